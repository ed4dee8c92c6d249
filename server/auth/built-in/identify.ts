import type { FastifyRequest } from "fastify";

import { listMemberships, type Membership } from "@/db/accounts/memberships";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { readBearer } from "@/server/auth/bearer";
import { AppError } from "@/tools/core/app-error";
import type { BetterAuth } from "./better-auth";
import { readCookie } from "./cookies";

export const workspaceCookie = "atrium_workspace";

export type SignedIn = {
  userId: string;
  sessionToken: string;
  since: Date;
  /** Who came through the provider of a workspace acts there alone, and is nobody elsewhere. */
  workspaceId: string | null;
};

/** The person of a session that is signed, not expired and not ended. */
export async function readSession(auth: BetterAuth, request: FastifyRequest): Promise<SignedIn | null> {
  const { cookie } = request.headers;
  if (!cookie || readBearer(request) !== undefined) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  return (
    found && {
      userId: found.user.id,
      sessionToken: found.session.token,
      since: found.session.createdAt,
      workspaceId: found.session.workspaceId ?? null,
    }
  );
}

/** Session to membership to active member, read anew for each request: what was ended is ended at once. */
export async function identifySignedIn(
  atrium: Atrium,
  auth: BetterAuth,
  request: FastifyRequest,
): Promise<Identity | null> {
  const signedIn = await readSession(auth, request);
  if (!signedIn) return null;
  const memberships = await listOpenMemberships(atrium, signedIn);
  const named = request.headers["x-atrium-workspace"];
  if (typeof named === "string" && !memberships.some(({ workspace }) => workspace.slug === named))
    throw new AppError("not_found", "There is no such workspace.");
  const wanted = typeof named === "string" ? named : readCookie(request, workspaceCookie);
  for (const { workspace, memberId } of inOrder(memberships, wanted)) {
    const environment = atrium.environmentOf(workspace);
    const actor = await atrium.actorOf(environment, memberId);
    if (actor) return { environment, actor };
    if (typeof named === "string") break;
  }
  throw new AppError("unauthenticated", "Your access has ended. Ask an Admin of your workspace to let you in again.");
}

/** The workspaces in which the session may act. */
export async function listOpenMemberships(atrium: Atrium, { userId, workspaceId }: SignedIn): Promise<Membership[]> {
  const all = await atrium.db.transaction({ isReadOnly: true }, (session) => listMemberships(session, userId));
  return all.filter(({ workspace }) => workspaceId === null || workspace.id === workspaceId);
}

/** The one that was chosen first; the cookie may be of a workspace that is gone. */
function inOrder(memberships: Membership[], slug: string | undefined): Membership[] {
  return [
    ...memberships.filter(({ workspace }) => workspace.slug === slug),
    ...memberships.filter(({ workspace }) => workspace.slug !== slug),
  ];
}
