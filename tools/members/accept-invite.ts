import { eq } from "drizzle-orm";

import { invites } from "@/db/schema/workspace/invites";
import { feedMember } from "@/db/workspace/change-member";
import { findInviteByToken, type Invite } from "@/db/workspace/invites";
import { addMembers, findMember, type Member } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import { AppError } from "@/tools/core/app-error";
import { inWorkspace } from "@/tools/core/in-workspace";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";

export type Joining = { name: string; email: string; timeZone?: string; locale?: string };

/** What the page of the link shows; the same answer for links that never were, are used, expired or taken back. */
export async function readInvite(environment: Environment, token: string): Promise<Pick<Invite, "email" | "role">> {
  const found = await inWorkspace(environment, (session) => findInviteByToken(session, token));
  return requireGood(found, environment.clock.now());
}

/**
 * Makes whoever holds the link a member, once. The address has to be the invited one and proven by the caller: the link
 * alone may have been passed on.
 */
export async function acceptInvite(environment: Environment, token: string, person: Joining): Promise<Member> {
  const actor = await inWorkspace(environment, async (session) => {
    const invite = requireGood(await findInviteByToken(session, token), environment.clock.now());
    const inviter = await findMember(session, invite.invitedBy);
    if (!inviter) throw gone();
    return openActor(session, inviter, "system");
  });
  return inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    const invite = requireGood(await findInviteByToken(ctx.session, token), ctx.now);
    if (invite.email.toLowerCase() !== person.email.trim().toLowerCase())
      throw new AppError("forbidden", "This invitation is for another address. Sign in with the one it was sent to.");
    const id = ctx.newId();
    const { name, email } = person;
    const more = {
      ...(person.timeZone ? { timeZone: person.timeZone } : {}),
      ...(person.locale ? { locale: person.locale } : {}),
    };
    const row = {
      id,
      name: name.trim() || email,
      email: invite.email,
      role: invite.role,
      teamId: invite.teamId,
      ...more,
    };
    await addMembers(ctx.session, [row], ctx.now);
    await ctx.session.orm.update(invites).set({ acceptedAt: ctx.now, memberId: id }).where(eq(invites.id, invite.id));
    await feedMember(
      ctx.session,
      id,
      { name: row.name, email: row.email, role: row.role },
      { changeSetId: ctx.changeSet.id, now: ctx.now },
    );
    ctx.changeSet.count += 1;
    await storeChangeSet(ctx, "accept_invite", { door: "sign-in" }, `${row.name} joined as ${row.role}`);
    const member = await findMember(ctx.session, id);
    if (!member) throw new Error("The member who joined is not there.");
    return member;
  });
}

function requireGood(invite: Invite | undefined, now: Date): Invite {
  if (!invite || invite.acceptedAt || invite.revokedAt || invite.expiresAt <= now) throw gone();
  return invite;
}

const gone = (): AppError =>
  new AppError("not_found", "This invitation is not valid any more. Ask whoever invited you for a new one.");
