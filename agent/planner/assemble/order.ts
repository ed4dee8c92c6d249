import { isNumeric, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, Sort } from "@/db/query/tree";

/** "the four smallest by headcount": small says which way the figure goes. */
export function inOrderOf(
  { sort, isBare }: { sort: Sort; isBare?: boolean },
  limit: { sort?: Sort | undefined } | undefined,
  object: ObjectDefinition,
): Sort {
  const isSize = object.fields.some((field) => field.key === limit?.sort?.field && isNumeric(field));
  return isBare && isSize && limit?.sort?.direction ? { ...sort, direction: limit.sort.direction } : sort;
}

/** Whether a condition is met by nothing but what was won, lost or done. */
export function isOver(condition: Condition, object: ObjectDefinition): boolean {
  const state = stateOf(object);
  const over = state ? optionsOfKind(state, "won", "lost", "done") : [];
  return (
    "field" in condition &&
    condition.field === state?.key &&
    ["eq", "in"].includes(condition.op) &&
    [condition.value].flat().every((key) => over.includes(String(key)))
  );
}
