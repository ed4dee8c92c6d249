import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The workspace's own keys, each wrapped by a key that is not in the database. */
export const dataKeys = pgTable("atrium_data_keys", {
  id: uuid().primaryKey(),
  /** Which key of the key service wrapped it. */
  keyId: text("key_id").notNull(),
  wrapped: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

/** Passwords, tokens and keys that others gave us. What uses one holds its id. */
export const secrets = pgTable(
  "atrium_secrets",
  {
    id: uuid().primaryKey(),
    /** What it is for, such as sso/client-secret: it opens for this alone. */
    use: text().notNull(),
    sealed: text().notNull(),
    /** No foreign key: an archive is read in table by table. */
    dataKeyId: uuid("data_key_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("atrium_secrets_data_key").on(table.dataKeyId)],
);
