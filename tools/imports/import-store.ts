import { and, eq, getTableColumns } from "drizzle-orm";

import { readPiece } from "@/db/files/file-store";
import { changeSets } from "@/db/schema/workspace/changes";
import { imports } from "@/db/schema/workspace/imports";
import { jobs } from "@/db/schema/workspace/jobs";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

type StoredImport = typeof imports.$inferSelect;

export type Import = StoredImport & {
  /** Why its job stopped before the end. */
  reason: string | null;
  /** The row up to which a stopped import has written; null when nothing of it stands. */
  writtenTo: number | null;
};

/** One's own import; that of another does not exist for anyone but an Admin. */
export async function requireImport(ctx: ToolContext, id: string): Promise<Import> {
  const own = ctx.actor.role === "admin" ? undefined : eq(imports.memberId, ctx.actor.memberId);
  const [found] = await ctx.session.orm
    .select({
      item: getTableColumns(imports),
      job: { state: jobs.state, error: jobs.error, position: jobs.position },
      undoneBy: changeSets.undoneBy,
    })
    .from(imports)
    .leftJoin(jobs, eq(jobs.id, imports.jobId))
    .leftJoin(changeSets, eq(changeSets.id, imports.changeSetId))
    .where(and(eq(imports.id, id), own));
  if (!found) throw new AppError("not_found", "There is no import with that id.");
  const { item, job } = found;
  const hasStopped = job?.state === "failed" || job?.state === "cancelled";
  if (!hasStopped || !isBusy(item)) return { ...item, reason: null, writtenTo: null };
  const stands = item.changeSetId !== null && found.undoneBy === null;
  const isWriting = stands && job.position?.["phase"] === "write";
  return {
    ...item,
    state: job.state === "failed" ? "failed" : "cancelled",
    reason: job.error ?? "It was cancelled.",
    writtenTo: isWriting ? Number(job.position?.["place"]) : null,
  };
}

/** What the job left; how the job itself ended is read from the job, so that the two cannot disagree. */
const isBusy = (item: StoredImport): boolean => item.state === "checking" || item.state === "running";

export async function saveImport(ctx: ToolContext, id: string, values: Partial<StoredImport>): Promise<void> {
  await ctx.session.orm.update(imports).set(values).where(eq(imports.id, id));
}

/** While a job has the import, its plan stands still. */
export function requireStill(item: Import): void {
  if (item.writtenTo !== null)
    throw new AppError(
      "precondition_failed",
      `The rows up to ${item.writtenTo} are written already. Run the import to go on with the rest, or undo it first.`,
    );
  if (!isBusy(item) && item.state !== "done") return;
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
