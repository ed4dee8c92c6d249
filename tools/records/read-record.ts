import type { ObjectDefinition } from "@/db/objects/definition";
import { readRecord } from "@/db/query/record-columns";
import { objectOf } from "@/db/query/scope";
import type { RecordRow } from "@/db/query/values";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export function requireObject(ctx: ToolContext, key: string): ObjectDefinition {
  return objectOf(ctx.catalog, key);
}

/** The record as it is stored now, or undefined. */
export function findRecord(
  ctx: ToolContext,
  object: string,
  id: string,
  deleted: "exclude" | "only" = "exclude",
): Promise<RecordRow | undefined> {
  return readRecord(ctx.session, ctx.query, object, id, deleted);
}

/** A record in the trash, of another workspace or never made: the same answer for all three. */
export async function requireRecord(ctx: ToolContext, object: string, id: string): Promise<RecordRow> {
  const record = await findRecord(ctx, object, id);
  if (record) return record;
  throw new AppError(
    "not_found",
    `There is no ${requireObject(ctx, object).label.toLowerCase()} with that id. It may be in the trash.`,
  );
}
