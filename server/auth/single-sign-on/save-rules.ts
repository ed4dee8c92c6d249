import { readRoles } from "@/db/access/read-roles";
import { findMemberKeys } from "@/db/accounts/memberships";
import { listDomains } from "@/db/accounts/sign-in-domains";
import {
  domainOf,
  endBoundSessions,
  readSingleSignOn,
  type SingleSignOn,
  saveSingleSignOn,
} from "@/db/accounts/single-sign-on";
import type { Session } from "@/db/connect/db";
import { listAdmins } from "@/db/workspace/members";
import { enterSchema } from "@/db/workspace/workspaces";
import type { Identity } from "@/server/auth/auth";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import { feedSignIn } from "@/tools/members/feed-sign-in";
import { refuseMore } from "@/tools/roles/role-shape";
import type { PeopleInput, RequiredInput } from "./settings-shape";

/** Who becomes what. Nobody lets others have a role that may do more than their own. */
export async function savePeople({ environment, actor }: Identity, input: PeopleInput): Promise<void> {
  const { workspace } = environment;
  const options = { opening: enterSchema(workspace), isReadOnly: true };
  const known = await environment.db.transaction(options, readRoles);
  for (const key of [input.defaultRole, ...input.groupRoles.map(({ role }) => role)]) {
    const found = known.find((row) => row.key === key);
    if (!found) throw new AppError("not_found", `There is no role "${key}". Choose one of the list.`);
    refuseMore({ actor }, found.role);
  }
  const before = await change(environment, async (_, row) => ({ ...row, ...input }));
  const pick = ({ defaultRole, groupClaim, groupRoles }: PeopleInput) => ({ defaultRole, groupClaim, groupRoles });
  const told = { before: pick(before), after: pick(input), summary: "Changed which roles single sign-on gives" };
  await feedSignIn(environment, actor, told);
}

/** Whether people of the domains have to come through the provider. Somebody has to be able to get in when it fails. */
export async function saveRequired(
  identity: Identity,
  input: RequiredInput,
  { isFromProvider }: { isFromProvider: boolean },
): Promise<void> {
  const { environment, actor } = identity;
  const { workspace } = environment;
  const db = homeOf(environment);
  const options = { opening: enterSchema(workspace), isReadOnly: true };
  const admins = await environment.db.transaction(options, listAdmins);
  const named = admins.filter(({ id }) => input.breakGlass.includes(id));
  if (named.length < new Set(input.breakGlass).size)
    throw new AppError("invalid_input", "Only active Admins may sign in without the provider.");
  const before = await change(environment, async (session, row) => {
    if (input.isRequired) {
      const domains = (await listDomains(session, workspace.id)).filter(({ verifiedAt }) => verifiedAt);
      if (domains.length === 0)
        throw new AppError("precondition_failed", "Verify a domain first: it says whose sign-in this is about.");
      const keys = await findMemberKeys(session, workspace.id);
      if (named.length === 0)
        throw new AppError(
          "precondition_failed",
          "Name at least one Admin who may still sign in without the provider, for the day on which it fails.",
        );
      const keyless = named.find(({ id }) => !keys.has(id));
      if (keyless)
        throw new AppError(
          "precondition_failed",
          `${keyless.name} has neither a password nor a passkey here, so could not get in without the provider.`,
        );
      const isBound = domains.some(({ domain }) => domain === domainOf(actor.email));
      if (isBound && !isFromProvider && !input.breakGlass.includes(actor.memberId))
        throw new AppError(
          "precondition_failed",
          "This would end your own session. Sign in through the provider first, which shows that it works, or name yourself.",
        );
    }
    return { ...row, ...input };
  });
  await db.transaction({}, (session) => endBoundSessions(session, workspace.id));
  const names = (ids: string[]): string =>
    admins.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join(", ");
  await feedSignIn(environment, actor, {
    before: { isRequired: before.isRequired, breakGlass: names(before.breakGlass) },
    after: { isRequired: input.isRequired, breakGlass: names(input.breakGlass) },
    summary: input.isRequired ? "Single sign-on is required" : "Single sign-on is not required",
  });
}

async function change(
  environment: Identity["environment"],
  make: (session: Session, row: SingleSignOn) => Promise<SingleSignOn>,
): Promise<SingleSignOn> {
  const { workspace, clock } = environment;
  return homeOf(environment).transaction({}, async (session) => {
    const row = await readSingleSignOn(session, workspace.id);
    if (!row) throw new AppError("precondition_failed", "Set up a provider first.");
    await saveSingleSignOn(session, { ...(await make(session, row)), updatedAt: clock.now() });
    return row;
  });
}
