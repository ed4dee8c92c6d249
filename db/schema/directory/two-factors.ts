import { boolean, index, integer, text, timestamp } from "drizzle-orm/pg-core";

import { users } from "./users";
import { directory } from "./workspaces";

export const twoFactors = directory.table(
  "two_factors",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Both encrypted with ATRIUM_SECRET. */
    secret: text().notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean(),
    failedVerificationCount: integer("failed_verification_count"),
    lockedUntil: timestamp("locked_until", { withTimezone: true }),
  },
  (table) => [index("two_factors_user").on(table.userId)],
);
