import { text, timestamp, uuid } from "drizzle-orm/pg-core";

import { directory, workspaces } from "./workspaces";

/** Which workspace an organisation of Clerk is. */
export const clerkOrganizations = directory.table("clerk_organizations", {
  id: text().primaryKey(),
  workspaceId: uuid("workspace_id")
    .notNull()
    .unique()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
