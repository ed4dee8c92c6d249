import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What an Admin decides for the whole workspace: one row for each group of settings, in the feed like objects and fields. */
export const settings = pgTable("atrium_settings", {
  id: uuid().primaryKey(),
  key: text().notNull().unique(),
  definition: jsonb().$type<Record<string, unknown>>().notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});
