import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { apiKeys } from "@/db/schema/directory/api-keys";
import { memberships } from "@/db/schema/directory/memberships";
import { users } from "@/db/schema/directory/users";
import { workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "@/db/workspace/workspaces";

export type NewKey = {
  id: string;
  userId: string;
  workspaceId: string;
  name: string;
  scopes: string[];
  expiresAt: Date | null;
};

export type KeyRow = Omit<typeof apiKeys.$inferSelect, "secretHash" | "workspaceId"> & { owner: string };

/** What a key says, once its secret is known to be right. */
export type KnownKey = {
  id: string;
  name: string;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  workspace: Workspace;
  /** Null when the person is no member of the workspace any more. */
  memberId: string | null;
};

/** Scanners for leaked secrets find keys by this form; the id leads to the row without a look at the secret. */
const form = /^atr_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/;

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url");

const minute = 60_000;

/** Answers the key itself, which is nowhere to be read again. */
export async function createKey(session: Session, key: NewKey, now: Date): Promise<string> {
  const secret = `atr_${key.id.replaceAll("-", "")}_${randomBytes(32).toString("base64url")}`;
  await session.orm.insert(apiKeys).values({ ...key, secretHash: hash(secret), createdAt: now });
  return secret;
}

/** The key that was sent; undefined when there is none with this secret. */
export async function findKey(session: Session, sent: string): Promise<KnownKey | undefined> {
  const [, compact] = form.exec(sent) ?? [];
  if (!compact) return undefined;
  const id = compact.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const { slug, name, schemaName, region } = workspaces;
  const [row] = await session.orm
    .select({
      key: apiKeys,
      workspace: { id: workspaces.id, slug, name, schemaName, region },
      memberId: memberships.memberId,
    })
    .from(apiKeys)
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, apiKeys.userId), eq(memberships.workspaceId, apiKeys.workspaceId)),
    )
    .where(eq(apiKeys.id, id));
  if (!row || !timingSafeEqual(Buffer.from(row.key.secretHash), Buffer.from(hash(sent)))) return undefined;
  const { secretHash: _, ...key } = row.key;
  return { ...key, workspace: row.workspace, memberId: row.memberId };
}

/** Whether it is time to write that the key was used: once a minute, so that not every request writes. */
export const isUseNews = ({ lastUsedAt }: KnownKey, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= minute;

export async function noteUse(session: Session, id: string, now: Date): Promise<void> {
  await session.orm.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id));
}

/** Keys of a workspace, or one person's there, newest first; those that were revoked too. */
export async function listKeys(session: Session, workspaceId: string, userId?: string): Promise<KeyRow[]> {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = apiKeys;
  return session.orm
    .select({
      ...{ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt },
      userId: apiKeys.userId,
      owner: users.name,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(and(eq(apiKeys.workspaceId, workspaceId), userId ? eq(apiKeys.userId, userId) : undefined))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
}

/** Ends a key of the workspace, of this person when one is named. Answers which, when there was one to end. */
export async function revokeKey(
  session: Session,
  key: { id: string; workspaceId: string; userId?: string | undefined },
  now: Date,
): Promise<{ name: string; scopes: string[] } | undefined> {
  const [found] = await session.orm
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(
      and(
        eq(apiKeys.id, key.id),
        eq(apiKeys.workspaceId, key.workspaceId),
        key.userId ? eq(apiKeys.userId, key.userId) : undefined,
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ name: apiKeys.name, scopes: apiKeys.scopes });
  return found;
}

/** For an account that somebody else may have held. */
export async function revokeKeysOf(session: Session, userId: string, now: Date): Promise<void> {
  await session.orm
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
}
