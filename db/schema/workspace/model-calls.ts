import { bigint, boolean, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Every request to a language model, with what it read, wrote and cost; the built-in planner costs nothing and is not here. */
export const modelCalls = pgTable(
  "atrium_model_calls",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id").notNull(),
    /** The message of the person that was being answered: all calls of one turn share it. */
    messageId: text("message_id"),
    memberId: uuid("member_id").notNull(),
    model: text().notNull(),
    inputTokens: integer("input_tokens").notNull(),
    /** Those of the input that the service had in its cache. */
    cachedTokens: integer("cached_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
    /** The service did not say how many tokens it were. */
    isEstimated: boolean("is_estimated").notNull(),
    /** Millionths of the currency; null where no price is known. */
    costMicros: bigint("cost_micros", { mode: "number" }),
    milliseconds: integer().notNull(),
    outcome: text().$type<"ok" | "failed" | "fell_back" | "aborted">().notNull(),
    reason: text(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("atrium_model_calls_created").on(table.createdAt),
    index("atrium_model_calls_member").on(table.memberId, table.createdAt),
  ],
);
