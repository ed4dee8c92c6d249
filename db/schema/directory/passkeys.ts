import { boolean, index, integer, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

import { users } from "./users";
import { directory } from "./workspaces";

export const passkeys = directory.table(
  "passkeys",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text(),
    publicKey: text("public_key").notNull(),
    credentialID: text("credential_id").notNull(),
    counter: integer().notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: boolean("backed_up").notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: timestamp("created_at", { withTimezone: true }),
  },
  (table) => [index("passkeys_user").on(table.userId), uniqueIndex("passkeys_credential").on(table.credentialID)],
);
