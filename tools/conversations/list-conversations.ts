import { and, desc, eq, exists, ilike, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";

import { conversations, messages } from "@/db/schema/workspace/conversations";
import { defineTool } from "@/tools/core/define-tool";

/** Searches titles and what was said. */
export const listConversations = defineTool({
  name: "list_conversations",
  description: "List my conversations, newest first, or those in which a text was said.",
  input: z.object({
    search: z.string().max(200).optional(),
    cursor: z.iso.datetime({ offset: true }).optional(),
    limit: z.number().int().min(1).max(100).optional(),
  }),
  output: z.object({
    conversations: z.array(z.object({ id: z.string(), title: z.string(), updatedAt: z.string() })),
    nextCursor: z.string().nullable(),
  }),
  permission: "conversations:read",
  effect: "read",
  examples: [
    { say: "show my conversations", input: {} },
    { say: "where did we talk about Brightwater", input: { search: "Brightwater" } },
    { say: "find the chat about renewals", input: { search: "renewals" } },
  ],
  summarize: (_, output) => `Listed ${output.conversations.length} conversations`,

  async handler(ctx, { search, cursor, limit = 30 }) {
    const pattern = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, "\\$&")}%` : null;
    const said = pattern
      ? exists(
          ctx.session.orm
            .select({ one: sql`1` })
            .from(messages)
            .where(and(eq(messages.conversationId, conversations.id), ilike(messages.text, pattern))),
        )
      : undefined;
    const rows = await ctx.session.orm
      .select({ id: conversations.id, title: conversations.title, updatedAt: conversations.updatedAt })
      .from(conversations)
      .where(
        and(
          eq(conversations.memberId, ctx.actor.memberId),
          isNull(conversations.deletedAt),
          pattern ? or(ilike(conversations.title, pattern), said) : undefined,
          cursor ? lt(conversations.updatedAt, new Date(cursor)) : undefined,
        ),
      )
      .orderBy(desc(conversations.updatedAt))
      .limit(limit + 1);
    const page = rows.slice(0, limit).map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
    return { conversations: page, nextCursor: rows.length > limit ? (page.at(-1)?.updatedAt ?? null) : null };
  },
});
