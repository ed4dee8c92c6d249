import { optionsOfKind, relationsTo, stateOf } from "@/agent/planner/lexicon/roles";
import { endDate } from "@/agent/planner/pieces/cycle-time";
import type { Give, Piece } from "@/agent/planner/pieces/piece";
import { isOneOf } from "@/agent/planner/pieces/state-condition";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import type { Condition, DateUnit, Group, GroupQuery } from "@/db/query/tree";
import { prefixed } from "./prefixed";

type Cohort = Extract<Give, { kind: "cohort" }>;

/**
 * Who came in the same month, and how many months later it came to the end: of what is won or done itself, else of what is won from them,
 * as deals are from companies. Without either there is no second date, and so no cohort.
 */
export function cohortQuery(
  catalog: Catalog,
  object: ObjectDefinition,
  gives: readonly Give[],
  conditions: readonly Condition[],
): GroupQuery | undefined {
  const asked = gives.find((give) => give.kind === "cohort");
  if (asked?.kind !== "cohort") return undefined;
  const bucket = asked.bucket ?? bucketOf(gives) ?? "month";
  const own = ending(object, conditions);
  if (own)
    return {
      object: object.key,
      ...all([...conditions, ...own.conditions]),
      group: groupsOf(asked, "created_at", own.date, bucket),
      measures: [{ fn: "count" }],
      limit: 1000,
    };
  const through = relationsTo(catalog, object.key).filter(({ from, field }) => field.type === "lookup" && isSold(from));
  const [way] = through;
  const end = way && ending(way.from, []);
  const moved = way ? conditions.map((condition) => prefixed(condition, way.field.key)) : [];
  if (!way || through.length !== 1 || !end || moved.some((condition) => condition === undefined)) return undefined;
  return {
    object: way.from.key,
    ...all([...moved.flatMap((condition) => condition ?? []), ...end.conditions]),
    group: groupsOf(asked, `${way.field.key}.created_at`, end.date, bucket),
    measures: [{ fn: "count_distinct", field: way.field.key }],
    limit: 1000,
  };
}

/** A period beside cohorts says which of them: those that came in it. */
export const sinceEntry = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) =>
    piece.give.kind === "period" && !piece.give.field
      ? { ...piece, give: { ...piece.give, field: "created_at" } }
      : piece,
  );

function groupsOf({ isAgeOnly }: Cohort, start: string, end: string, bucket: DateUnit): Group[] {
  const age: Group = { field: end, since: start, bucket };
  return isAgeOnly ? [age] : [{ field: start, bucket }, age];
}

const bucketOf = (gives: readonly Give[]): DateUnit | undefined =>
  gives.flatMap((give) => (give.kind === "group" && give.bucket ? [give.bucket] : []))[0];

const isSold = (object: ObjectDefinition): boolean => {
  const state = stateOf(object);
  return state !== undefined && optionsOfKind(state, "won").length > 0;
};

/** The day it was over, and which it must have reached; a state that was named stands. */
function ending(
  object: ObjectDefinition,
  conditions: readonly Condition[],
): { date: string; conditions: Condition[] } | undefined {
  const state = stateOf(object);
  const date = endDate(object);
  if (!state || !date) return undefined;
  const isSaid = JSON.stringify(conditions).includes(`"field":"${state.key}"`);
  const won = optionsOfKind(state, "won");
  const keys = won.length > 0 ? won : optionsOfKind(state, "done");
  return { date, conditions: isSaid || keys.length === 0 ? [] : [isOneOf(state.key, keys)] };
}

function all(conditions: readonly Condition[]): { where?: Condition } {
  const [first] = conditions;
  if (!first) return {};
  return { where: conditions.length === 1 ? first : { and: [...conditions] } };
}
