import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import type { RoleDefinition } from "@/db/access/rights";

/** Roles of the workspace's own, and standard ones that were edited; a standard one without a row is as in the code. */
export const roles = pgTable("atrium_roles", {
  id: uuid().primaryKey(),
  key: text().notNull().unique(),
  definition: jsonb().$type<RoleDefinition>().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});

/** A tree: who is in a team answers for it and for the teams below. */
export const teams = pgTable("atrium_teams", {
  id: uuid().primaryKey(),
  definition: jsonb().$type<TeamDefinition>().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});

export type TeamDefinition = { name: string; parent?: string };
