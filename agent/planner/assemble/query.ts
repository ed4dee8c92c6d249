import { defaultDate, defaultNumber, isDateField, isNumeric, onlyOne, stateOf } from "@/agent/planner/lexicon/roles";
import { endDate } from "@/agent/planner/pieces/cycle-time";
import { periodCondition } from "@/agent/planner/pieces/date-condition";
import type { Piece } from "@/agent/planner/pieces/piece";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import type { Condition, Group, GroupQuery, ListQuery, Measure, Sort } from "@/db/query/tree";
import { cohortQuery, sinceEntry } from "./cohort";
import { comparisonOf, extremeOf, type Figures, figuresOf, inBothPeriods, measureKey } from "./figures";
import { inOrderOf, isOver } from "./order";
import { shareFigures, testedPieces, withReportParts } from "./report-parts";

/** The conditions of a reading, each date put on the field it was hinted to. */
export function conditionsOf(pieces: readonly Piece[], object: ObjectDefinition): Condition[] {
  return pieces.flatMap(({ give }): Condition[] => {
    if (give.kind === "where") return [...flat(give.condition), ...impliedBy(give, pieces, object)];
    if (give.kind === "rank" || give.kind === "compare" || give.kind === "measure")
      return give.condition ? flat(give.condition) : [];
    if (give.kind === "having") return give.sum ? [give.sum.condition] : [];
    if (give.kind !== "period") return [];
    const hint = pieces.find((piece) => piece.give.kind === "hint")?.give;
    const named = give.field ?? (hint?.kind === "hint" ? hint.field : dateOfVerb(pieces));
    const field = named ?? (isSaidOver(pieces, object) ? endDate(object) : undefined) ?? defaultDate(object)?.key;
    return field ? [periodCondition(field, give.op, give.period)] : [];
  });
}

const flat = (condition: Condition): Condition[] => ("and" in condition ? condition.and : [condition]);

/** "did Marta complete last week" is about the day of completion, where there is one. */
const dateOfVerb = (pieces: readonly Piece[]): string | undefined =>
  pieces.flatMap(({ give }) => (give.kind === "where" && give.date ? [give.date] : []))[0];

/** "completed tasks in October": what is over has come to its end then. */
const isSaidOver = (pieces: readonly Piece[], object: ObjectDefinition): boolean =>
  pieces.some(({ give }) => give.kind === "where" && isOver(give.condition, object));

/** "gone quiet" is said of what is still open, unless the sentence says which state it means. */
function impliedBy(
  give: Extract<Piece["give"], { kind: "where" }>,
  pieces: readonly Piece[],
  object: ObjectDefinition,
): Condition[] {
  const state = stateOf(object)?.key;
  const isSaid = pieces.some((piece) => piece.give.kind === "where" && piece.give.path === state);
  return give.implied && !isSaid ? [give.implied] : [];
}

export function joinAll(conditions: readonly Condition[]): { where?: Condition } {
  const unique = [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
  const [first] = unique;
  if (!first) return {};
  return { where: unique.length === 1 ? first : { and: unique } };
}

export function selectionFrom(pieces: readonly Piece[], object: ObjectDefinition) {
  const isDeleted = pieces.some((piece) => piece.give.kind === "deleted");
  const search = pieces.flatMap(({ give }) => (give.kind === "search" ? [give.text] : [])).join(" ");
  return {
    object: object.key,
    ...joinAll(conditionsOf(pieces, object)),
    ...(search ? { search } : {}),
    ...(isDeleted ? { deleted: "only" as const } : {}),
  };
}

export function queryFrom(
  pieces: readonly Piece[],
  object: ObjectDefinition,
  catalog: Catalog,
): ListQuery | GroupQuery {
  const gives = contrasted(joinFigures(pieces.map((piece) => piece.give).flatMap(spread), object), object);
  const cohort = cohortQuery(catalog, object, gives, conditionsOf(sinceEntry(pieces), object));
  if (cohort) return cohort;
  const measures = gives.filter((give) => give.kind === "measure");
  const groups: Group[] = gives.flatMap((give) =>
    give.kind === "group"
      ? [give, ...(give.also ? [give.also] : [])].map(({ field, bucket }) =>
          bucket
            ? {
                field: hintedDate(gives, object, {
                  field,
                  isOver: isAllOver(pieces, object),
                  asked: askedDate(pieces, object),
                }),
                bucket,
              }
            : { field },
        )
      : [],
  );
  const compare = gives.find((give) => give.kind === "compare");
  const isRatio = gives.some((give) => give.kind === "ratio");
  const isPart = gives.some((give) => give.kind === "part");
  if (measures.length + groups.length === 0 && !compare && !isRatio && !isPart) return listFrom(pieces, object);

  const comparison = comparisonOf(pieces, object);
  const tested = testedPieces(pieces);
  const base = selectionFrom(
    pieces.filter((piece) => piece !== comparison?.replaces && !tested.includes(piece)),
    object,
  );
  const { where: part } = joinAll(conditionsOf(tested, object));
  const asked = part ? shareFigures(part, base.where, object, measures) : figuresOf(gives, object);
  const plain = { ...asked, measures: asked.measures.map((measure) => untilOver(measure, pieces, object)) };
  const figures = comparison ? inBothPeriods(plain, comparison) : plain;
  const isExtreme = extremeOf(gives, object) !== undefined && measures.length === 0;
  const limit = isExtreme ? undefined : gives.find((give) => give.kind === "limit");
  const sort = groupSort(gives, figures, groups, limit);
  const query: GroupQuery = {
    ...base,
    ...(groups.length > 0 ? { group: groups } : {}),
    ...figures,
    ...(groups.length > 0 && sort ? { sort: [sort] } : {}),
    ...(groups.length > 0 && limit ? { limit: limit.count } : {}),
  };
  return withReportParts(query, gives, part !== undefined);
}

/** "deals created per month": the date that was named takes the place of the object's main date. */
function hintedDate(
  gives: readonly Piece["give"][],
  object: ObjectDefinition,
  { field, isOver, asked }: { field: string; isOver: boolean; asked: string | undefined },
): string {
  const hint = gives.find((give) => give.kind === "hint");
  const end = endDate(object);
  const isDefault = field === defaultDate(object)?.key;
  if (!hint && end && isDefault && isOver) return end;
  if (!hint && isDefault && asked) return asked;
  return hint && field === defaultDate(object)?.key ? hint.field : field;
}

/** "tasks completed in October by week": the weeks of the one day that was asked for. */
const askedDate = (pieces: readonly Piece[], object: ObjectDefinition): string | undefined =>
  onlyOne(
    conditionsOf(pieces, object).flatMap((condition) =>
      "field" in condition &&
      typeof condition.value === "object" &&
      object.fields.some((field) => field.key === condition.field && isDateField(field))
        ? [condition.field]
        : [],
    ),
  );

/** "headcount of gold companies combined": the field that was to be shown is the one to be added up. */
function shownFigure(gives: readonly Piece["give"][], object: ObjectDefinition): Piece["give"] | undefined {
  const shown = gives.flatMap((give) => (give.kind === "show" ? give.fields : []));
  const field = object.fields.find(({ key }) => key === shown[0]);
  return shown.length === 1 && field && isNumeric(field)
    ? { kind: "measure", fn: "sum", field: field.key, needsField: true }
    : undefined;
}

/** "average deal size": the function and its field stand apart and are one figure. */
function joinFigures(gives: readonly Piece["give"][], object: ObjectDefinition): Piece["give"][] {
  const bare = gives.find((give) => give.kind === "measure" && give.needsField) ?? shownFigure(gives, object);
  const loose = gives.find((give) => give.kind === "measure" && (give.isLoose || (give.field && !give.needsField)));
  if (bare?.kind !== "measure" || loose?.kind !== "measure") return [...gives];
  return gives
    .filter((give) => give !== bare)
    .map((give) => (give === loose && give.kind === "measure" && give.isLoose ? { ...give, field: bare.field } : give));
}

/** "compare the won deals of Marta and Tom": the values that were named are the groups, with number and sum of each. */
function contrasted(gives: readonly Piece["give"][], object: ObjectDefinition): Piece["give"][] {
  const groups = gives.filter((give) => give.kind === "group");
  if (gives.some((give) => ["compare", "part", "cohort"].includes(give.kind)) || groups.length > 1) return [...gives];
  const lists = gives.flatMap((give) =>
    give.kind === "where" && "field" in give.condition && ["in", "has_any"].includes(give.condition.op) ? [give] : [],
  );
  const isCompared = gives.some((give) => give.kind === "contrast");
  const isCounted = gives.some((give) => give.kind === "measure" && give.fn === "count" && !give.needsField);
  const named =
    lists.find((give) => give.isContrast) ??
    lists.find((give) => isCompared && "field" in give.condition && give.condition.op === "in") ??
    lists.find((give) => isCounted && give.isEach);
  // "won vs lost by owner": beside another group only what is set side by side is one.
  if (!named || (groups.length > 0 && !named.isContrast)) return [...gives];
  if (groups.length > 0) return [...gives, { kind: "group", field: named.path }];
  const hasFigure = gives.some((give) => give.kind === "measure" || give.kind === "ratio");
  const number = defaultNumber(object);
  const figures: Piece["give"][] = [
    { kind: "measure", fn: "count" },
    ...(number ? [{ kind: "measure" as const, fn: "sum" as const, field: number.key }] : []),
  ];
  return [...gives, { kind: "group", field: named.path }, ...(hasFigure ? [] : figures)];
}

/** A ranking is a group, a measure and a limit in one. */
export function spread(give: Piece["give"]): Piece["give"][] {
  if (give.kind === "having")
    return [
      { kind: "group", field: give.group.field },
      ...(give.sum ? [{ kind: "measure" as const, fn: "sum" as const, field: give.sum.field }] : []),
      give,
    ];
  if (give.kind !== "rank") return [give];
  return [
    { kind: "group", field: give.group.field, bucket: give.group.bucket },
    ...(give.fn ? [{ kind: "measure" as const, fn: give.fn, field: give.field }] : []),
    ...(give.isRate ? [{ kind: "ratio" as const, name: "win_rate" }] : []),
    { kind: "limit", count: give.count, sort: { field: "", direction: give.direction }, isOfGroups: true },
  ];
}

function listFrom(pieces: readonly Piece[], object: ObjectDefinition): ListQuery {
  const gives = pieces.map((piece) => piece.give);
  const limit = gives.find((give) => give.kind === "limit");
  const sorts: Sort[] = gives.flatMap((give) =>
    give.kind === "sort"
      ? [
          give.isMain
            ? { ...give.sort, field: comparedField(gives, object) ?? give.sort.field }
            : inOrderOf(give, limit, object),
        ]
      : [],
  );
  const hint = gives.find((give) => give.kind === "hint");
  const fresh: Sort[] =
    hint && !gives.some((give) => give.kind === "period") ? [{ field: hint.field, direction: "desc" }] : [];
  const sort = sorts.length > 0 ? sorts : limit?.sort ? [onDayOfEnd(limit.sort, pieces, object)] : fresh;
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

/** "our latest wins": of what is over, the latest is what ended last. */
function onDayOfEnd(sort: Sort, pieces: readonly Piece[], object: ObjectDefinition): Sort {
  const end = endDate(object);
  const isOver = sort.field === "created_at" && isAllOver(pieces, object);
  return isOver && end ? { ...sort, field: end } : sort;
}

/** What is over is no older than on the day that it ended. */
function untilOver(measure: Measure, pieces: readonly Piece[], object: ObjectDefinition): Measure {
  const end = endDate(object);
  const isOpenEnded = measure.days !== undefined && measure.days.to === undefined;
  return isOpenEnded && end && measure.days && isAllOver(pieces, object)
    ? { ...measure, days: { ...measure.days, to: end } }
    : measure;
}

const isAllOver = (pieces: readonly Piece[], object: ObjectDefinition): boolean =>
  conditionsOf(pieces, object).some((condition) => isOver(condition, object));

/** "more than 300 people, biggest first": the figure that was compared says what is big, not the object's main one. */
function comparedField(gives: readonly Piece["give"][], object: ObjectDefinition): string | undefined {
  const compared = gives.flatMap((give) => {
    const isCompared = give.kind === "where" && "field" in give.condition && /^[gl]te?$/.test(give.condition.op);
    const field = isCompared ? object.fields.find((entry) => entry.key === give.path) : undefined;
    return field && isNumeric(field) ? [field.key] : [];
  });
  return onlyOne([...new Set(compared)]);
}

/** Groups with a limit are a ranking, so the figure sorts them: a quotient first, else the first measure. */
function groupSort(
  gives: readonly Piece["give"][],
  { measures, ratios }: Figures,
  groups: readonly Group[],
  limit: Extract<Piece["give"], { kind: "limit" }> | undefined,
): Sort | undefined {
  const named = gives.find((give) => give.kind === "sort");
  const [first] = measures;
  if (!first || (groups.some((group) => group.bucket) && !limit?.isOfGroups)) return undefined;
  const field = ratios?.[0]?.as ?? measureKey(first);
  if (limit) return { field, direction: limit.sort?.direction ?? "desc" };
  return named ? { field, direction: named.sort.direction ?? "desc" } : undefined;
}
