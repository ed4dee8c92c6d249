import { text, timestamp, unique, uuid } from "drizzle-orm/pg-core";

import { users } from "./users";
import { directory, workspaces } from "./workspaces";

/** Which member of which workspace a person is. */
export const memberships = directory.table(
  "memberships",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    memberId: uuid("member_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    unique("memberships_user").on(table.userId, table.workspaceId),
    unique("memberships_member").on(table.workspaceId, table.memberId),
  ],
);
