import { and, eq } from "drizzle-orm";

import { readPiece } from "@/db/files/file-store";
import { imports } from "@/db/schema/workspace/imports";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export type Import = typeof imports.$inferSelect;

/** One's own import; that of another does not exist for anyone but an Admin. */
export async function requireImport(ctx: ToolContext, id: string): Promise<Import> {
  const own = ctx.actor.role === "admin" ? undefined : eq(imports.memberId, ctx.actor.memberId);
  const [found] = await ctx.session.orm
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), own));
  if (!found) throw new AppError("not_found", "There is no import with that id.");
  return found;
}

export async function saveImport(ctx: ToolContext, id: string, values: Partial<Import>): Promise<void> {
  await ctx.session.orm.update(imports).set(values).where(eq(imports.id, id));
}

/** While a job has the import, its plan stands still. */
export function requireStill(item: Import): void {
  if (item.state === "mapping" || item.state === "ready" || item.state === "failed") return;
  throw new AppError(
    "precondition_failed",
    item.state === "done" ? "This import has run already." : "This import is being worked on. Wait, or cancel its job.",
  );
}

/** The pieces of a file, read in the transaction of a call. */
export async function* piecesOf(ctx: ToolContext, fileId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const piece = await readPiece(ctx.session, fileId, place);
    if (!piece) return;
    yield piece;
  }
}
