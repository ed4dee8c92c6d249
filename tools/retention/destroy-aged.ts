import { sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { agedRecords } from "@/db/records/aged-records";
import { destroyRecords } from "@/db/records/destroy-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { moveToTrash } from "@/tools/records/move-to-trash";
import type { Policy } from "./policies";
import { cutOff } from "./retention";

/**
 * Destroys the oldest records that a policy means. They go the way of every record, through the trash, so that what
 * rules of links take along goes there too and can be restored.
 */
export async function destroyAged(
  ctx: ToolContext,
  { age, days }: Policy,
  object: ObjectDefinition,
  limit: number,
): Promise<number> {
  const due = toText(agedRecords(ctx.catalog, object, age, cutOff(ctx.now, days), limit));
  const ids = (await ctx.session.query(due.sql, due.params)).map((row) => String(row["id"]));
  if (ids.length === 0) return 0;
  const chosen = sql`select unnest(${sql.param(ids)}::uuid[])`;
  if (age !== "deleted") await moveToTrash(ctx, object, chosen);
  const count = await destroyRecords(ctx.session, ctx.catalog, object, chosen, ctx.changeSet.id);
  ctx.changeSet.count += count;
  return count;
}
