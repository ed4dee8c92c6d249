import { integer, text, timestamp } from "drizzle-orm/pg-core";

import { directory } from "./workspaces";

/** How often something was tried, and until when it is refused; by network address and by e-mail. */
export const rateLimits = directory.table("rate_limits", {
  key: text().primaryKey(),
  count: integer().notNull(),
  startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
  blockedUntil: timestamp("blocked_until", { withTimezone: true }),
});
