import { createHash } from "node:crypto";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";

import type { RecordRow } from "@/db/query/values";
import { taskProposals } from "@/db/schema/workspace/task-proposals";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import type { PromiseFinder } from "./promise-finder";

export const proposalShape = z.object({
  note: z.object({ id: z.string(), name: z.string(), at: z.string() }),
  quote: z.string().describe("The sentence of the note that says so."),
  title: z.string(),
  dueOn: z.string().nullable(),
  about: z.array(z.object({ object: z.string(), id: z.string(), name: z.string() })),
});
export type Proposal = z.infer<typeof proposalShape>;

export const hashOf = (quote: string): string => createHash("sha256").update(quote).digest("hex");

/** What the notes propose and nobody decided yet. What was accepted comes back once its task is deleted. */
export async function readProposals(
  ctx: ToolContext,
  notes: readonly RecordRow[],
  find: PromiseFinder,
): Promise<Proposal[]> {
  const proposals = notes.flatMap((note) => {
    const at = String(note.values["happened_at"] ?? note.values["created_at"] ?? ctx.now.toISOString());
    const about = aboutOf(ctx, note);
    return find(String(note.values["body"] ?? ""), dayIn(at, ctx.actor.timeZone)).map((promise) => ({
      note: { id: note.id, name: note.name, at },
      about,
      ...promise,
    }));
  });
  if (proposals.length === 0) return [];
  const decided = await decidedOn(ctx, [...new Set(proposals.map(({ note }) => note.id))]);
  return proposals.filter(({ note, quote }) => !decided.has(`${note.id} ${hashOf(quote)}`));
}

async function decidedOn({ session }: ToolContext, notes: string[]): Promise<Set<string>> {
  const isAlive = sql`exists (select 1 from tasks where tasks.id = ${taskProposals.taskId} and tasks.deleted_at is null)`;
  const rows = await session.orm
    .select({ id: taskProposals.recordId, hash: taskProposals.sentenceHash })
    .from(taskProposals)
    .where(
      and(
        eq(taskProposals.objectKey, "notes"),
        inArray(taskProposals.recordId, notes),
        or(eq(taskProposals.state, "dismissed"), isAlive),
      ),
    );
  return new Set(rows.map(({ id, hash }) => `${id} ${hash}`));
}

/** The records that a note is about, as far as a task can be about them too. */
function aboutOf(ctx: ToolContext, note: RecordRow): Proposal["about"] {
  const targets = new Set(
    requireObject(ctx, "tasks").fields.flatMap(({ type, target }) => (type === "lookup" && target ? [target] : [])),
  );
  return requireObject(ctx, "notes").fields.flatMap(({ key, type, target }) => {
    const value = note.values[key] as { id: string; name: string } | null | undefined;
    return type === "lookup" && target && targets.delete(target) && value
      ? [{ object: target, id: value.id, name: value.name }]
      : [];
  });
}

/** The day on which something was written, where it was written. */
const dayIn = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
