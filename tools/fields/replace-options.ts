import { sql } from "drizzle-orm";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { changeRecords, searchText } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { writeOf } from "@/tools/objects/change-catalog";

/** Puts one option in another's place in every record, in the feed like any other change. */
export async function replaceOptions(
  ctx: ToolContext,
  object: ObjectDefinition,
  field: FieldDefinition,
  replaced: readonly { from: string; to: string | null }[],
): Promise<void> {
  const column = sql`t.${sql.identifier(field.key)}`;
  const search = searchText(object, (key) => sql`t.${sql.identifier(key)}`);
  for (const { from, to } of replaced) {
    const isMany = field.type === "multi_select";
    const held = isMany
      ? sql`${from} = any(${sql.identifier(field.key)})`
      : sql`${sql.identifier(field.key)} = ${from}`;
    // A record that holds both keeps one.
    const many = sql`nullif(case when ${to}::text is null or ${to}::text = any(${column})
      then array_remove(${column}, ${from}::text) else array_replace(${column}, ${from}::text, ${to}::text) end, '{}')`;
    ctx.changeSet.count += await changeRecords(
      ctx.session,
      object,
      sql`select id from ${sql.identifier(object.key)} where ${held}`,
      { keys: [field.key], assign: () => (isMany ? many : sql`${to}::text`), search, write: writeOf(ctx) },
    );
  }
}
