import { bareVectors, storeVectors } from "@/db/documents/passage-rows";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Environment } from "@/tools/core/run-tool";
import { runJob } from "@/tools/jobs/run-job";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import { indexMissing } from "@/tools/knowledge/keep-index";

/** Reads the documents that wait, and makes the passages of records and the vectors of all, as a server does by and by. */
export async function readLibrary(environment: Environment, embedder: Embedder): Promise<void> {
  const waiting = "select id from atrium_jobs where state = 'queued' order by id";
  const jobs = await inWorkspace(environment, (session) => session.query<{ id: string }>(waiting));
  for (const { id } of jobs) await runJob(environment, id);
  await indexMissing(environment, new AbortController().signal);
  await addVectors(environment, embedder);
}

/** Nobody waits, so they are made many at once. */
export async function addVectors(environment: Environment, embedder: Embedder): Promise<void> {
  while (true) {
    const rows = await inWorkspace(environment, (session) => bareVectors(session, 64));
    if (rows.length === 0) return;
    const vectors = await embedder.embed(rows.map(({ text }) => text));
    const made = rows.flatMap((row, at) => {
      const vector = vectors[at];
      return vector ? [{ ...row, vector }] : [];
    });
    await inWorkspace(environment, (session) => storeVectors(session, embedder.model, made));
  }
}
