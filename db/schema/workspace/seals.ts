import { bigint, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

import { xid8 } from "./changes";

/** Each seal holds the hash of the one before it and of the rows of the change feed up to `lastXid` and `lastChange`. */
export const seals = pgTable("atrium_seals", {
  place: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  firstChange: bigint("first_change", { mode: "number" }).notNull(),
  lastChange: bigint("last_change", { mode: "number" }).notNull(),
  lastXid: xid8("last_xid").notNull(),
  lastEra: integer("last_era").notNull().default(0),
  changeCount: bigint("change_count", { mode: "number" }).notNull(),
  hash: text().notNull(),
  sealedAt: timestamp("sealed_at", { withTimezone: true }).notNull(),
});
