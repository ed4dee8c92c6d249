import type { Path } from "@/agent/planner/assemble/compose";
import { conditionsOf, joinAll } from "@/agent/planner/assemble/query";
import { defaultNumber } from "@/agent/planner/lexicon/roles";
import { matching, type Sentence } from "@/agent/planner/link/sentence";
import type { Recogniser } from "@/agent/planner/pieces/piece";
import type { Condition, FieldCondition, GroupQuery, ListQuery } from "@/db/query/tree";

const joints = [
  "compared to",
  "compared with",
  "versus",
  "against",
  "and compared to",
  "as against",
  "in comparison to",
  "in comparison with",
];

export const isSetAgainst = (s: Sentence): boolean => matching(s, 0, joints).length > 0;

/** The joint itself says nothing further, and only at the beginning of what leans on an answer. */
export const againstJoint: Recogniser = (s, at) =>
  at > 0
    ? []
    : matching(s, 0, joints).map((words) => ({
        from: 0,
        to: words.split(" ").length,
        cost: 0,
        give: { kind: "noise" as const },
      }));

/** "won deals this year", then "compared to the lost ones": both values of the field, each with its figure. */
export function setAgainst(s: Sentence, last: ListQuery | GroupQuery, path: Path): GroupQuery | undefined {
  const [fresh, more] = conditionsOf(path.pieces, path.object);
  if (!isSetAgainst(s) || !fresh || more || !isEqual(fresh)) return undefined;
  const parts = last.where ? ("and" in last.where ? last.where.and : [last.where]) : [];
  const before = parts.find((part): part is FieldCondition => isEqual(part) && part.field === fresh.field);
  if (!before || before.value === fresh.value) return undefined;
  const both: Condition = { field: fresh.field, op: "in", value: [String(before.value), String(fresh.value)] };
  const number = defaultNumber(path.object);
  const isFigure = "measures" in last;
  return {
    object: last.object,
    ...joinAll([...parts.filter((part) => part !== before), both]),
    group: [
      { field: fresh.field },
      ...(isFigure ? (last.group ?? []).filter(({ field }) => field !== fresh.field) : []),
    ],
    measures: isFigure
      ? last.measures
      : [{ fn: "count" }, ...(number ? [{ fn: "sum" as const, field: number.key }] : [])],
  };
}

const isEqual = (condition: Condition): condition is FieldCondition =>
  "field" in condition && condition.op === "eq" && typeof condition.value === "string";
