import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What an Admin has set for the workspace, one row a subject, in the change feed like objects and views. */
export const settings = pgTable("atrium_settings", {
  id: uuid().primaryKey(),
  key: text().notNull().unique(),
  definition: jsonb().$type<Record<string, unknown>>().notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});
