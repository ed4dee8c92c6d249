import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { suggestion } from "./closest";
import { compileSelection } from "./compile-selection";
import { type GroupColumn, groupPiece, measurePiece, type Piece, ratioPiece } from "./group-pieces";
import { inlineParams } from "./inline-params";
import { toText } from "./list-records";
import { QueryError } from "./query-error";
import type { QueryContext } from "./scope";
import type { GroupQuery } from "./tree";
import { alias, decodeValue, type Value } from "./values";

export type GroupResult = { columns: GroupColumn[]; rows: Record<string, Value>[]; sql: string; isTruncated: boolean };

/** Figures from SQL: groups, measures and ratios of measures. Answers the statement that made them too. */
export async function groupRecords(session: Session, context: QueryContext, query: GroupQuery): Promise<GroupResult> {
  const limit = query.limit ?? 200;
  const { scope, where } = compileSelection(context, query);
  const groups: Piece[] = [];
  for (const [position, group] of (query.group ?? []).entries()) {
    const place = 1 + groups.reduce((sum, piece) => sum + piece.expressions.length, 0);
    groups.push(groupPiece(scope, group, position, place));
  }
  const measures = query.measures.map((measure, position) => measurePiece(scope, measure, position));
  const ratios = (query.ratios ?? []).map((ratio, position) => ratioPiece(measures, ratio, position));
  const pieces = [...groups, ...measures, ...ratios];
  const selected = pieces.flatMap((piece, place) =>
    piece.expressions.map((expression, part) => alias(expression, `c${place}_${part}`)),
  );
  const grouping = groups.flatMap((piece) => piece.groupBy);
  const laterals = groups.flatMap((piece) => (piece.lateral ? [piece.lateral] : []));
  const statement = toText(
    sql`select ${sql.join(selected, sql`, `)} from ${scope.from()}${sql.join(laterals, sql``)} where ${where}${
      grouping.length > 0 ? sql` group by ${sql.join(grouping, sql`, `)}` : sql``
    }${orderGroups(query, pieces, groups, measures)} limit ${limit + 1}`,
  );
  const rows = await session.query(statement.sql, statement.params);
  return {
    columns: pieces.map((piece) => piece.column),
    rows: rows
      .slice(0, limit)
      .map((row) => Object.fromEntries(pieces.map((piece, place) => [piece.column.key, decode(piece, row, place)]))),
    sql: inlineParams(statement.sql, statement.params),
    isTruncated: rows.length > limit,
  };
}

/** Buckets go forward in time; other groups go by their first measure, largest first; ties by the group itself. */
function orderGroups(query: GroupQuery, pieces: Piece[], groups: Piece[], measures: Piece[]): SQL {
  if (groups.length === 0) return sql``;
  const explicit = (query.sort ?? []).map((sort, position) => {
    const found = pieces.find((piece) => piece.column.key === sort.field);
    if (!found)
      throw new QueryError(
        `sort.${position}.field`,
        `The answer has no "${sort.field}".`,
        suggestion(
          sort.field,
          pieces.map((piece) => piece.column.key),
        ),
      );
    return sql`${found.order}${sort.direction === "desc" ? sql` desc` : sql``} nulls last`;
  });
  const first = measures[0];
  const hasBucket = groups.some((group) => group.column.bucket);
  const natural = explicit.length === 0 && !hasBucket && first ? [sql`${first.order} desc nulls last`] : [];
  return sql` order by ${sql.join([...explicit, ...natural, ...groups.map((group) => sql`${group.order} nulls last`)], sql`, `)}`;
}

function decode(piece: Piece, row: Record<string, unknown>, place: number): Value {
  const raw = row[`c${place}_0`];
  if (!piece.field) return raw === null || raw === undefined ? null : Number(raw);
  return decodeValue(piece.field, raw, row[`c${place}_1`]);
}
