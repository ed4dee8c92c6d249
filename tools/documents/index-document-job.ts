import { eq } from "drizzle-orm";
import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { readDocuments, readVersion, type VersionRow } from "@/db/documents/document-rows";
import { type NewPassage, replacePassages } from "@/db/documents/passage-rows";
import { documentVersions } from "@/db/schema/workspace/documents";
import type { ToolContext } from "@/tools/core/define-tool";
import { toAppError } from "@/tools/core/to-app-error";
import { defineJob, type JobRun } from "@/tools/jobs/define-job";
import type { Progress } from "@/tools/jobs/job-store";
import { type ReadDocument, readDocument } from "@/tools/knowledge/reading/read-document";
import { splitDocument } from "@/tools/knowledge/reading/split-document";
import type { Chunk } from "@/tools/knowledge/reading/split-text";
import { fileBytes } from "./create-document";
import { embedPassages } from "./embed-passages";

const jobInput = z.object({ versionId: z.uuid() });
type Input = z.output<typeof jobInput>;
type Text = Pick<ReadDocument, "text" | "pages" | "notices" | "mediaType">;

/**
 * Reads a version and cuts it into passages, which search finds by their words at once; their vectors follow batch by batch.
 * Only what could be read takes the place of the version before it.
 */
export const indexDocumentJob = defineJob({
  kind: "index_document",
  permission: "documents:write",
  input: jobInput,
  summarize: () => "Read a document",

  async run(job) {
    const { versionId } = job.input;
    if (job.position === null) {
      const version = await job.read(({ session }) => readVersion(session, versionId));
      if (!version) return { isGone: true };
      const text = await readText(job, version);
      const parts = { name: version.fileName, text: text.text, pages: text.pages };
      const chunks = await splitDocument(parts, job.signal ? { signal: job.signal } : {});
      await job.step((ctx) => keep(ctx, version, text, chunks));
    }
    return embedPassages(job, { versionId });
  },
});

async function readText(job: JobRun<Input>, version: VersionRow): Promise<Text> {
  const { text, mediaType, fileId, fileName } = version;
  if (text !== null) return { text, mediaType, pages: [], notices: [] };
  try {
    await job.step(async (ctx) => {
      await setState(ctx, version.id, { state: "reading", reason: null });
      return {};
    });
    const bytes = await job.read((ctx) => fileBytes(ctx, fileId ?? ""));
    return await readDocument({ name: fileName, bytes }, job.signal ? { signal: job.signal } : {});
  } catch (error) {
    if (job.signal?.aborted) throw error;
    const { message } = toAppError(error);
    await job.step(async (ctx) => {
      await setState(ctx, version.id, { state: "failed", reason: message });
      return {};
    });
    throw error;
  }
}

async function setState(ctx: ToolContext, id: string, values: Partial<VersionRow>): Promise<void> {
  await ctx.session.orm.update(documentVersions).set(values).where(eq(documentVersions.id, id));
}

async function keep(
  ctx: ToolContext,
  version: VersionRow,
  { text, pages, notices, mediaType }: Text,
  chunks: readonly Chunk[],
): Promise<Progress> {
  const { id: versionId, documentId, number } = version;
  // Whoever destroys it waits, or has done so already.
  await ctx.session.query("select from atrium_documents where id = $1::uuid for share", [documentId]);
  const [document] = [
    ...(await readDocuments(ctx.session, { id: documentId })),
    ...(await readDocuments(ctx.session, { id: documentId, deleted: true })),
  ];
  const position = { isRead: true };
  // Destroyed while it was being read.
  if (!document) return { position, done: 0, total: 0 };
  await setState(ctx, versionId, { text, pages, notices, mediaType, state: "ready", reason: null });
  const passages = chunks.map((chunk, place): NewPassage => {
    const context = [document.name, chunk.heading].filter(Boolean).join(" > ");
    return { ...chunk, place, context, text: text.slice(chunk.from, chunk.to) };
  });
  await replacePassages(ctx.session, { versionId, documentId }, passages);
  if (number > document.version.number) {
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    await changeFixedRow(ctx.session, "atrium_documents", documentId, { versionId, version: number }, write);
    ctx.changeSet.count += 1;
    ctx.changeSet.summary = `Version ${number} of ${document.name}`;
  }
  return { position, done: 0, total: passages.length };
}
