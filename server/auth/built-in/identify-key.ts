import type { FastifyRequest } from "fastify";

import { narrowAccess } from "@/db/access/scopes";
import { findKey, isUseNews, noteUse } from "@/db/accounts/api-keys";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";

const refuse = (why: string): AppError => new AppError("unauthenticated", why);
const makeAnother = "Make another one under Settings, API keys.";

/** The member for whom a key acts, with the key's part of their rights; read anew for each request, so that an end is at once. */
export async function identifyKey(atrium: Atrium, sent: string, now: Date, request: FastifyRequest): Promise<Identity> {
  const key = await atrium.db.transaction({ isReadOnly: true }, (session) => findKey(session, sent));
  if (!key) throw refuse(`This key is not known here. Send it whole, as "Authorization: Bearer atr_…".`);
  if (key.revokedAt) throw refuse(`The key ${key.name} was revoked. ${makeAnother}`);
  if (key.expiresAt && key.expiresAt <= now) throw refuse(`The key ${key.name} has expired. ${makeAnother}`);
  const named = request.headers["x-atrium-workspace"];
  if (named !== undefined && named !== key.workspace.slug)
    throw new AppError("not_found", "There is no such workspace for this key: each belongs to one.");
  const environment = atrium.environmentOf(key.workspace);
  const member = key.memberId ? await atrium.actorOf(environment, key.memberId) : undefined;
  if (!member)
    throw refuse(
      `The person of the key ${key.name} has no access any more. Ask an Admin of the workspace to let them in.`,
    );
  if (isUseNews(key, now)) await atrium.db.transaction({}, (session) => noteUse(session, key.id, now));
  const access = narrowAccess(member.access, key.scopes);
  return { environment, actor: { ...member, kind: "api", access, via: `key ${key.name}` } };
}
