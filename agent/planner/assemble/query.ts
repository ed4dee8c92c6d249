import { defaultDate, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { periodCondition } from "@/agent/planner/pieces/date-condition";
import { conditionOf, type Piece } from "@/agent/planner/pieces/piece";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, Group, GroupQuery, ListQuery, Measure, Period, Sort } from "@/db/query/tree";

/** The conditions of a reading, each date put on the field it was hinted to. */
export function conditionsOf(pieces: readonly Piece[], object: ObjectDefinition): Condition[] {
  return pieces.flatMap(({ give }): Condition[] => {
    if (give.kind === "where") return "and" in give.condition ? give.condition.and : [give.condition];
    if (give.kind !== "period") return [];
    const hint = pieces.find((piece) => piece.give.kind === "hint")?.give;
    const field = give.field ?? (hint?.kind === "hint" ? hint.field : defaultDate(object)?.key);
    return field ? [periodCondition(field, give.op, give.period)] : [];
  });
}

export function joinAll(conditions: readonly Condition[]): { where?: Condition } {
  const unique = [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
  const [first] = unique;
  if (!first) return {};
  return { where: unique.length === 1 ? first : { and: unique } };
}

export function selectionFrom(pieces: readonly Piece[], object: ObjectDefinition) {
  const isDeleted = pieces.some((piece) => piece.give.kind === "deleted");
  return {
    object: object.key,
    ...joinAll(conditionsOf(pieces, object)),
    ...(isDeleted ? { deleted: "only" as const } : {}),
  };
}

export function queryFrom(pieces: readonly Piece[], object: ObjectDefinition): ListQuery | GroupQuery {
  const gives = joinFigures(pieces.map((piece) => piece.give).flatMap(spread));
  const measures = gives.filter((give) => give.kind === "measure");
  const groups: Group[] = gives.flatMap((give) =>
    give.kind === "group"
      ? [give, ...(give.also ? [give.also] : [])].map(({ field, bucket }) => (bucket ? { field, bucket } : { field }))
      : [],
  );
  const compare = gives.find((give) => give.kind === "compare");
  const isRatio = gives.some((give) => give.kind === "ratio");
  if (measures.length + groups.length === 0 && !compare && !isRatio) return listFrom(pieces, object);

  const base = selectionFrom(pieces, object);
  const plain: Measure[] =
    measures.length > 0
      ? unique(measures.map((give): Measure => (give.field ? { fn: give.fn, field: give.field } : { fn: give.fn })))
      : [{ fn: "count" }];
  const limit = gives.find((give) => give.kind === "limit");
  const sort = groupSort(gives, plain, groups);
  const shape = { ...base, ...(groups.length > 0 ? { group: groups } : {}) };
  if (isRatio)
    return {
      ...shape,
      ...winRate(object),
      ...(groups.length > 0 && limit
        ? { sort: [{ field: "win_rate", direction: "desc" as const }], limit: limit.count }
        : {}),
    };
  if (compare) return { ...shape, measures: compared(plain, compare.periods, dateOf(gives, object)) };
  return {
    ...shape,
    measures: plain,
    ...(groups.length > 0 && sort ? { sort: [sort] } : {}),
    ...(groups.length > 0 && limit ? { limit: limit.count } : {}),
  };
}

/** "average deal size": the function and its field stand apart and are one figure. */
function joinFigures(gives: readonly Piece["give"][]): Piece["give"][] {
  const bare = gives.find((give) => give.kind === "measure" && give.needsField);
  const loose = gives.find((give) => give.kind === "measure" && (give.isLoose || (give.field && !give.needsField)));
  if (bare?.kind !== "measure" || loose?.kind !== "measure") return [...gives];
  return gives
    .filter((give) => give !== bare)
    .map((give) => (give === loose && give.kind === "measure" && give.isLoose ? { ...give, field: bare.field } : give));
}

/** A ranking is a group, a measure and a limit in one. */
function spread(give: Piece["give"]): Piece["give"][] {
  if (give.kind !== "rank") return [give];
  return [
    { kind: "group", field: give.group.field, bucket: give.group.bucket },
    ...(give.fn ? [{ kind: "measure" as const, fn: give.fn, field: give.field }] : []),
    { kind: "limit", count: give.count, sort: { field: "", direction: give.direction } },
  ];
}

function listFrom(pieces: readonly Piece[], object: ObjectDefinition): ListQuery {
  const gives = pieces.map((piece) => piece.give);
  const limit = gives.find((give) => give.kind === "limit");
  const sorts: Sort[] = gives.flatMap((give) => (give.kind === "sort" ? [give.sort] : []));
  const hint = gives.find((give) => give.kind === "hint");
  const fresh: Sort[] =
    hint && !gives.some((give) => give.kind === "period") ? [{ field: hint.field, direction: "desc" }] : [];
  const sort = sorts.length > 0 ? sorts : limit?.sort ? [limit.sort] : fresh;
  const shown = gives.flatMap((give) => (give.kind === "show" ? give.fields : []));
  const fields = shown.length > 0 ? { fields: [...new Set([object.nameField, ...shown])] } : {};
  return {
    ...selectionFrom(pieces, object),
    ...fields,
    ...(sort.length > 0 ? { sort } : {}),
    ...(limit ? { limit: Math.max(1, Math.min(500, limit.count)) } : {}),
    count: "capped",
  };
}

export const measureKey = (measure: Measure): string =>
  measure.as ?? (measure.fn === "count" ? "count" : `${measure.fn}_${measure.field ?? ""}`.replaceAll(".", "_"));

/** Groups with a limit are a ranking, so the measure sorts them. */
function groupSort(
  gives: readonly Piece["give"][],
  measures: readonly Measure[],
  groups: readonly Group[],
): Sort | undefined {
  const limit = gives.find((give) => give.kind === "limit");
  const named = gives.find((give) => give.kind === "sort");
  const [first] = measures;
  if (!first || groups.some((group) => group.bucket)) return undefined;
  if (limit) return { field: measureKey(first), direction: limit.sort?.direction ?? "desc" };
  return named ? { field: measureKey(first), direction: named.sort.direction ?? "desc" } : undefined;
}

function dateOf(gives: readonly Piece["give"][], object: ObjectDefinition): string {
  const compare = gives.find((give) => give.kind === "compare");
  return compare?.field ?? defaultDate(object)?.key ?? "created_at";
}

/** Each measure twice, once per period, in one run. */
function compared(measures: readonly Measure[], periods: readonly [Period, Period], field: string): Measure[] {
  return measures.flatMap((measure) =>
    periods.map(
      (period, index): Measure => ({
        ...measure,
        where: { field, op: "eq", value: period },
        as: `${measureKey(measure)}_${index === 0 ? "now" : "before"}`,
      }),
    ),
  );
}

function winRate(object: ObjectDefinition): Pick<GroupQuery, "measures" | "ratios"> {
  const state = stateOf(object);
  const won = state ? optionsOfKind(state, "won") : [];
  const closed = state ? optionsOfKind(state, "won", "lost") : [];
  const path = state?.key ?? "";
  return {
    measures: [
      { fn: "count", where: conditionOf(path, "in", won), as: "won" },
      { fn: "count", where: conditionOf(path, "in", closed), as: "closed" },
    ],
    ratios: [{ as: "win_rate", numerator: "won", denominator: "closed" }],
  };
}

const unique = (measures: readonly Measure[]): Measure[] => [
  ...new Map(measures.map((measure) => [JSON.stringify(measure), measure])).values(),
];
