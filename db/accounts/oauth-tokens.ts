import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { memberships } from "@/db/schema/directory/memberships";
import { oauthClients } from "@/db/schema/directory/oauth-clients";
import { oauthAccessTokens } from "@/db/schema/directory/oauth-tokens";
import { workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "@/db/workspace/workspaces";

/** So that scanners of leaked secrets find them, and that none is taken for a key. */
export const tokenPrefix = { opaqueAccessToken: "atr_at_", refreshToken: "atr_rt_", clientSecret: "atr_cs_" };

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** What an access token says; a token of an app on its own acts for who registered the app. */
export type KnownToken = {
  clientId: string;
  app: string;
  scopes: string[];
  isEnded: boolean;
  userId: string;
  workspace: Workspace;
  /** Null when the person is no member of the workspace any more. */
  memberId: string | null;
};

export async function findToken(session: Session, sent: string, now: Date): Promise<KnownToken | undefined> {
  const token = sent.slice(tokenPrefix.opaqueAccessToken.length);
  const { id, slug, name, schemaName, region } = workspaces;
  const userId = sql<string>`coalesce(${oauthAccessTokens.userId}, ${oauthClients.userId})`;
  const place = sql`coalesce(${oauthAccessTokens.referenceId}, ${oauthClients.referenceId})`;
  const [row] = await session.orm
    .select({
      token: oauthAccessTokens,
      client: oauthClients,
      workspace: { id, slug, name, schemaName, region },
      userId,
      memberId: memberships.memberId,
    })
    .from(oauthAccessTokens)
    .innerJoin(oauthClients, eq(oauthClients.clientId, oauthAccessTokens.clientId))
    .innerJoin(workspaces, eq(sql`${workspaces.id}::text`, place))
    .leftJoin(memberships, and(eq(memberships.userId, userId), eq(memberships.workspaceId, workspaces.id)))
    .where(eq(oauthAccessTokens.token, hashToken(token)));
  if (!row) return undefined;
  const isEnded = row.token.revoked !== null || row.token.expiresAt <= now || row.client.disabled === true;
  return {
    isEnded,
    clientId: row.client.clientId,
    app: row.client.name ?? "App",
    scopes: row.token.scopes,
    userId: row.userId,
    workspace: row.workspace,
    memberId: row.memberId,
  };
}
