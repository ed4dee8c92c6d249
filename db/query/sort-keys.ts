import { type SQL, sql } from "drizzle-orm";

import { isTextType, sqlTypeOf } from "@/db/objects/field-types";
import { QueryError } from "./query-error";
import type { Scope } from "./scope";
import { columnOf } from "./scope-columns";
import { type SearchMode, searchRank } from "./search";
import type { ListQuery } from "./tree";

export type SortKey = { expression: SQL; isDescending: boolean; isNullable: boolean; cast: string };

/** What a page is ordered by; the id comes last so that the order is total. */
export function sortKeys(scope: Scope, query: ListQuery, mode: SearchMode = "exact"): SortKey[] {
  if (query.sort && query.sort.length > 0) {
    return query.sort.map((sort, position) =>
      toKey(scope, sort.field, sort.direction === "desc", `sort.${position}.field`),
    );
  }
  const newest: SortKey = {
    expression: columnOf(scope.alias, "created_at"),
    isDescending: true,
    isNullable: false,
    cast: "timestamptz",
  };
  if (!query.search?.trim()) return [newest];
  return [
    { ...searchRank(scope.alias, scope.object, query.search, mode), isDescending: true, isNullable: false },
    newest,
  ];
}

function toKey(scope: Scope, path: string, isDescending: boolean, at: string): SortKey {
  const resolved = scope.resolve(path, at);
  const { type, options } = resolved.field;
  const base = { isDescending, isNullable: resolved.isNullable };
  if (type === "multi_select" || type === "links")
    throw new QueryError(at, `${resolved.field.label} holds several values, so nothing can be sorted by it.`);
  if ((type === "owner" || type === "lookup") && resolved.field.key !== "id") {
    return { ...base, isNullable: true, expression: sql`lower(${scope.joinName(resolved).name})`, cast: "text" };
  }
  if (type === "picklist") {
    // Options have an order of their own: stages go forward, priorities up.
    const keys = (options ?? []).map((option) => option.key);
    return {
      ...base,
      isNullable: true,
      expression: sql`array_position(${sql.param(keys)}::text[], ${resolved.column})`,
      cast: "integer",
    };
  }
  if (isTextType(type)) return { ...base, expression: sql`lower(${resolved.column})`, cast: "text" };
  // A computed amount has more digits than a column keeps, and a cursor must keep every one.
  const cast = type === "currency" && resolved.field.computed ? "numeric" : sqlTypeOf(type);
  return { ...base, expression: resolved.column, cast };
}

/** NULLS LAST only where there can be nulls: without it an index serves both directions. */
export function orderBy(keys: SortKey[], alias: string): SQL {
  const last = keys.at(-1)?.isDescending ? sql` desc` : sql``;
  const parts = keys.map(
    (key) => sql`${key.expression}${key.isDescending ? sql` desc` : sql``}${key.isNullable ? sql` nulls last` : sql``}`,
  );
  return sql.join([...parts, sql`${columnOf(alias, "id")}${last}`], sql`, `);
}

/** Everything that comes after a position in that order. */
export function afterPosition(keys: SortKey[], alias: string, values: (string | null)[], id: string): SQL {
  const idColumn = columnOf(alias, "id");
  const isDescending = keys.at(-1)?.isDescending ?? false;
  const literal = (key: SortKey, value: string | null): SQL => sql`${value}${sql.raw(`::${key.cast}`)}`;
  if (keys.every((key) => !key.isNullable && key.isDescending === isDescending)) {
    // One row comparison is what the index can jump to.
    const left = sql.join([...keys.map((key) => key.expression), idColumn], sql`, `);
    const right = sql.join(
      [...keys.map((key, place) => literal(key, values[place] ?? null)), sql`${id}::uuid`],
      sql`, `,
    );
    return sql`(${left}) ${isDescending ? sql`<` : sql`>`} (${right})`;
  }
  const branches: SQL[] = [];
  const equal: SQL[] = [];
  for (const [place, key] of keys.entries()) {
    const value = values[place] ?? null;
    if (value !== null) {
      const beyond = sql`${key.expression} ${key.isDescending ? sql`<` : sql`>`} ${literal(key, value)}`;
      const later = key.isNullable ? sql`(${beyond} or ${key.expression} is null)` : beyond;
      branches.push(sql.join([...equal, later], sql` and `));
    }
    equal.push(value === null ? sql`${key.expression} is null` : sql`${key.expression} = ${literal(key, value)}`);
  }
  branches.push(sql.join([...equal, sql`${idColumn} ${isDescending ? sql`<` : sql`>`} ${id}::uuid`], sql` and `));
  return sql`(${sql.join(branches, sql` or `)})`;
}
