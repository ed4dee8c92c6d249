import { pgSchema, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The small shared part: which workspaces there are and where each lives. */
export const directory = pgSchema("atrium");

export const workspaces = directory.table("workspaces", {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  schemaName: text("schema_name").notNull().unique(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
