import { type SQL, sql } from "drizzle-orm";

import { wholeObject } from "@/db/access/narrow-catalog";
import type { FieldDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";
import { compileCondition } from "./compile-condition";
import { openScope } from "./open-scope";
import { objectOf, type QueryContext, type Scope } from "./scope";
import { columnOf } from "./scope-columns";
import { compileAlike, compileSearch, compileWords, type SearchMode } from "./search";
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
  if (text) parts.push(compileSearch(scope.alias, text), ...seenWords(scope, text));
  return { scope, where: sql.join(parts, sql` and `) };
}

/** Where fields are hidden from who asks, the words have to stand in one that is not; the index still finds the candidates. */
function seenWords({ object, alias }: Scope, text: string): SQL[] {
  const isText = (field: FieldDefinition): boolean => isTextType(field.type) && !field.computed;
  const seen = object.fields.filter(isText);
  if (wholeObject(object).fields.filter(isText).length === seen.length) return [];
  return [
    compileWords(
      sql`lower(concat_ws(' ', ${sql.join(
        seen.map(({ key }) => columnOf(alias, key)),
        sql`, `,
      )}))`,
      text,
    ),
  ];
}

function deletedCondition(deleted: Selection["deleted"]): SQL {
  const column = columnOf("t", "deleted_at");
  if (deleted === "only") return sql`${column} is not null`;
  if (deleted === "include") return sql`true`;
  return sql`${column} is null`;
}
