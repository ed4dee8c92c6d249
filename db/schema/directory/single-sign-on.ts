import { sql } from "drizzle-orm";
import { boolean, index, jsonb, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { directory, workspaces } from "./workspaces";

/** What Atrium knows of a provider; its secret is apart. */
export type ProviderConfig =
  | { kind: "oidc"; issuer: string; clientId: string }
  | { kind: "saml"; entityId: string; signInUrl: string; certificates: string[] };

/** How people of a workspace sign in elsewhere: one provider a workspace, and who becomes what. */
export const singleSignOn = directory.table("single_sign_on", {
  workspaceId: uuid("workspace_id")
    .primaryKey()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  /** Another provider is another id, so that nobody is taken for whom the last one called by the same name. */
  id: uuid().notNull().unique(),
  name: text().notNull(),
  config: jsonb().$type<ProviderConfig>().notNull(),
  /** In the workspace's own table of secrets. */
  secretId: uuid("secret_id"),
  defaultRole: text("default_role").notNull(),
  groupClaim: text("group_claim"),
  groupRoles: jsonb("group_roles").$type<{ group: string; role: string }[]>().notNull(),
  isRequired: boolean("is_required").notNull(),
  /** Members who may still sign in by themselves while it is required. */
  breakGlass: jsonb("break_glass").$type<string[]>().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});

/** Domains of e-mail addresses that a workspace says are its own; only a verified one counts, and one workspace has it. */
export const signInDomains = directory.table(
  "sign_in_domains",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    domain: text().notNull(),
    token: text().notNull(),
    verifiedAt: timestamp("verified_at", { withTimezone: true }),
    verifiedBy: text("verified_by").$type<"dns" | "operator">(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: "sign_in_domains_pk", columns: [table.workspaceId, table.domain] }),
    uniqueIndex("sign_in_domains_verified").on(table.domain).where(sql`${table.verifiedAt} is not null`),
  ],
);

/** Assertions that were used: none counts twice. */
export const usedAssertions = directory.table(
  "used_assertions",
  {
    hash: text().primaryKey(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("used_assertions_expiry").on(table.expiresAt)],
);
