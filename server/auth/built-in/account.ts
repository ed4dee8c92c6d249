import { listMemberships } from "@/db/accounts/memberships";
import { renamePerson } from "@/db/accounts/people";
import type { Atrium } from "@/server/atrium";
import type { AccountView } from "@/server/doors/account-view";
import { AppError } from "@/tools/core/app-error";
import { renameMember } from "@/tools/members/rename-member";
import type { BetterAuth } from "./better-auth";
import { deviceOf } from "./device-of";
import { listOpenMemberships, type SignedIn } from "./identify";

type PasskeyRow = { id: string; name: string | null; createdAt: Date | null };

/** Everything the page of one's own account shows; no secret, and no session's token. */
export async function viewAccount(atrium: Atrium, auth: BetterAuth, signedIn: SignedIn): Promise<AccountView> {
  const { internalAdapter, adapter } = await auth.$context;
  const { userId } = signedIn;
  const user = await internalAdapter.findUserById(userId);
  if (!user) throw new AppError("unauthenticated", "Sign in first.");
  const passkeys = await adapter.findMany<PasskeyRow>({
    model: "passkey",
    where: [{ field: "userId", value: userId }],
  });
  const sessions = await listOwnSessions(auth, signedIn);
  const memberships = await listOpenMemberships(atrium, signedIn);
  return {
    name: user.name,
    email: user.email,
    isFromProvider: signedIn.workspaceId !== null,
    hasPassword: Boolean(await internalAdapter.findCredentialAccount(userId)),
    hasTwoFactor: "twoFactorEnabled" in user && user.twoFactorEnabled === true,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: name || "Passkey",
      createdAt: createdAt?.toISOString() ?? null,
    })),
    sessions: sessions
      .map(({ id, token, userAgent, ipAddress, createdAt }) => ({
        id,
        device: deviceOf(userAgent ?? ""),
        address: ipAddress ?? "",
        createdAt: createdAt.toISOString(),
        isCurrent: token === signedIn.sessionToken,
      }))
      .sort((left, right) => right.createdAt.localeCompare(left.createdAt)),
    workspaces: memberships.map(({ workspace: { slug, name } }) => ({ slug, name })),
  };
}

/** Whoever came through a provider knows of the sessions that did as well. */
async function listOwnSessions(auth: BetterAuth, { userId, workspaceId }: SignedIn) {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true });
  return sessions.filter(
    (session) => workspaceId === null || ("workspaceId" in session && session.workspaceId === workspaceId),
  );
}

/** Ends one session of the person by its id, or all but this one. */
export async function endSessions(auth: BetterAuth, signedIn: SignedIn, id: string | null): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const sessions = await listOwnSessions(auth, signedIn);
  const meant = sessions.filter((session) => (id ? session.id === id : session.token !== signedIn.sessionToken));
  if (id && meant.length === 0) throw new AppError("not_found", "That session has ended already.");
  for (const { token } of meant) await internalAdapter.deleteSession(token);
}

/** The name, here and in every workspace that the person is a member of. */
export async function rename(atrium: Atrium, { userId }: Pick<SignedIn, "userId">, name: string): Promise<void> {
  const memberships = await atrium.db.transaction({}, async (session) => {
    await renamePerson(session, userId, name, new Date());
    return listMemberships(session, userId);
  });
  for (const { workspace, memberId } of memberships) {
    const environment = atrium.environmentOf(workspace);
    const actor = await atrium.actorOf(environment, memberId);
    if (actor) await renameMember(environment, actor, name);
  }
}
