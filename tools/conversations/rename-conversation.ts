import { eq } from "drizzle-orm";
import { z } from "zod";

import { conversations } from "@/db/schema/workspace/conversations";
import { defineTool } from "@/tools/core/define-tool";
import { requireConversation } from "./conversation-shape";

/** A title the person gave is kept; only untitled conversations are titled by their first message. */
export const renameConversation = defineTool({
  name: "rename_conversation",
  description: "Give one of my conversations another title.",
  input: z.object({ id: z.uuid(), title: z.string().trim().min(1).max(120) }),
  output: z.object({ id: z.string(), title: z.string() }),
  permission: "conversations:write",
  effect: "write",
  examples: [
    { say: "call this conversation Renewals", input: { id: "{conversations:this}", title: "Renewals" } },
    { say: "rename the chat to Quiet deals", input: { id: "{conversations:this}", title: "Quiet deals" } },
    { say: "title this Pipeline review", input: { id: "{conversations:this}", title: "Pipeline review" } },
  ],
  summarize: (_, output) => `Renamed to ${output.title}`,

  async handler(ctx, { id, title }) {
    await requireConversation(ctx, id);
    await ctx.session.orm.update(conversations).set({ title }).where(eq(conversations.id, id));
    return { id, title };
  },
});
