import { eq } from "drizzle-orm";
import { z } from "zod";

import { conversations } from "@/db/schema/workspace/conversations";
import { defineTool } from "@/tools/core/define-tool";
import { requireConversation } from "./conversation-shape";

/** Hides the conversation; what was done in it stays in the change log. */
export const deleteConversation = defineTool({
  name: "delete_conversation",
  description: "Remove one of my conversations from the list. What was changed in it stays changed.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string() }),
  permission: "conversations:write",
  effect: "delete",
  examples: [
    { say: "delete this conversation", input: { id: "{conversations:this}" } },
    { say: "remove the chat about renewals", input: { id: "{conversations:renewals}" } },
    { say: "forget the Brightwater chat", input: { id: "{conversations:Brightwater}" } },
  ],
  summarize: () => "Removed a conversation",

  async handler(ctx, { id }) {
    await requireConversation(ctx, id);
    await ctx.session.orm.update(conversations).set({ deletedAt: ctx.now }).where(eq(conversations.id, id));
    return { id };
  },
});
