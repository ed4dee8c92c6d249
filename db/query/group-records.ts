import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { suggestion } from "./closest";
import { compileSelection } from "./compile-selection";
import { derivedPiece, ratioPiece } from "./derived-pieces";
import { type GroupColumn, groupPiece, type Piece } from "./group-pieces";
import { inlineParams } from "./inline-params";
import { toText } from "./list-records";
import { measurePiece } from "./measure-pieces";
import { QueryError } from "./query-error";
import type { QueryContext } from "./scope";
import type { GroupQuery } from "./tree";
import { alias, decodeValue, type Value } from "./values";

export type GroupResult = {
  columns: GroupColumn[];
  rows: Record<string, Value>[];
  /** The figures of the groups beyond the limit, where they were asked for and there are any. */
  rest?: Record<string, Value>;
  sql: string;
  isTruncated: boolean;
};

type Compiled = { groups: Piece[]; figures: Piece[]; from: SQL; where: SQL };

/** Figures from SQL: groups, measures and what is derived of them. Answers the statement that made them too. */
export async function groupRecords(session: Session, context: QueryContext, query: GroupQuery): Promise<GroupResult> {
  const limit = query.limit ?? 200;
  const compiled = compile(context, query);
  const pieces = [...compiled.groups, ...compiled.figures];
  const isFolded = query.rest === true;
  if (isFolded) checkRest(query, compiled);
  const statement = toText(isFolded ? withRest(query, compiled, limit) : plain(query, compiled, limit + 1));
  const found = await session.query(statement.sql, statement.params);
  const isRest = (row: Record<string, unknown>) => isFolded && Number(row["place"]) === 0;
  const rows = found.filter((row) => !isRest(row));
  const last = found.find(isRest);
  return {
    columns: pieces.map((piece) => piece.column),
    rows: rows
      .slice(0, limit)
      .map((row) => Object.fromEntries(pieces.map((piece, place) => [piece.column.key, decode(piece, row, place)]))),
    ...(last
      ? {
          rest: Object.fromEntries(
            compiled.figures.map((piece, at) => [piece.column.key, decode(piece, last, compiled.groups.length + at)]),
          ),
        }
      : {}),
    sql: inlineParams(statement.sql, statement.params),
    isTruncated: rows.length > limit,
  };
}

function compile(context: QueryContext, query: GroupQuery): Compiled {
  const { scope, where } = compileSelection(context, query);
  const groups = (query.group ?? []).map((group, position) => groupPiece(scope, group, position));
  const measures = query.measures.map((measure, position) => measurePiece(scope, measure, position));
  const ratios = (query.ratios ?? []).map((ratio, position) => ratioPiece(measures, ratio, position));
  const overAll = (piece: Piece) => sql`(select ${piece.order} from ${scope.from()} where ${where})`;
  const known = { groups, measures, ratios, asked: query.measures, overAll };
  const derived = (query.derived ?? []).map((entry, position) => derivedPiece(known, entry, position));
  const laterals = groups.flatMap((piece) => (piece.lateral ? [piece.lateral] : []));
  const figures = [...measures, ...ratios, ...derived];
  requireOwnNames([...groups, ...figures]);
  return { groups, figures, from: sql`${scope.from()}${sql.join(laterals, sql``)}`, where };
}

/** Two columns of one name would answer only one of them. */
function requireOwnNames(pieces: readonly Piece[]): void {
  const keys = pieces.map((piece) => piece.column.key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice) throw new QueryError("measures", `Two columns are called "${twice}".`, "Name one of them with as.");
}

function select(pieces: readonly Piece[]): SQL {
  const selected = pieces.flatMap((piece, place) =>
    piece.expressions.map((expression, part) => alias(expression, `c${place}_${part}`)),
  );
  return sql.join(selected, sql`, `);
}

function grouped(query: GroupQuery, { groups, figures, from, where }: Compiled, also: SQL = sql``): SQL {
  const by = groups.flatMap((piece) => piece.groupBy);
  return sql`select ${select([...groups, ...figures])}${also} from ${from} where ${where}${
    by.length > 0 ? sql` group by ${sql.join(by, sql`, `)}` : sql``
  }${havingOf(query, figures)}`;
}

function plain(query: GroupQuery, compiled: Compiled, limit: number): SQL {
  const order = orderOf(query, compiled);
  return sql`${grouped(query, compiled)}${order ? sql` order by ${order}` : sql``} limit ${limit}`;
}

/** The first groups, and all others as one: worked out of their records, since averages cannot be added up. */
function withRest(query: GroupQuery, compiled: Compiled, limit: number): SQL {
  const order = orderOf(query, compiled) ?? sql`1`;
  const [group] = compiled.groups;
  const top = sql`${grouped(query, compiled, sql`, row_number() over (order by ${order}) as place`)} order by place limit ${limit}`;
  const nothing = (group?.expressions ?? []).map((_, part) => alias(sql`null`, `c0_${part}`));
  const figures = compiled.figures.map((piece, at) => alias(piece.order, `c${at + 1}_0`));
  const key = group?.expressions[0] ?? sql`null`;
  // Two look-ups that are made once: "is not distinct from" would be tried for each record and each group.
  const isTop = sql`(${key} is not null and ${key} = any(array(select c0_0 from top where c0_0 is not null)) or ${key} is null and exists (select 1 from top where c0_0 is null))`;
  return sql`with top as (${top}) select * from top union all select ${sql.join([...nothing, ...figures], sql`, `)}, 0 from ${
    compiled.from
  } where ${compiled.where} and not ${isTop} having count(*) > 0 order by place`;
}

function checkRest({ limit, having }: GroupQuery, { groups: [group, second] }: Compiled): void {
  const problem =
    !group || second
      ? "rest needs exactly one group."
      : group.column.bucket || group.column.elapsed
        ? "Dates have no rest: they go on."
        : limit === undefined
          ? "rest needs a limit."
          : having
            ? "rest and having cannot be asked for together."
            : undefined;
  if (problem) throw new QueryError("rest", problem, "Leave rest out.");
}

const comparisons = { eq: sql`=`, ne: sql`<>`, lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` } as const;

function havingOf({ having = [], group = [] }: GroupQuery, figures: readonly Piece[]): SQL {
  if (having.length === 0) return sql``;
  if (group.length === 0) throw new QueryError("having", "Without groups there is nothing to keep.", "Add a group.");
  const parts = having.map(({ field, op, value }, position) => {
    const found = find(figures, field, `having.${position}.field`);
    if (found.isWindow || ["date", "datetime"].includes(found.column.type))
      throw new QueryError(`having.${position}.field`, `Groups cannot be kept by "${field}".`, "Take another figure.");
    return sql`${found.order} ${comparisons[op]} ${value}`;
  });
  return sql` having ${sql.join(parts, sql` and `)}`;
}

function find(pieces: readonly Piece[], key: string, at: string): Piece {
  const found = pieces.find((piece) => piece.column.key === key);
  if (found) return found;
  const known = pieces.map((piece) => piece.column.key);
  throw new QueryError(at, `The answer has no "${key}".`, suggestion(key, known));
}

/** Buckets go forward in time; other groups go by their first measure, largest first; ties by the group itself. */
function orderOf(query: GroupQuery, { groups, figures }: Compiled): SQL | undefined {
  if (groups.length === 0) return undefined;
  const explicit = (query.sort ?? []).map((sort, position) => {
    const found = find([...groups, ...figures], sort.field, `sort.${position}.field`);
    return sql`${found.order}${sort.direction === "desc" ? sql` desc` : sql``} nulls last`;
  });
  const [first] = figures;
  const hasBucket = groups.some(({ column }) => column.bucket ?? column.elapsed);
  const natural = explicit.length === 0 && !hasBucket && first ? [sql`${first.order} desc nulls last`] : [];
  return sql.join([...explicit, ...natural, ...groups.map((group) => sql`${group.order} nulls last`)], sql`, `);
}

function decode(piece: Piece, row: Record<string, unknown>, place: number): Value {
  const raw = row[`c${place}_0`];
  if (!piece.field) return raw === null || raw === undefined ? null : Number(raw);
  return decodeValue(piece.field, raw, row[`c${place}_1`]);
}
