import { type SQL, sql } from "drizzle-orm";

import { suggestion } from "./closest";
import type { GroupColumn, Piece } from "./group-pieces";
import { inWords } from "./measure-pieces";
import { QueryError } from "./query-error";
import type { GroupQuery, Measure } from "./tree";

type Ratio = NonNullable<GroupQuery["ratios"]>[number];
type Derived = NonNullable<GroupQuery["derived"]>[number];

export function ratioPiece(measures: readonly Piece[], ratio: Ratio, position: number): Piece {
  const at = `ratios.${position}`;
  const numerator = named(measures, ratio.numerator, `${at}.numerator`);
  const denominator = named(measures, ratio.denominator, `${at}.denominator`);
  requireOneCurrency(numerator, denominator, `${at}.denominator`);
  const column: GroupColumn = { key: ratio.as, label: inWords(ratio.as), role: "ratio", type: "ratio" };
  return figure(column, sql`(${numerator.order})::numeric / nullif((${denominator.order})::numeric, 0)`);
}

/** What a derived figure needs to know of its query: its groups, its figures, and the same figure over all its records. */
export type Figures = {
  groups: readonly Piece[];
  measures: readonly Piece[];
  ratios: readonly Piece[];
  asked: readonly Measure[];
  overAll: (piece: Piece) => SQL;
};

export function derivedPiece(figures: Figures, derived: Derived, position: number): Piece {
  const at = `derived.${position}`;
  const known = [...figures.measures, ...figures.ratios];
  const of = named(known, derived.of, `${at}.of`);
  const isCompared = derived.fn === "difference" || derived.fn === "change";
  if (isCompared !== (derived.from !== undefined))
    throw new QueryError(`${at}.from`, isCompared ? `${derived.fn} needs from.` : `${derived.fn} takes no from.`);
  const column: GroupColumn = { ...of.column, key: derived.as, label: inWords(derived.as) };
  const ratio: GroupColumn = { key: derived.as, label: inWords(derived.as), role: "ratio", type: "ratio" };
  if (derived.fn === "share") {
    requireSum(figures, of, at, derived.fn);
    return figure(ratio, sql`coalesce((${of.order})::numeric, 0) / nullif((${figures.overAll(of)})::numeric, 0)`);
  }
  if (derived.fn === "running") return runningPiece(figures, { of, column, at });
  const from = named(known, derived.from ?? "", `${at}.from`);
  requireOneCurrency(of, from, `${at}.from`);
  const [now, before] = [amountOf(figures, of), amountOf(figures, from)];
  if (derived.fn === "difference") return figure(column, sql`${now} - ${before}`);
  return figure(ratio, sql`(${now} - ${before}) / nullif(abs(${before}), 0)`);
}

/** Adds up along the dates, for each of the other groups on its own. */
function runningPiece(figures: Figures, { of, column, at }: { of: Piece; column: GroupColumn; at: string }): Piece {
  requireSum(figures, of, at, "running");
  const date = figures.groups.find(({ column: { bucket, elapsed } }) => bucket ?? elapsed);
  if (!date) throw new QueryError(`${at}.fn`, "A running total goes along dates.", "Group by a date with a bucket.");
  const others = figures.groups.filter((group) => group !== date).flatMap((group) => group.groupBy);
  const parts = others.length > 0 ? sql`partition by ${sql.join(others, sql`, `)} ` : sql``;
  const made = figure(column, sql`sum(${amountOf(figures, of)}) over (${parts}order by ${date.order} nulls last)`);
  return { ...made, isWindow: true };
}

/** A sum over nothing is 0 where it is compared or added up. */
function amountOf({ measures, asked }: Figures, piece: Piece): SQL {
  const fn = asked[measures.indexOf(piece)]?.fn;
  return fn === "sum" ? sql`coalesce((${piece.order})::numeric, 0)` : sql`(${piece.order})::numeric`;
}

function requireSum({ measures, asked }: Figures, piece: Piece, at: string, fn: string): void {
  const { fn: of } = asked[measures.indexOf(piece)] ?? {};
  if (of === "count" || of === "sum") return;
  throw new QueryError(`${at}.of`, `Only a count or a sum has a ${fn === "share" ? "share" : "running total"}.`);
}

function requireOneCurrency({ column: one }: Piece, { column: other }: Piece, at: string): void {
  const [first, second] = [one.currency, other.currency];
  if (one.type !== "currency" || other.type !== "currency" || first === second) return;
  throw new QueryError(at, `${first} and ${second} cannot be set against each other.`, "Take amounts of one currency.");
}

function named(pieces: readonly Piece[], name: string, at: string): Piece {
  const found = pieces.find((piece) => piece.column.key === name);
  if (found) {
    if (["date", "datetime"].includes(found.column.type))
      throw new QueryError(at, `"${name}" is a date, not a figure.`);
    return found;
  }
  const known = pieces.map((piece) => piece.column.key);
  throw new QueryError(at, `There is no measure "${name}".`, suggestion(name, known));
}

const figure = (column: GroupColumn, expression: SQL): Piece => ({
  column,
  field: null,
  expressions: [expression],
  groupBy: [],
  order: expression,
});
