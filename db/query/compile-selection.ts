import { type SQL, sql } from "drizzle-orm";

import { compileCondition } from "./compile-condition";
import { openScope } from "./open-scope";
import { objectOf, type QueryContext, type Scope } from "./scope";
import { columnOf } from "./scope-columns";
import { compileAlike, compileSearch, type SearchMode } from "./search";
import type { Selection } from "./tree";

export type CompiledSelection = { scope: Scope; where: SQL };

/**
 * Opens the scope of a query and compiles which records it is about. Whoever changes or counts what a selection means
 * leaves the mode at `exact`; only a list that found nothing may look for what is alike.
 */
export function compileSelection(
  context: QueryContext,
  selection: Selection,
  mode: SearchMode = "exact",
): CompiledSelection {
  const scope = openScope(context, objectOf(context.catalog, selection.object), "t");
  const parts = [deletedCondition(selection.deleted)];
  if (selection.where) parts.push(compileCondition(scope, selection.where));
  const text = selection.search?.trim();
  if (text && mode === "alike") {
    // The conditions stand inside the bounded sub-select, so that the bound does not cut off what they would keep.
    const alike = compileAlike(scope.alias, scope.object.nameField, text, scope.from(), sql.join(parts, sql` and `));
    return { scope: openScope(context, scope.object, "t"), where: alike };
  }
  if (text) parts.push(compileSearch(scope.alias, text));
  return { scope, where: sql.join(parts, sql` and `) };
}

function deletedCondition(deleted: Selection["deleted"]): SQL {
  const column = columnOf("t", "deleted_at");
  if (deleted === "only") return sql`${column} is not null`;
  if (deleted === "include") return sql`true`;
  return sql`${column} is null`;
}
