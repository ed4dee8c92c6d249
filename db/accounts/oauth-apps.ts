import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull, or } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { oauthClients } from "@/db/schema/directory/oauth-clients";
import { oauthConsents } from "@/db/schema/directory/oauth-consents";
import { oauthAccessTokens, oauthRefreshTokens } from "@/db/schema/directory/oauth-tokens";
import { users } from "@/db/schema/directory/users";

export type NewApp = {
  clientId: string;
  name: string;
  redirectUris: string[];
  scopes: string[];
  /** Encrypted; null for an app that cannot keep a secret. */
  clientSecret: string | null;
  /** What it may do without anybody there; nothing when empty. */
  ownScopes: string[];
  isNative: boolean;
  userId: string | null;
  workspaceId: string | null;
};

export type AppRow = {
  clientId: string;
  name: string | null;
  uri: string | null;
  redirectUris: string[];
  workspaceId: string | null;
  isPublic: boolean;
  ownScopes: string[];
  owner: string | null;
  createdAt: Date | null;
};

/** Does nothing when there is one with this id. */
export async function addApp(session: Session, app: NewApp, now: Date): Promise<void> {
  const acts = app.redirectUris.length > 0 ? ["authorization_code", "refresh_token"] : [];
  await session.orm
    .insert(oauthClients)
    .values({
      id: randomUUID(),
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      name: app.name,
      redirectUris: app.redirectUris,
      scopes: app.scopes,
      clientCredentialsScopes: app.ownScopes,
      userId: app.userId,
      referenceId: app.workspaceId,
      tokenEndpointAuthMethod: app.clientSecret ? "client_secret_basic" : "none",
      applicationType: app.isNative ? "native" : "web",
      grantTypes: app.ownScopes.length > 0 ? [...acts, "client_credentials"] : acts,
      responseTypes: ["code"],
      requirePKCE: true,
      disabled: false,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing({ target: oauthClients.clientId });
}

const appColumns = {
  clientId: oauthClients.clientId,
  name: oauthClients.name,
  uri: oauthClients.uri,
  redirectUris: oauthClients.redirectUris,
  workspaceId: oauthClients.referenceId,
  method: oauthClients.tokenEndpointAuthMethod,
  ownScopes: oauthClients.clientCredentialsScopes,
  owner: users.name,
  createdAt: oauthClients.createdAt,
};

type Selected = Omit<AppRow, "isPublic" | "ownScopes"> & { method: string | null; ownScopes: string[] | null };

const toRow = ({ method, ownScopes, ...row }: Selected): AppRow => ({
  ...row,
  isPublic: method === "none",
  ownScopes: ownScopes ?? [],
});

export async function findApp(session: Session, clientId: string): Promise<AppRow | undefined> {
  const [row] = await session.orm
    .select(appColumns)
    .from(oauthClients)
    .leftJoin(users, eq(users.id, oauthClients.userId))
    .where(eq(oauthClients.clientId, clientId));
  return row && toRow(row);
}

/** The apps that were registered in a workspace. */
export async function listApps(session: Session, workspaceId: string): Promise<AppRow[]> {
  const rows = await session.orm
    .select(appColumns)
    .from(oauthClients)
    .leftJoin(users, eq(users.id, oauthClients.userId))
    .where(eq(oauthClients.referenceId, workspaceId))
    .orderBy(desc(oauthClients.createdAt));
  return rows.map(toRow);
}

/** Its tokens and what people let it do go with it. */
export async function dropApp(
  session: Session,
  clientId: string,
  workspaceId: string,
): Promise<{ name: string } | undefined> {
  const [dropped] = await session.orm
    .delete(oauthClients)
    .where(and(eq(oauthClients.clientId, clientId), eq(oauthClients.referenceId, workspaceId)))
    .returning({ name: oauthClients.name });
  return dropped && { name: dropped.name ?? "App" };
}

export type ConsentRow = { clientId: string; app: string | null; scopes: string[]; since: Date };

/** What a person lets apps do in a workspace. */
export async function listConsents(session: Session, userId: string, workspaceId: string): Promise<ConsentRow[]> {
  return session.orm
    .select({
      clientId: oauthConsents.clientId,
      app: oauthClients.name,
      scopes: oauthConsents.scopes,
      since: oauthConsents.updatedAt,
    })
    .from(oauthConsents)
    .innerJoin(oauthClients, eq(oauthClients.clientId, oauthConsents.clientId))
    .where(and(eq(oauthConsents.userId, userId), eq(oauthConsents.referenceId, workspaceId)))
    .orderBy(desc(oauthConsents.updatedAt));
}

/** Takes back what a person let an app do in a workspace, with every token of it. */
export async function dropConsent(
  session: Session,
  { clientId, userId, workspaceId }: { clientId: string; userId: string; workspaceId: string },
): Promise<boolean> {
  for (const table of [oauthAccessTokens, oauthRefreshTokens])
    await session.orm
      .delete(table)
      .where(
        and(
          eq(table.clientId, clientId),
          eq(table.userId, userId),
          or(eq(table.referenceId, workspaceId), isNull(table.referenceId)),
        ),
      );
  const dropped = await session.orm
    .delete(oauthConsents)
    .where(
      and(
        eq(oauthConsents.clientId, clientId),
        eq(oauthConsents.userId, userId),
        eq(oauthConsents.referenceId, workspaceId),
      ),
    )
    .returning({ id: oauthConsents.id });
  return dropped.length > 0;
}

/** For an account that somebody else may have held. */
export async function dropConsentsOf(session: Session, userId: string): Promise<void> {
  for (const table of [oauthAccessTokens, oauthRefreshTokens, oauthConsents])
    await session.orm.delete(table).where(eq(table.userId, userId));
}
