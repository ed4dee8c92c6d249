import { index, jsonb, text, timestamp } from "drizzle-orm/pg-core";

import { oauthClients } from "./oauth-clients";
import { sessions } from "./sessions";
import { users } from "./users";
import { directory } from "./workspaces";

/** What both kinds have: whose they are, of which app, and the workspace under `reference_id`. Of the token a hash is kept. */
const common = () => ({
  id: text().primaryKey(),
  token: text().notNull().unique(),
  clientId: text("client_id")
    .notNull()
    .references(() => oauthClients.clientId, { onDelete: "cascade" }),
  sessionId: text("session_id").references(() => sessions.id, { onDelete: "set null" }),
  referenceId: text("reference_id"),
  authorizationCodeId: text("authorization_code_id"),
  resources: text().array(),
  requestedUserInfoClaims: text("requested_user_info_claims").array(),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  revoked: timestamp({ withTimezone: true }),
  confirmation: jsonb(),
  scopes: text().array().notNull(),
});

export const oauthRefreshTokens = directory.table(
  "oauth_refresh_tokens",
  {
    ...common(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    rotatedAt: timestamp("rotated_at", { withTimezone: true }),
    rotationReplayResponse: text("rotation_replay_response"),
    rotationReplayExpiresAt: timestamp("rotation_replay_expires_at", { withTimezone: true }),
    authTime: timestamp("auth_time", { withTimezone: true }),
  },
  (table) => [
    index("oauth_refresh_tokens_user").on(table.userId, table.clientId),
    index("oauth_refresh_tokens_client").on(table.clientId),
    index("oauth_refresh_tokens_session").on(table.sessionId),
    index("oauth_refresh_tokens_code").on(table.authorizationCodeId),
  ],
);

export const oauthAccessTokens = directory.table(
  "oauth_access_tokens",
  {
    ...common(),
    /** Null: the app acts on its own. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    refreshId: text("refresh_id").references(() => oauthRefreshTokens.id, { onDelete: "cascade" }),
  },
  (table) => [
    index("oauth_access_tokens_user").on(table.userId, table.clientId),
    index("oauth_access_tokens_client").on(table.clientId),
    index("oauth_access_tokens_session").on(table.sessionId),
    index("oauth_access_tokens_code").on(table.authorizationCodeId),
    index("oauth_access_tokens_refresh").on(table.refreshId),
  ],
);
