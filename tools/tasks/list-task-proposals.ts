import { z } from "zod";

import { listRecords } from "@/db/query/list-records";
import type { Condition } from "@/db/query/tree";
import type { RecordRow } from "@/db/query/values";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type Services, type ToolContext } from "@/tools/core/define-tool";
import { requireObject, requireRecord } from "@/tools/records/read-record";
import type { PromiseFinder } from "./promise-finder";
import { proposalShape, readProposals } from "./read-proposals";

const mostNotes = 40;
const days = 60;

const input = z.object({
  about: z
    .object({ object: z.string().max(63), id: z.uuid() })
    .optional()
    .describe("A note, or the record that notes are about; left out means the notes that I wrote."),
});

/** Proposals are read from the notes themselves, so one that is corrected or deleted proposes no more. */
export const listTaskProposals = defineTool({
  name: "list_task_proposals",
  description:
    "Tasks that notes of the last 60 days propose (“I'll send the quote on Friday”), with the sentence, the due day and what they are about. Create one with create_proposed_task after the person said yes, or dismiss it.",
  input,
  output: z.object({ proposals: z.array(proposalShape) }),
  permission: "records:read",
  effect: "read",
  bringsOutsideText: ({ proposals }) => proposals.length > 0,
  examples: [
    { say: "which tasks do my notes propose", input: {} },
    { say: "what did we promise Tessel", input: { about: { object: "companies", id: "{companies:Tessel}" } } },
    {
      say: "suggest tasks from the notes on Dock lights",
      input: { about: { object: "deals", id: "{deals:Dock lights}" } },
    },
  ],
  summarize: (_, { proposals }) => `Read notes for tasks · ${proposals.length} proposed`,

  prepare: async ({ promises }: Services) => promises,
  async handler(ctx, { about }, find: PromiseFinder | undefined) {
    if (!find) throw new AppError("precondition_failed", "Nothing that reads tasks from notes is set up here.");
    return { proposals: await readProposals(ctx, await notesFor(ctx, about), find) };
  },
});

async function notesFor(ctx: ToolContext, about: z.output<typeof input>["about"]): Promise<RecordRow[]> {
  if (about?.object === "notes") return [await requireRecord(ctx, "notes", about.id)];
  const where = about ? linkTo(ctx, about) : ({ field: "owner", op: "eq", value: "me" } as const);
  if (!where) return [];
  const recent = { field: "happened_at", op: "gte", value: { ago: days, unit: "day" } } as const;
  const query = { object: "notes", where: { and: [where, recent] }, limit: mostNotes };
  const page = await listRecords(ctx.session, ctx.query, {
    ...query,
    sort: [{ field: "happened_at", direction: "desc" }],
  });
  return page.records;
}

function linkTo(ctx: ToolContext, { object, id }: { object: string; id: string }): Condition | undefined {
  const link = requireObject(ctx, "notes").fields.find(({ type, target }) => type === "lookup" && target === object);
  return link && { field: link.key, op: "eq", value: id };
}
