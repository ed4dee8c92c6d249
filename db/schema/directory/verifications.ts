import { index, text, timestamp } from "drizzle-orm/pg-core";

import { directory } from "./workspaces";

/** What is good once and for a while: links, challenges. The identifier is a hash of what the person holds. */
export const verifications = directory.table(
  "verifications",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);
