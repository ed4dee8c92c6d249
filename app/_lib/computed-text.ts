import { describeCondition } from "./describe-condition";
import type { FieldDefinition, ObjectDefinition } from "./types";

const words = {
  count: "Number of",
  sum: "Sum of",
  avg: "Average of",
  min: "Smallest",
  max: "Largest",
  latest: "Newest",
} as const;

/** What a computed field is made of: the formula itself, or the rollup as a phrase. */
export function computedText(field: FieldDefinition, objects: readonly ObjectDefinition[], object: string): string {
  const { computed } = field;
  if (!computed) return "";
  if (computed.kind === "formula") return computed.expression;
  const { relation, fn, where } = computed;
  const from = objects.find((other) =>
    other.fields.some(
      (link) => link.target === object && (link.reverse?.key === relation || `${other.key}.${link.key}` === relation),
    ),
  );
  const plural = (from?.plural ?? relation).toLowerCase();
  const measured = from?.fields.find((each) => each.key === computed.field)?.label.toLowerCase() ?? computed.field;
  const narrowed = where && from ? ` where ${describeCondition(where, objects, from.key)}` : "";
  return `${words[fn]} ${fn === "count" ? plural : `${measured} of ${plural}`}${narrowed}`;
}
