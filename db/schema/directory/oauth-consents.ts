import { index, text, timestamp } from "drizzle-orm/pg-core";

import { oauthClients } from "./oauth-clients";
import { users } from "./users";
import { directory } from "./workspaces";

/** What somebody lets an app do in the workspace under `reference_id`. */
export const oauthConsents = directory.table(
  "oauth_consents",
  {
    id: text().primaryKey(),
    clientId: text("client_id")
      .notNull()
      .references(() => oauthClients.clientId, { onDelete: "cascade" }),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    referenceId: text("reference_id"),
    resources: text().array(),
    requestedUserInfoClaims: text("requested_user_info_claims").array(),
    scopes: text().array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("oauth_consents_user").on(table.userId), index("oauth_consents_client").on(table.clientId)],
);
