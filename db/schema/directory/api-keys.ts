import { index, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { users } from "./users";
import { directory, workspaces } from "./workspaces";

/** Keys with which programs act for a person in one workspace. Of the secret only a hash is kept. */
export const apiKeys = directory.table(
  "api_keys",
  {
    id: uuid().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text().notNull(),
    secretHash: text("secret_hash").notNull(),
    scopes: text().array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** Null: it was made to last. */
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [index("api_keys_user").on(table.userId), index("api_keys_workspace").on(table.workspaceId)],
);
