import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { taskProposals } from "@/db/schema/workspace/task-proposals";
import { defineTool } from "@/tools/core/define-tool";
import { requireRecord } from "@/tools/records/read-record";
import { proposalRef } from "./create-proposed-task";
import { hashOf } from "./read-proposals";

/** For everybody: what one colleague saw to is no task for another. */
export const updateTaskProposal = defineTool({
  name: "update_task_proposal",
  description:
    "Say that the task which a sentence of a note proposes is not needed, or with isDismissed: false that it is after all.",
  input: proposalRef.extend({ isDismissed: z.boolean().default(true) }),
  output: z.object({ isDismissed: z.boolean() }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "drop that proposed task for Tessel",
      input: { noteId: "{notes:Tessel}", quote: "I'll send the quote on Friday." },
    },
    {
      say: "the references are not needed, dismiss the proposal",
      input: { noteId: "{notes:references}", quote: "They asked for two references." },
    },
    {
      say: "propose the call again",
      input: { noteId: "{notes:last}", quote: "We will call back.", isDismissed: false },
    },
  ],
  summarize: (_, { isDismissed }) => (isDismissed ? "Dismissed a proposed task" : "Proposed a task again"),

  async handler(ctx, { noteId, quote, isDismissed }) {
    await requireRecord(ctx, "notes", noteId);
    const sentenceHash = hashOf(quote);
    if (!isDismissed) {
      const own = and(eq(taskProposals.recordId, noteId), eq(taskProposals.sentenceHash, sentenceHash));
      await ctx.session.orm.delete(taskProposals).where(and(own, eq(taskProposals.state, "dismissed")));
      return { isDismissed: false };
    }
    const decision = { state: "dismissed" as const, memberId: ctx.actor.memberId, decidedAt: ctx.now };
    await ctx.session.orm
      .insert(taskProposals)
      .values({ objectKey: "notes", recordId: noteId, sentenceHash, ...decision })
      .onConflictDoNothing();
    return { isDismissed: true };
  },
});
