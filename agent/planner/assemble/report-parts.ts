import { optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { conditionOf, type Give, type Piece } from "@/agent/planner/pieces/piece";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, GroupQuery, Measure } from "@/db/query/tree";
import { type Figures, measureKey } from "./figures";

/** The conditions that make the part of "what share of …"; the others say of which whole. */
export function testedPieces(pieces: readonly Piece[]): Piece[] {
  const part = pieces.map(({ give }) => give).find((give) => give.kind === "part");
  if (part?.kind !== "part") return [];
  const wheres = pieces.filter(({ give }) => give.kind === "where");
  const after = wheres.filter(({ from }) => from >= part.verbAt);
  if (after.length > 0 || pieces.some(({ give }) => give.kind === "group")) return after;
  return wheres;
}

/** The part over the whole. What was won is a share of what was closed, unless another state was named. */
export function shareFigures(
  tested: Condition,
  base: Condition | undefined,
  object: ObjectDefinition,
  asked: readonly Extract<Give, { kind: "measure" }>[],
): Figures {
  const added = asked.find(({ fn, field }) => fn === "sum" && field !== undefined);
  const figure: Measure = added?.field ? { fn: "sum", field: added.field } : { fn: "count" };
  const state = stateOf(object);
  const text = JSON.stringify(tested);
  const won = state ? optionsOfKind(state, "won") : [];
  const isOfState = (condition: string) => state !== undefined && condition.includes(`"field":"${state.key}"`);
  const isWon =
    isOfState(text) && won.some((key) => text.includes(`"${key}"`)) && !isOfState(JSON.stringify(base ?? {}));
  const closed = state && isWon ? optionsOfKind(state, "won", "lost") : [];
  return {
    measures: [
      { ...figure, where: tested, as: "part" },
      {
        ...figure,
        ...(closed.length > 0 && state ? { where: conditionOf(state.key, "in", closed) } : {}),
        as: "whole",
      },
    ],
    ratios: [{ as: "share", numerator: "part", denominator: "whole" }],
  };
}

/** Shares of groups, running totals, groups above a limit, and the rest, once groups and measures stand. */
export function withReportParts(query: GroupQuery, gives: readonly Give[], isShared: boolean): GroupQuery {
  const has = (kind: Give["kind"]) => gives.some((give) => give.kind === kind);
  const [first] = query.measures;
  if (!first) return query;
  const of = measureKey(first);
  const isAdded = first.fn === "count" || first.fn === "sum";
  const hasDate = query.group?.some(({ bucket }) => bucket) ?? false;
  const derived: NonNullable<GroupQuery["derived"]> = [
    ...(has("part") && !isShared && query.group && isAdded ? [{ as: "share", fn: "share" as const, of }] : []),
    ...(has("running") && hasDate && isAdded ? [{ as: "so_far", fn: "running" as const, of }] : []),
  ];
  const kept = gives.flatMap((give) => (give.kind === "having" ? [{ field: of, op: give.op, value: give.value }] : []));
  const isFolded = has("rest") && query.group?.length === 1 && !hasDate && query.limit !== undefined;
  return {
    ...query,
    ...(derived.length > 0 ? { derived } : query.derived ? { derived: query.derived } : {}),
    ...(kept.length > 0 ? { having: kept } : {}),
    ...(isFolded ? { rest: true } : {}),
  };
}
