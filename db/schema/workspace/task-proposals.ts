import { index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const proposalStates = ["accepted", "dismissed"] as const;

/** What a person decided about a task that a text proposed; proposals themselves are read from the text. */
export const taskProposals = pgTable(
  "atrium_task_proposals",
  {
    /** The record whose text it is, by object and id. */
    objectKey: text("object_key").notNull(),
    recordId: uuid("record_id").notNull(),
    /** SHA-256 of the sentence, so that a sentence that was put in other words is proposed anew. */
    sentenceHash: text("sentence_hash").notNull(),
    state: text().$type<(typeof proposalStates)[number]>().notNull(),
    taskId: uuid("task_id"),
    memberId: uuid("member_id").notNull(),
    decidedAt: timestamp("decided_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordId, table.sentenceHash] }),
    index("atrium_task_proposals_task").on(table.taskId),
  ],
);
