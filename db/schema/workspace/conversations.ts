import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const conversations = pgTable(
  "atrium_conversations",
  {
    id: uuid().primaryKey(),
    memberId: uuid("member_id").notNull(),
    title: text().notNull(),
    /** The message that the person looked at last: the end of the branch to open. */
    leafId: text("leaf_id"),
    /** The model that the person chose for it; null follows the workspace's. */
    model: text(),
    /** What the oldest messages said, for models that cannot read them all. */
    summary: jsonb().$type<{ digest: string; text: string }>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (table) => [index("atrium_conversations_member").on(table.memberId, table.updatedAt)],
);

/** A tree: an edited or retried message is a sibling of the one before it. */
export const messages = pgTable(
  "atrium_messages",
  {
    id: text().primaryKey(),
    /** The order of arrival; a fixed clock gives many messages one time. */
    place: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    conversationId: uuid("conversation_id").notNull(),
    parentId: text("parent_id"),
    role: text().$type<"user" | "assistant">().notNull(),
    parts: jsonb().$type<unknown[]>().notNull(),
    metadata: jsonb().$type<Record<string, unknown>>(),
    /** The words alone, for search. */
    text: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("atrium_messages_conversation").on(table.conversationId, table.place)],
);

export const approvals = pgTable(
  "atrium_approvals",
  {
    id: text().primaryKey(),
    conversationId: uuid("conversation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    tool: text().notNull(),
    toolCallId: text("tool_call_id").notNull(),
    /** SHA-256 of the tool's name and exact arguments; the yes is good for these alone. */
    inputHash: text("input_hash").notNull(),
    /** What the records looked like when the person was asked; differs at the yes means conflict. */
    fingerprint: text(),
    status: text().$type<"pending" | "approved" | "rejected" | "used" | "replaced">().notNull(),
    reason: text(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("atrium_approvals_call").on(table.toolCallId)],
);
