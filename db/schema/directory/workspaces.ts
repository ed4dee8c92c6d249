import { jsonb, pgSchema, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The small shared part: which workspaces there are and where each lives. */
export const directory = pgSchema("atrium");

export const workspaces = directory.table("workspaces", {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  schemaName: text("schema_name").notNull().unique(),
  /** Whose database holds the schema. */
  region: text().notNull().default("default"),
  /** What is being done with the whole of it, by whom, and where its other copy is; null for most of the time. */
  transit: jsonb().$type<Transit>(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

/**
 * arrive: it is being written and nobody sees it yet. move: it is being copied to `region` and nobody writes.
 * clear: it has moved, and its old copy in `region` is being dropped. erase: it is being dropped.
 */
export type Transit = {
  kind: "arrive" | "move" | "clear" | "erase";
  region: string;
  schemaName: string;
  /** Who does it; when that one was last heard of. */
  runner: string;
  seenAt: string;
};
