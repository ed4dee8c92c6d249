import type { ToolInput } from "@/app/_lib/tool-types";
import type { Condition, FieldDefinition } from "@/app/_lib/types";

export type Computed = ToolInput<"preview_computed_field">["computed"];
export type RollupFunction = Extract<Computed, { kind: "rollup" }>["fn"];

/** How a field gets its value: people write it, or it is worked out. */
export type Source = "written" | "formula" | "rollup";

export type ComputedDraft = {
  source: Source;
  expression: string;
  relation: string;
  fn: RollupFunction;
  measured: string;
  where: Condition | undefined;
};

export const sourceWords: Record<Exclude<Source, "written">, string> = {
  formula: "Formula",
  rollup: "Rollup of related records",
};

export const functionWords: Record<RollupFunction, string> = {
  count: "Count them",
  sum: "Add up",
  avg: "Average of",
  min: "Smallest of",
  max: "Largest of",
  latest: "Of the newest one",
};

export function computedDraftOf(computed: FieldDefinition["computed"]): ComputedDraft {
  const rollup = computed?.kind === "rollup" ? computed : undefined;
  return {
    source: computed?.kind ?? "written",
    expression: computed?.kind === "formula" ? computed.expression : "",
    relation: rollup?.relation ?? "",
    fn: rollup?.fn ?? "count",
    measured: rollup?.field ?? "",
    where: rollup?.where,
  };
}

/** Null while something is missing that a preview could not do without. */
export function computedOf({ source, expression, relation, fn, measured, where }: ComputedDraft): Computed | null {
  if (source === "formula") return expression.trim() ? { kind: "formula", expression: expression.trim() } : null;
  if (source !== "rollup" || !relation || (fn !== "count" && !measured)) return null;
  return { kind: "rollup", relation, fn, ...(fn === "count" ? {} : { field: measured }), ...(where ? { where } : {}) };
}
