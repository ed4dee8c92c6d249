import { sql } from "drizzle-orm";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { StoredValue } from "@/db/records/input-value";
import { updateRecords } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { writeOf } from "@/tools/objects/change-catalog";

/** Gives the default to every record without a value, in the feed like any other change. Answers how many got it. */
export async function fillEmpty(ctx: ToolContext, object: ObjectDefinition, field: FieldDefinition): Promise<number> {
  const ids = sql`select id from ${sql.identifier(object.key)} where ${sql.identifier(field.key)} is null`;
  const values = { [field.key]: field.default as StoredValue };
  const filled = await updateRecords(ctx.session, object, ids, values, writeOf(ctx));
  ctx.changeSet.count += filled;
  return filled;
}
