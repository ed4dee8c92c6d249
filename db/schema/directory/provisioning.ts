import { sql } from "drizzle-orm";
import { index, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

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

/** Groups of a company's directory; what each gives is said by the workspace's rules. */
export const provisionedGroups = directory.table(
  "provisioned_groups",
  {
    id: uuid().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text().notNull(),
    externalId: text("external_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex("provisioned_groups_name").on(table.workspaceId, sql`lower(${table.name})`)],
);

export const provisionedGroupMembers = directory.table(
  "provisioned_group_members",
  {
    groupId: uuid("group_id")
      .notNull()
      .references(() => provisionedGroups.id, { onDelete: "cascade" }),
    memberId: uuid("member_id").notNull(),
  },
  (table) => [
    primaryKey({ name: "provisioned_group_members_pk", columns: [table.groupId, table.memberId] }),
    index("provisioned_group_members_member").on(table.memberId),
  ],
);
