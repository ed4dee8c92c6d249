import { isFieldCondition } from "./describe-query";
import { describeValue, operatorLabel, resolvePath } from "./filters";
import type { Condition, ObjectDefinition } from "./types";

/** A condition in words, for filters that are too deep to edit as one chip. */
export function describeCondition(
  condition: Condition,
  objects: readonly ObjectDefinition[],
  objectKey: string,
): string {
  if (isFieldCondition(condition)) {
    if (condition.field === "id") return idText(condition.value);
    const resolved = resolvePath(objects, objectKey, condition.field);
    if (!resolved) return `${condition.field} ${condition.op}`;
    const operator = operatorLabel(resolved.field.type, condition.op);
    const isBare = condition.op === "empty" || condition.op === "not_empty";
    const value = isBare ? "" : ` ${describeValue(condition, resolved.field, () => "someone")}`;
    return `${resolved.label} ${operator}${value}`;
  }
  const tell = (each: Condition) => describeCondition(each, objects, objectKey);
  if ("and" in condition) return condition.and.map(tell).join(" and ");
  if ("or" in condition) return condition.or.map(tell).join(" or ");
  if ("not" in condition) return `not (${tell(condition.not)})`;
  return relatedText(condition, objects, objectKey);
}

function relatedText(
  condition: Extract<Condition, { related: string }>,
  objects: readonly ObjectDefinition[],
  objectKey: string,
): string {
  const key = condition.related.split(".")[0] ?? condition.related;
  const source = objects.find((object) =>
    object.fields.some(
      (field) => field.target === objectKey && (field.reverse?.key === condition.related || object.key === key),
    ),
  );
  const plural = (source?.plural ?? key).toLowerCase();
  const inner = condition.where ? ` where ${describeCondition(condition.where, objects, source?.key ?? key)}` : "";
  const { count } = condition;
  if (!count) return `has ${plural}${inner}`;
  if (count.op === "eq" && count.value === 0) return `no ${plural}${inner}`;
  const words = { eq: "exactly", ne: "not", lt: "fewer than", lte: "at most", gt: "more than", gte: "at least" };
  return `${words[count.op]} ${count.value} ${plural}${inner}`;
}

function idText(value: unknown): string {
  const count = Array.isArray(value) ? value.length : 1;
  return count === 1 ? "one chosen record" : `${count} chosen records`;
}
