import type { FastifyRequest } from "fastify";

import { narrowAccess } from "@/db/access/scopes";
import { findToken, tokenPrefix } from "@/db/accounts/oauth-tokens";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";

const refuse = (why: string): AppError => new AppError("unauthenticated", why);

export const isAccessToken = (sent: string): boolean => sent.startsWith(tokenPrefix.opaqueAccessToken);

/** The member for whom an app acts, with what they let it do; read anew for each request. */
export async function identifyToken(
  atrium: Atrium,
  sent: string,
  now: Date,
  request?: Pick<FastifyRequest, "headers">,
): Promise<Identity> {
  const token = await atrium.db.transaction({ isReadOnly: true }, (session) => findToken(session, sent, now));
  if (!token || token.isEnded) throw refuse("The access of this app has ended. Refresh its token, or connect it anew.");
  const named = request?.headers["x-atrium-workspace"];
  if (named !== undefined && named !== token.workspace.slug)
    throw new AppError("not_found", "There is no such workspace for this token: each belongs to one.");
  const environment = atrium.environmentOf(token.workspace);
  const member = token.memberId ? await atrium.actorOf(environment, token.memberId) : undefined;
  if (!member)
    throw refuse(`Whoever let ${token.app} in has no access any more. Ask an Admin of the workspace to let them in.`);
  const access = narrowAccess(member.access, token.scopes);
  return { environment, actor: { ...member, kind: "api", access, via: `app ${token.app}` } };
}
