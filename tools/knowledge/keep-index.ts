import { setTimeout } from "node:timers/promises";

import { bareVectors, storeVectors } from "@/db/documents/passage-rows";
import { unindexed } from "@/db/documents/record-passages";
import { recordSources } from "@/db/documents/record-sources";
import { findFirstAdmin } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import type { Actor } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { keepTexts } from "./index-records";

const recordsAtOnce = 200;
/** One by one: what somebody waits for stands behind the one at work, never behind a batch. */
const vectorsAtOnce = 1;

/** Records that were there before there was an index, or came in past it, get their passages: a batch a transaction. */
export async function indexMissing(environment: Environment, signal: AbortSignal): Promise<number> {
  const actor = await systemActor(environment);
  if (!actor) return 0;
  const sources = await inContext(environment, actor, { isReadOnly: true }, async ({ catalog }) =>
    recordSources(catalog),
  );
  let count = 0;
  for (const source of sources) {
    let after: string | null = null;
    do {
      if (signal.aborted) return count;
      after = await inContext(environment, actor, { isReadOnly: false }, async (ctx): Promise<string | null> => {
        const records = await unindexed(ctx.session, source, { after, limit: recordsAtOnce });
        const ids = records.map(({ id }) => id);
        if (ids.length > 0) await keepTexts(ctx, source, ids, records);
        count += ids.length;
        return ids.length === recordsAtOnce ? (ids.at(-1) ?? null) : null;
      });
      await pause();
    } while (after);
  }
  return count;
}

/** Passages without a vector get one, batch by batch; what a process that ended left bare the next one finds. */
export async function embedMissing(environment: Environment, signal: AbortSignal): Promise<number> {
  const { embedder } = environment;
  if (!embedder) return 0;
  let count = 0;
  while (!signal.aborted) {
    const rows = await inWorkspace(environment, (session) => bareVectors(session, vectorsAtOnce));
    if (rows.length === 0) return count;
    const vectors = await embedder.embed(
      rows.map(({ text }) => text),
      { signal, isBackground: true },
    );
    const made = rows.flatMap((row, at) => {
      const vector = vectors[at];
      return vector ? [{ ...row, vector }] : [];
    });
    if (made.length === 0) return count;
    await inWorkspace(environment, (session) => storeVectors(session, embedder.model, made));
    count += made.length;
    await pause();
  }
  return count;
}

/** The embedded database runs in this thread; requests that wait get their turn between two batches. */
const pause = (): Promise<void> => setTimeout(0);

async function systemActor(environment: Environment): Promise<Actor | undefined> {
  return inWorkspace(environment, async (session) => {
    const admin = await findFirstAdmin(session);
    return admin && openActor(session, admin, "system");
  });
}
