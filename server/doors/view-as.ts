import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { narrowAccess } from "@/db/access/scopes";
import { findActorOf } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { logAccess } from "@/server/auth/built-in/log-access";
import { AppError } from "@/tools/core/app-error";

/** The id of the member through whose eyes the tab looks. */
export const viewAsHeader = "x-atrium-view-as";

/** Conversations are their own person's, whoever looks. */
const seen = permissions.filter((permission) => permission.endsWith(":read") && permission !== "conversations:read");

/**
 * What a member sees, for whoever decides about members: the same records and fields, and nothing can be changed. Such a
 * person could give themselves every right, so this shows them nothing that they might not see.
 */
export async function viewAs(identity: Identity, memberId: string): Promise<Identity> {
  const { environment, actor } = identity;
  if (actor.via) throw new AppError("forbidden", "Keys and apps see what their person sees, and nobody else's.");
  if (!hasPermission(actor.access.role, "members:write"))
    throw new AppError("forbidden", "Only whoever manages members sees Atrium as others do.");
  const member = /^[0-9a-f-]{36}$/.test(memberId) ? await findActorOf(environment, memberId) : undefined;
  if (!member) throw new AppError("not_found", "This member is not here any more. Go back to yourself.");
  await noteOnce(identity, member);
  return { environment, actor: { ...member, access: narrowAccess(member.access, seen), viewedBy: actor.name } };
}

const noted = new Map<string, number>();
const pauseMilliseconds = 30 * 60 * 1000;
const mostNoted = 10_000;

/** Each look stands in the change log, once for as long as it goes on. */
async function noteOnce(identity: Identity, { memberId, name }: { memberId: string; name: string }): Promise<void> {
  const key = `${identity.environment.workspace.id}:${identity.actor.memberId}:${memberId}`;
  const now = Date.now();
  const before = noted.get(key) ?? 0;
  noted.delete(key);
  noted.set(key, now);
  const [oldest] = noted.keys();
  if (oldest !== undefined && noted.size > mostNoted) noted.delete(oldest);
  if (now - before < pauseMilliseconds) return;
  const change = { table: "atrium_sessions", id: memberId, kind: "created", about: { name } } as const;
  await logAccess(identity, "view_as", `${identity.actor.name} looked at Atrium as ${name} sees it`, change);
}
