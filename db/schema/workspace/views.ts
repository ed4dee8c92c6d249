import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import type { ViewDefinition } from "@/db/views/definition";

/** A saved query over one object with its layout. Who sees it stands in the definition. */
export const views = pgTable(
  "atrium_views",
  {
    id: uuid().primaryKey(),
    objectKey: text("object_key").notNull(),
    memberId: uuid("member_id").notNull(),
    definition: jsonb().$type<ViewDefinition>().notNull(),
    position: integer().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (table) => [index("atrium_views_object").on(table.objectKey, table.position)],
);

/** The views that a person keeps at hand in the sidebar. */
export const favorites = pgTable(
  "atrium_favorites",
  {
    memberId: uuid("member_id").notNull(),
    viewId: uuid("view_id").notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.viewId] })],
);
