import { createHash } from "node:crypto";

import { feedCreated } from "@/db/changes/fixed-rows";
import { type DocumentRow, readDocuments, readVersions } from "@/db/documents/document-rows";
import { documents, documentVersions } from "@/db/schema/workspace/documents";
import type { ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { requireDocument } from "./find-document";

export type NewVersion = {
  fileId: string | null;
  fileName: string;
  mediaType: string;
  size: number;
  digest: string;
  /** Known at once where it was written here; read from the file by the job otherwise. */
  text: string | null;
  note?: string;
};

export type Added = { document: DocumentRow; jobId: string };

export const digestOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Stores a version and queues its reading. */
async function insertVersion(ctx: ToolContext, documentId: string, number: number, version: NewVersion) {
  const id = ctx.newId();
  const jobId = await startJob(ctx, {
    kind: "index_document",
    title: `Reading ${version.fileName}`,
    input: { versionId: id },
  });
  await ctx.session.orm.insert(documentVersions).values({
    id,
    documentId,
    number,
    memberId: ctx.actor.memberId,
    ...version,
    note: version.note ?? null,
    pages: [],
    notices: [],
    state: "waiting",
    jobId,
    createdAt: ctx.now,
  });
  return { versionId: id, jobId };
}

export async function addDocument(
  ctx: ToolContext,
  { name, folder }: { name: string; folder: string },
  version: NewVersion,
): Promise<Added> {
  const id = ctx.newId();
  const { versionId, jobId } = await insertVersion(ctx, id, 1, version);
  const definition = { name, folder, versionId, version: 1 };
  await ctx.session.orm.insert(documents).values({ id, memberId: ctx.actor.memberId, definition, createdAt: ctx.now });
  const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
  await feedCreated(ctx.session, "atrium_documents", { id, definition }, write);
  ctx.changeSet.count += 1;
  return { document: await requireDocument(ctx, id), jobId };
}

/** Holds from when it was read: one that cannot be read takes nothing from search. */
export async function addVersion(ctx: ToolContext, document: DocumentRow, version: NewVersion): Promise<Added> {
  const [newest] = await readVersions(ctx.session, document.id);
  const { jobId } = await insertVersion(ctx, document.id, (newest?.number ?? 0) + 1, version);
  return { document, jobId };
}

/** The same bytes in the same state: an upload that was made twice. */
export async function knownByContent(ctx: ToolContext, digest: string): Promise<DocumentRow | undefined> {
  const [found] = await readDocuments(ctx.session, { digest });
  return found;
}
