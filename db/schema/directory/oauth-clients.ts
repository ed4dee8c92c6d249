import { boolean, index, jsonb, text, timestamp } from "drizzle-orm/pg-core";

import { users } from "./users";
import { directory } from "./workspaces";

/** Apps that may ask people for access. The names are better-auth's; most stay empty. */
export const oauthClients = directory.table(
  "oauth_clients",
  {
    id: text().primaryKey(),
    clientId: text("client_id").notNull().unique(),
    /** Encrypted with ATRIUM_SECRET. */
    clientSecret: text("client_secret"),
    clientDiscoveryId: text("client_discovery_id"),
    disabled: boolean(),
    skipConsent: boolean("skip_consent"),
    enableEndSession: boolean("enable_end_session"),
    subjectType: text("subject_type"),
    scopes: text().array(),
    /** What it may do on its own, for who registered it. */
    clientCredentialsScopes: text("client_credentials_scopes").array(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    name: text(),
    uri: text(),
    icon: text(),
    contacts: text().array(),
    tos: text(),
    policy: text(),
    softwareId: text("software_id"),
    softwareVersion: text("software_version"),
    softwareStatement: text("software_statement"),
    redirectUris: text("redirect_uris").array().notNull(),
    postLogoutRedirectUris: text("post_logout_redirect_uris").array(),
    backchannelLogoutUri: text("backchannel_logout_uri"),
    backchannelLogoutSessionRequired: boolean("backchannel_logout_session_required"),
    tokenEndpointAuthMethod: text("token_endpoint_auth_method"),
    applicationType: text("application_type"),
    jwks: text(),
    jwksUri: text("jwks_uri"),
    grantTypes: text("grant_types").array(),
    responseTypes: text("response_types").array(),
    requirePKCE: boolean("require_pkce"),
    dpopBoundAccessTokens: boolean("dpop_bound_access_tokens"),
    /** The workspace that it was registered in, and works in alone; null works in any. */
    referenceId: text("reference_id"),
    metadata: jsonb(),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }),
    updatedAt: timestamp("updated_at", { withTimezone: true }),
  },
  (table) => [index("oauth_clients_user").on(table.userId), index("oauth_clients_reference").on(table.referenceId)],
);
