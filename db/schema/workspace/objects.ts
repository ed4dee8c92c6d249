import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

/** One row: `version` grows with every change of objects or fields and is read at the start of each transaction. */
export const meta = pgTable("atrium_meta", {
  id: smallint().primaryKey(),
  version: integer().notNull(),
  /** Of the changes that are made now; grows with each move to another database server. */
  era: integer().notNull().default(0),
  /** Why nobody may write just now; null while everybody may. */
  frozen: text(),
});

export const objects = pgTable("atrium_objects", {
  key: text().primaryKey(),
  /** What the change feed calls this row; made of the key, so that it is the same wherever the object is made. */
  id: uuid().notNull().unique().generatedAlwaysAs(sql`md5(key)::uuid`),
  definition: jsonb().$type<Omit<ObjectDefinition, "fields">>().notNull(),
  position: integer().notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});

export const fields = pgTable(
  "atrium_fields",
  {
    objectKey: text("object_key").notNull(),
    key: text().notNull(),
    id: uuid().notNull().unique().generatedAlwaysAs(sql`md5(object_key || '.' || key)::uuid`),
    definition: jsonb().$type<FieldDefinition>().notNull(),
    position: integer().notNull(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.objectKey, table.key] })],
);
