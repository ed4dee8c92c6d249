import { z } from "zod";

import { taskProposals } from "@/db/schema/workspace/task-proposals";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type Services } from "@/tools/core/define-tool";
import { aboutValues } from "@/tools/records/about-links";
import { createOne } from "@/tools/records/create-one";
import { requireObject, requireRecord } from "@/tools/records/read-record";
import { recordShape } from "@/tools/records/record-shape";
import type { PromiseFinder } from "./promise-finder";
import { hashOf, readProposals } from "./read-proposals";

export const proposalRef = z.object({
  noteId: z.uuid(),
  quote: z.string().min(1).max(500).describe("The sentence, exactly as list_task_proposals gave it."),
});

/** The task says in its details which sentence of which note it comes from. Undo deletes it, and it is proposed again. */
export const createProposedTask = defineTool({
  name: "create_proposed_task",
  description:
    "Create the task that a sentence of a note proposes, about what the note is about. Title, due day and assignee can be put otherwise. Find proposals with list_task_proposals.",
  input: proposalRef.extend({
    title: z.string().min(1).max(500).optional(),
    dueOn: z.iso.date().nullable().optional().describe("null means no due day."),
    owner: z
      .union([z.uuid(), z.literal("me")])
      .optional()
      .describe('A member\'s id; left out means "me".'),
  }),
  output: z.object({ record: recordShape, changeSetId: z.string() }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "make a task of that promise to Tessel",
      input: { noteId: "{notes:Tessel}", quote: "I'll send the quote on Friday." },
    },
    {
      say: "accept the proposal about the references, for Jonas",
      input: { noteId: "{notes:references}", quote: "They asked for two references.", owner: "{members:Jonas}" },
    },
    {
      say: "take that proposed task, due on Monday",
      input: { noteId: "{notes:last}", quote: "We will call back.", dueOn: "2026-11-23" },
    },
  ],
  summarize: (_, output) => `Created the task ${output.record.name}`,

  prepare: async ({ promises }: Services) => promises,
  async handler(ctx, { noteId, quote, title, dueOn, owner }, find: PromiseFinder | undefined) {
    const note = await requireRecord(ctx, "notes", noteId);
    const open = find ? await readProposals(ctx, [note], find) : [];
    const proposal = open.find((one) => one.quote === quote);
    if (!proposal)
      throw new AppError(
        "precondition_failed",
        "That note does not propose this, or it was decided already. list_task_proposals says what is open.",
      );
    const day = dueOn === undefined ? proposal.dueOn : dueOn;
    const about = proposal.about.map(({ object, id }) => ({ object, id }));
    const made = await createOne(ctx, "tasks", {
      title: title ?? proposal.title,
      owner: owner ?? "me",
      body: `From the note “${note.name}”: “${quote}”`,
      ...(day ? { due_on: day } : {}),
      ...aboutValues(requireObject(ctx, "tasks"), about),
    });
    const decision = {
      state: "accepted" as const,
      taskId: made.record.id,
      decidedAt: ctx.now,
      memberId: ctx.actor.memberId,
    };
    await ctx.session.orm
      .insert(taskProposals)
      .values({ objectKey: "notes", recordId: noteId, sentenceHash: hashOf(quote), ...decision })
      .onConflictDoUpdate({ target: [taskProposals.recordId, taskProposals.sentenceHash], set: decision });
    return made;
  },
});
