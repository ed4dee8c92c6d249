import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { broughtScopes, wholeScopes } from "@/db/access/scopes";
import { createKey, type KeyRow, listKeys, revokeKey } from "@/db/accounts/api-keys";
import type { Identity } from "@/server/auth/auth";
import type { KeysView } from "@/server/doors/key-view";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import type { SignedIn } from "./identify";
import { logAccess } from "./log-access";
import { requireFresh } from "./require-fresh";

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** For how long a key may be made; null makes one that lasts until it is revoked. */
const usualDays = 90;
const mostDays = 365;
const mostKeys = 100;

export const newKeyShape = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name.").max(60),
  scopes: z.array(z.enum(permissions)).min(1, "Choose what the key may do."),
  days: z
    .number()
    .int()
    .min(1)
    .max(mostDays, `A key lasts ${mostDays} days at most, or until it is revoked.`)
    .nullish(),
});

/** Somebody who signed in, and when they last showed who they are. */
export type KeyOwner = { identity: Identity; signedIn: Pick<SignedIn, "userId" | "since"> };

type Asking = KeyOwner & { now: Date };

/** One's own keys in this workspace; for whoever decides about members everybody's. */
export async function viewKeys({ identity, signedIn, now }: Asking): Promise<KeysView> {
  const { environment, actor } = identity;
  const isWhole = hasPermission(actor.access.role, "members:write");
  const rows = await homeOf(environment).transaction({ isReadOnly: true }, (session) =>
    listKeys(session, environment.workspace.id, isWhole ? undefined : signedIn.userId),
  );
  return {
    isWhole,
    scopes: permissions.filter((permission) => hasPermission(actor.access.role, permission)),
    brings: broughtScopes,
    keys: rows.map((row) => toView(row, signedIn.userId, now)),
  };
}

function toView(row: KeyRow, userId: string, now: Date): KeysView["keys"][number] {
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  return {
    ...{ id: row.id, name: row.name, owner: row.owner, scopes: row.scopes },
    isMine: row.userId === userId,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    end: row.revokedAt ? "revoked" : isExpired ? "expired" : null,
  };
}

/** A key outlives its session, so it takes a sign-in of today, and never holds more than its maker. */
export async function makeKey(
  { identity, signedIn, now }: Asking,
  { name, scopes: chosen, days = usualDays }: z.output<typeof newKeyShape>,
): Promise<{ id: string; key: string }> {
  requireFresh(signedIn, now);
  const { environment, actor } = identity;
  const scopes = wholeScopes(chosen);
  const lacking = scopes.find((scope) => !hasPermission(actor.access.role, scope));
  if (lacking) throw new AppError("forbidden", `Your role lacks ${lacking}, so your key cannot have it.`);
  const id = environment.clock.newId();
  const expiresAt = days === null ? null : new Date(now.getTime() + days * dayMilliseconds);
  const { userId } = signedIn;
  const workspaceId = environment.workspace.id;
  const key = await homeOf(environment).transaction({}, async (session) => {
    const mine = await listKeys(session, workspaceId, userId);
    if (mine.filter(({ revokedAt }) => revokedAt === null).length >= mostKeys)
      throw new AppError("precondition_failed", `You have ${mostKeys} keys. Revoke those that nothing uses first.`);
    return createKey(session, { id, userId, workspaceId, name, scopes, expiresAt }, now);
  });
  const about = { name, scopes, expiresAt: expiresAt?.toISOString() ?? null };
  const change = { table: "atrium_api_keys", id, kind: "created", about } as const;
  await logAccess(identity, "create_api_key", `Made the API key ${name}`, change);
  return { id, key };
}

/** One's own, or anybody's of the workspace for whoever decides about members; of others' nothing is told. */
export async function endKey({ identity, signedIn, now }: Asking, id: string): Promise<void> {
  const { environment, actor } = identity;
  const isWhole = hasPermission(actor.access.role, "members:write");
  const ended = await homeOf(environment).transaction({}, (session) =>
    revokeKey(
      session,
      { id, workspaceId: environment.workspace.id, userId: isWhole ? undefined : signedIn.userId },
      now,
    ),
  );
  if (!ended) throw new AppError("not_found", "There is no such key, or it was revoked already.");
  const change = { table: "atrium_api_keys", id, kind: "destroyed", about: ended } as const;
  await logAccess(identity, "revoke_api_key", `Revoked the API key ${ended.name}`, change);
}
