import { and, asc, eq, isNull, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { conversations, messages } from "@/db/schema/workspace/conversations";
import { AppError } from "@/tools/core/app-error";
import { storable } from "./storable";

export type MessageRow = typeof messages.$inferSelect;
export type NewMessage = Omit<MessageRow, "conversationId" | "place">;

export type OpenConversation = {
  id: string;
  memberId: string;
  title: string;
  /** The model that the person has just chosen; null keeps what was chosen before. */
  model: string | null;
  now: Date;
};

type Summary = { digest: string; text: string };

/** Of the oldest messages, for models that cannot read them all. */
export async function saveSummary(session: Session, id: string, { digest, text }: Summary): Promise<void> {
  const summary = { digest, text: storable(text) };
  await session.orm.update(conversations).set({ summary }).where(eq(conversations.id, id));
}

/** Opens the person's conversation, or begins it with this id. */
export async function openConversation(
  session: Session,
  input: OpenConversation,
): Promise<{ isNew: boolean; model: string | null; summary: Summary | null }> {
  const { id, memberId, title, model, now } = input;
  const [found] = await session.orm.select().from(conversations).where(eq(conversations.id, id));
  if (found && (found.memberId !== memberId || found.deletedAt))
    throw new AppError("not_found", "There is no conversation with that id.");
  if (found) {
    if (model !== null && model !== found.model)
      await session.orm.update(conversations).set({ model }).where(eq(conversations.id, id));
    return { isNew: false, model: model ?? found.model, summary: found.summary };
  }
  await session.orm.insert(conversations).values({ id, memberId, title, model, createdAt: now, updatedAt: now });
  return { isNew: true, model, summary: null };
}

/** The branch that ends in `leafId`, oldest first. */
export async function readBranch(
  session: Session,
  conversationId: string,
  leafId: string | null,
): Promise<MessageRow[]> {
  if (!leafId) return [];
  const rows = await session.orm
    .select()
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.place));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const branch: MessageRow[] = [];
  for (let row = byId.get(leafId); row; row = row.parentId ? byId.get(row.parentId) : undefined) branch.unshift(row);
  if (branch.length === 0) throw new AppError("not_found", "That message is not part of this conversation.");
  return branch;
}

/** Stores a message, or what an answered approval made of it, and makes it the end of the open branch. */
export async function saveMessage(
  session: Session,
  conversationId: string,
  given: NewMessage,
  now: Date,
): Promise<void> {
  const message = { ...given, parts: storable(given.parts), text: storable(given.text) };
  const { parts, metadata, text } = message;
  await session.orm
    .insert(messages)
    .values({ ...message, conversationId })
    .onConflictDoUpdate({
      target: messages.id,
      set: { parts, metadata, text },
      setWhere: eq(messages.conversationId, conversationId),
    });
  await session.orm
    .update(conversations)
    .set({ leafId: message.id, updatedAt: now })
    .where(and(eq(conversations.id, conversationId), isNull(conversations.deletedAt)));
}

/** True when no message has this id yet, so that a repeated send is not stored twice. */
export async function isUnknownMessage(session: Session, id: string): Promise<boolean> {
  const rows = await session.orm.select({ one: sql`1` }).from(messages).where(eq(messages.id, id));
  return rows.length === 0;
}
