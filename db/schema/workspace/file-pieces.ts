import { customType, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

export const filePieces = pgTable(
  "atrium_file_pieces",
  {
    fileId: uuid("file_id").notNull(),
    place: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.place] })],
);
