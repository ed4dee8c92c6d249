import { index, pgTable, primaryKey, real, text, timestamp, uuid } from "drizzle-orm/pg-core";

const duplicateStates = ["open", "dismissed"] as const;

/** Two records that may be one; `leftId` is the smaller id, so a pair stands here once. */
export const duplicates = pgTable(
  "atrium_duplicates",
  {
    objectKey: text("object_key").notNull(),
    leftId: uuid("left_id").notNull(),
    rightId: uuid("right_id").notNull(),
    /** From 0 to 1; equal keys are 1. */
    score: real().notNull(),
    /** Key of the field that speaks for it. */
    field: text().notNull(),
    state: text().$type<(typeof duplicateStates)[number]>().notNull(),
    foundAt: timestamp("found_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.leftId, table.rightId] }),
    index("atrium_duplicates_open").on(table.objectKey, table.state, table.score),
  ],
);
