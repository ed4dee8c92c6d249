import { index, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { directory, workspaces } from "./workspaces";

/** What lets a company's directory in by SCIM, one a workspace; only its hash is kept. */
export const provisioningTokens = directory.table("provisioning_tokens", {
  workspaceId: uuid("workspace_id")
    .primaryKey()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  hash: text().notNull().unique(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
});

/** What a company's directory calls the members that it keeps. */
export const provisionedMembers = directory.table(
  "provisioned_members",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    memberId: uuid("member_id").notNull(),
    externalId: text("external_id"),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: "provisioned_members_pk", columns: [table.workspaceId, table.memberId] }),
    index("provisioned_members_external").on(table.workspaceId, table.externalId),
  ],
);
