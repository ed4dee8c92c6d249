import { addMembership, findUserOfMember } from "@/db/accounts/memberships";
import { findPersonByEmail } from "@/db/accounts/people";
import { findMembership, findPersonOfProvider, isLinked, openPersonOfProvider } from "@/db/accounts/provider-people";
import { listGroupNames } from "@/db/accounts/provisioned-groups";
import { listDomains } from "@/db/accounts/sign-in-domains";
import { domainOf, type SingleSignOn } from "@/db/accounts/single-sign-on";
import type { Db } from "@/db/connect/db";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import type { Environment } from "@/tools/core/run-tool";
import { toAppError } from "@/tools/core/to-app-error";
import { provisionMember } from "@/tools/members/provision-member";
import { type Claims, SingleSignOnError } from "./claims";
import { groupRoleOf } from "./group-role";

/**
 * Whom a provider has let in, as somebody who signs in here and a member of its workspace; both are made at the first
 * time. Answers the user. A provider speaks for addresses of the verified domains of its workspace, and for no others.
 */
export async function arrive(environment: Environment, provider: SingleSignOn, claims: Claims): Promise<string> {
  const isConflict = (error: unknown): boolean => toAppError(error).code === "conflict";
  return arriveOnce(environment, provider, claims)
    .catch((error: unknown) => {
      if (!isConflict(error)) throw error;
      // The same person in another tab was first, and is there now.
      return arriveOnce(environment, provider, claims);
    })
    .catch((error: unknown) => {
      throw isConflict(error) ? new SingleSignOnError("taken", error) : error;
    });
}

async function arriveOnce(environment: Environment, provider: SingleSignOn, claims: Claims): Promise<string> {
  const { workspace } = environment;
  const db = homeOf(environment);
  const known = await db.transaction({ isReadOnly: true }, async (session) => {
    const domains = await listDomains(session, workspace.id);
    const domain = domainOf(claims.email);
    if (!domains.some((each) => each.domain === domain && each.verifiedAt)) throw new SingleSignOnError("domain");
    const userId = await findPersonOfProvider(session, provider.id, claims.subject);
    const person = userId ?? (await findPersonByEmail(session, claims.email))?.id;
    // Somebody new may have got the address of somebody who left.
    if (!userId && person && (await isLinked(session, provider.id, person)))
      throw new AppError("conflict", "The provider knows another person by this address.");
    const memberId = person && (await findMembership(session, workspace.id, person));
    // Without a claim the groups are the ones that the company's directory keeps.
    const { groupClaim } = provider;
    const kept = memberId && !groupClaim ? await listGroupNames(session, workspace.id, memberId) : [];
    return { userId, memberId, groups: groupClaim ? claims.groups : kept };
  });
  const member = await provisionMember(environment, {
    memberId: known.memberId ?? null,
    ...{ name: claims.name, email: claims.email, defaultRole: provider.defaultRole },
    groupRole: provider.groupClaim || known.groups.length > 0 ? groupRoleOf(provider, known.groups) : null,
    keepRoleOf: provider.breakGlass,
  }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "forbidden" ? new SingleSignOnError("ended", error) : error;
  });
  if (known.userId && known.memberId) return known.userId;
  return link(db, environment.workspace.id, { provider, claims, memberId: member.id, userId: known.userId });
}

type Link = { provider: SingleSignOn; claims: Claims; memberId: string; userId: string | undefined };

/** Ties person and member; of two who want the same member the second is refused. */
async function link(db: Db, workspaceId: string, { provider, claims, memberId, userId }: Link): Promise<string> {
  const now = new Date();
  const { subject, email, name } = claims;
  return db.transaction({}, async (session) => {
    const person =
      userId ?? (await openPersonOfProvider(session, { providerId: provider.id, subject, email, name }, now));
    const owner = await findUserOfMember(session, workspaceId, memberId);
    if (owner && owner !== person) throw new SingleSignOnError("taken");
    if (!owner) await addMembership(session, { userId: person, workspaceId, memberId }, now);
    return person;
  });
}
