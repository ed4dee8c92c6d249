import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";

import { conversations } from "@/db/schema/workspace/conversations";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const storedMessageShape = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  role: z.enum(["user", "assistant"]),
  parts: z.array(z.record(z.string(), z.unknown())).describe("UI message parts of the AI SDK."),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.string(),
});
export type StoredMessage = z.infer<typeof storedMessageShape>;

/** Conversations are private: another person's is as if it did not exist. */
export async function requireConversation(ctx: ToolContext, id: string): Promise<typeof conversations.$inferSelect> {
  const own = and(
    eq(conversations.id, id),
    eq(conversations.memberId, ctx.actor.memberId),
    isNull(conversations.deletedAt),
  );
  const [found] = await ctx.session.orm.select().from(conversations).where(own);
  if (!found) throw new AppError("not_found", "There is no conversation with that id.");
  return found;
}
