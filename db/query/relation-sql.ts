import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { columnOf, columnText } from "./scope-columns";

/** The table that the ids in a field are of; undefined where it holds none. */
export function linkTable(field: FieldDefinition): string | undefined {
  if (field.type === "owner") return "atrium_members";
  return field.type === "lookup" || field.type === "links" ? field.target : undefined;
}

/** Whether a record of `alias` points by this lookup or list of links to the record whose id is given, as SQL. */
export function pointsTo(field: FieldDefinition, alias: string, id: string): string {
  const column = columnText(alias, field.key);
  // Containment, not "= any", because it is what the index on the list answers.
  return field.type === "links" ? `${column} @> array[${id}]` : `${column} = ${id}`;
}

/** The same for any of several ids. */
export function pointsToAny(field: FieldDefinition, alias: string, ids: string[]): SQL {
  const column = columnOf(alias, field.key);
  const list = sql`${sql.param(ids)}::uuid[]`;
  return field.type === "links" ? sql`${column} && ${list}` : sql`${column} = any(${list})`;
}

/** A list of links as JSON of ids and names, in its own order; what lies in the trash is left out. */
export function linksText(column: string, target: ObjectDefinition, alias: string): string {
  const id = columnText(alias, "id");
  const name = columnText(alias, target.nameField);
  return `(select jsonb_agg(jsonb_build_object('id', ${id}, 'name', ${name}) order by array_position(${column}, ${id}))
    from "${target.key}" as "${alias}" where ${id} = any(${column}) and ${columnText(alias, "deleted_at")} is null)`;
}
