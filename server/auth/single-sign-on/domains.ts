import type { Resolver } from "@/connectors/dns/resolver";
import { addDomain, dropDomain, findDomain, listDomains, markVerified } from "@/db/accounts/sign-in-domains";
import { endBoundSessions, endProviderSessions } from "@/db/accounts/single-sign-on";
import type { Db } from "@/db/connect/db";
import type { Identity } from "@/server/auth/auth";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { feedSignIn } from "@/tools/members/feed-sign-in";
import { recordOf } from "./settings-view";

const mostDomains = 50;

export async function claimDomain({ environment, actor }: Identity, domain: string): Promise<void> {
  const { workspace, clock } = environment;
  const db = homeOf(environment);
  await db.transaction({}, async (session) => {
    const claimed = await listDomains(session, workspace.id);
    if (claimed.some((each) => each.domain === domain))
      throw new AppError("conflict", `${domain} is in the list already.`);
    if (claimed.length >= mostDomains)
      throw new AppError("quota_reached", `A workspace has ${mostDomains} domains at most. Remove one first.`);
    await addDomain(session, workspace.id, domain, clock.now());
  });
  await tell({ environment, actor }, { before: null, after: { domains: domain } }, `Added the domain ${domain}`);
}

/** Looks the text up that only the domain's owner can put there. */
export async function verifyByDns({ environment, actor }: Identity, domain: string, resolver: Resolver): Promise<void> {
  const { workspace } = environment;
  const db = homeOf(environment);
  const claim = await db.transaction({ isReadOnly: true }, (session) => findDomain(session, workspace.id, domain));
  if (!claim) throw notClaimed(domain);
  const texts = await resolver.texts(domain).catch((cause: unknown) => {
    throw new AppError("upstream_failed", `The DNS of ${domain} does not answer. Try again in a moment.`, { cause });
  });
  if (!texts.some((text) => text.trim() === recordOf(claim)))
    throw new AppError(
      "precondition_failed",
      `The DNS of ${domain} has no TXT record with ${recordOf(claim)} yet. New records can take an hour to be seen.`,
    );
  await confirm(db, { workspaceId: workspace.id, domain }, "dns");
  await tell({ environment, actor }, verified(domain), `Verified the domain ${domain}`);
}

const verified = (domain: string) => ({
  before: { domains: `${domain}, not verified` },
  after: { domains: `${domain}, verified` },
});

/** For whoever runs the server and knows whose the domain is. The claim has to be there. */
export async function verifyByOperator({ environment, actor }: Identity, domain: string): Promise<void> {
  const { workspace } = environment;
  const db = homeOf(environment);
  if (!(await db.transaction({ isReadOnly: true }, (session) => findDomain(session, workspace.id, domain))))
    throw notClaimed(domain);
  await confirm(db, { workspaceId: workspace.id, domain }, "operator");
  await tell({ environment, actor }, verified(domain), `The operator confirmed the domain ${domain}`);
}

/** Whoever came through the provider signs in anew, as it is not known any more by which domain. */
export async function releaseDomain({ environment, actor }: Identity, domain: string): Promise<void> {
  const { workspace } = environment;
  const db = homeOf(environment);
  await db.transaction({}, async (session) => {
    if (!(await dropDomain(session, workspace.id, domain))) throw notClaimed(domain);
    await endProviderSessions(session, workspace.id);
  });
  await tell({ environment, actor }, { before: { domains: domain }, after: null }, `Removed the domain ${domain}`);
}

async function confirm(db: Db, claim: { workspaceId: string; domain: string }, by: "dns" | "operator"): Promise<void> {
  try {
    await db.transaction({}, async (session) => {
      await markVerified(session, claim, by, new Date());
      await endBoundSessions(session, claim.workspaceId);
    });
  } catch (error) {
    if (toAppError(error).code !== "conflict") throw error;
    throw new AppError("conflict", `Another workspace of this server has ${claim.domain}. It has to give it up first.`);
  }
}

const notClaimed = (domain: string): AppError =>
  new AppError("not_found", `${domain} is not in the list of this workspace. An Admin adds it under Single sign-on.`);

type Told = { before: object | null; after: object | null };

const tell = ({ environment, actor }: Identity, told: Told, summary: string): Promise<void> =>
  feedSignIn(environment, actor, { ...told, summary });
