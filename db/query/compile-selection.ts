import { type SQL, sql } from "drizzle-orm";

import { compileCondition } from "./compile-condition";
import { columnOf, objectOf, type QueryContext, Scope } from "./scope";
import { compileSearch } from "./search";
import type { Selection } from "./tree";

export type CompiledSelection = { scope: Scope; where: SQL };

/** Opens the scope of a query and compiles which records it is about. */
export function compileSelection(context: QueryContext, selection: Selection): CompiledSelection {
  const scope = new Scope(context, objectOf(context.catalog, selection.object), "t");
  const parts = [deletedCondition(selection.deleted)];
  if (selection.where) parts.push(compileCondition(scope, selection.where));
  if (selection.search?.trim()) parts.push(compileSearch(scope.alias, selection.search));
  return { scope, where: sql.join(parts, sql` and `) };
}

function deletedCondition(deleted: Selection["deleted"]): SQL {
  const column = columnOf("t", "deleted_at");
  if (deleted === "only") return sql`${column} is not null`;
  if (deleted === "include") return sql`true`;
  return sql`${column} is null`;
}
