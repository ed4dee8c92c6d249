import { sql } from "drizzle-orm";
import { pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

export const members = pgTable(
  "atrium_members",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    role: text().notNull(),
    title: text(),
    teamId: uuid("team_id"),
    timeZone: text("time_zone").notNull(),
    locale: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    deactivatedAt: timestamp("deactivated_at", { withTimezone: true }),
  },
  (table) => [uniqueIndex("atrium_members_email").on(sql`lower(${table.email})`)],
);
