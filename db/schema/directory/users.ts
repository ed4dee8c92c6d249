import { sql } from "drizzle-orm";
import { boolean, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

import { directory } from "./workspaces";

/** People who can sign in; what each may do is said by their member in each workspace. */
export const users = directory.table(
  "users",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean("email_verified").notNull(),
    image: text(),
    twoFactorEnabled: boolean("two_factor_enabled"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex("users_email").on(sql`lower(${table.email})`)],
);
