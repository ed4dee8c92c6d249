import { storeVectors, unembedded } from "@/db/documents/passage-rows";
import { toAppError } from "@/tools/core/to-app-error";
import type { JobRun } from "@/tools/jobs/define-job";

const batchSize = 32;

/**
 * Makes the vectors that passages lack, batch by batch, and goes on after a crash with what still lacks one. Where no
 * vectors can be had, the passages stay found by their words, and the job says so.
 */
export async function embedPassages(
  job: JobRun<unknown>,
  { versionId }: { versionId?: string },
): Promise<Record<string, unknown>> {
  const { embedder } = job;
  if (!embedder) return { summary: "Found by words; search by meaning is off." };
  const { model } = embedder;
  let done = Number(job.position?.["done"] ?? 0);
  while (true) {
    const wanted = { model, limit: batchSize, ...(versionId ? { versionId } : {}) };
    const rows = await job.read(({ session }) => unembedded(session, wanted));
    if (rows.length === 0) return { passages: done };
    let vectors: Float32Array[];
    try {
      vectors = await embedder.embed(
        rows.map(({ text }) => text),
        job.signal ? { signal: job.signal } : {},
      );
    } catch (error) {
      if (job.signal?.aborted) throw error;
      return { passages: done, summary: `Found by words; not by meaning yet. ${toAppError(error).message}` };
    }
    const made = rows.flatMap((row, at) => {
      const vector = vectors[at];
      return vector ? [{ ...row, vector }] : [];
    });
    await job.step(async ({ session }) => {
      await storeVectors(session, model, made);
      done += made.length;
      return { position: { isRead: true, done }, done };
    });
  }
}
