import { asc, eq } from "drizzle-orm";
import { z } from "zod";

import { messages } from "@/db/schema/workspace/conversations";
import { defineTool } from "@/tools/core/define-tool";
import { requireConversation, storedMessageShape } from "./conversation-shape";

/** The whole tree: forks made by editing or retrying share their parent. */
export const getConversation = defineTool({
  name: "get_conversation",
  description: "Read one of my conversations with all its messages and forks.",
  input: z.object({ id: z.uuid() }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    messages: z.array(storedMessageShape),
    leafId: z.string().nullable(),
    model: z.string().nullable().describe("The model chosen for it; null follows the workspace's."),
  }),
  permission: "conversations:read",
  effect: "read",
  examples: [
    { say: "open our last conversation", input: { id: "{conversations:last}" } },
    { say: "show the chat about renewals", input: { id: "{conversations:renewals}" } },
    { say: "go back to the Brightwater chat", input: { id: "{conversations:Brightwater}" } },
  ],
  summarize: (_, output) => `Opened ${output.title}`,

  async handler(ctx, { id }) {
    const conversation = await requireConversation(ctx, id);
    const rows = await ctx.session.orm
      .select()
      .from(messages)
      .where(eq(messages.conversationId, id))
      .orderBy(asc(messages.place));
    return {
      id,
      title: conversation.title,
      leafId: conversation.leafId,
      model: conversation.model,
      messages: rows.map((row) => ({
        id: row.id,
        parentId: row.parentId,
        role: row.role,
        parts: row.parts as Record<string, unknown>[],
        metadata: row.metadata,
        createdAt: row.createdAt.toISOString(),
      })),
    };
  },
});
