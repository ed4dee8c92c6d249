import { randomUUID } from "node:crypto";
import { z } from "zod";

import { addMembership } from "@/db/accounts/memberships";
import { addPerson, dropPerson, findPersonByEmail } from "@/db/accounts/people";
import type { Atrium } from "@/server/atrium";
import type { JoinView } from "@/server/doors/account-view";
import { AppError } from "@/tools/core/app-error";
import type { Environment } from "@/tools/core/run-tool";
import { acceptInvite, readInvite } from "@/tools/members/accept-invite";
import { personShape } from "./first-run";
import { requireOwnWay } from "./own-way";

export const inviteShape = z.object({ workspace: z.string().max(100), token: z.string().max(200) });
export const joinShape = inviteShape.extend(personShape.omit({ email: true }).partial().shape);

type Invitation = z.output<typeof inviteShape>;

const gone = (): AppError =>
  new AppError("not_found", "This invitation is not valid any more. Ask whoever invited you for a new one.");

/** A workspace that is not there answers as an invitation that is not. */
async function openInvitation(atrium: Atrium, { workspace, token }: Invitation) {
  const environment = await atrium.environment(workspace).catch(() => {
    throw gone();
  });
  const invite = await readInvite(environment, token);
  const person = await atrium.db.transaction({ isReadOnly: true }, (session) =>
    findPersonByEmail(session, invite.email),
  );
  return { environment, invite, person };
}

/** What the page of an invitation has to ask of whoever opened it. */
export async function viewInvitation(atrium: Atrium, invitation: Invitation, userId: string | null): Promise<JoinView> {
  const { environment, invite, person } = await openInvitation(atrium, invitation);
  const { name } = environment.workspace;
  const known = { workspace: name, email: invite.email };
  if (!person) return { ...known, ask: "account" };
  if (person.id !== userId) return { ...known, ask: "sign-in" };
  return { ...known, ask: person.isProven ? "join" : "proof" };
}

/** Somebody new: an account with the address of the invitation. The link may have been handed on, so that proves nothing. */
export async function joinAsNew(
  atrium: Atrium,
  hash: (password: string) => Promise<string>,
  input: z.output<typeof joinShape>,
): Promise<{ email: string; password: string }> {
  const { environment, invite, person: known } = await openInvitation(atrium, input);
  if (known)
    throw new AppError("conflict", "You have an account here already. Sign in with it, then open this link again.");
  await requireOwnWay(atrium.db, invite.email);
  const { name, password } = personShape.omit({ email: true }).parse(input);
  const passwordHash = await hash(password);
  const person = { id: randomUUID(), name, email: invite.email.toLowerCase(), isProven: false };
  await atrium.db.transaction({}, (session) => addPerson(session, person, passwordHash, new Date()));
  try {
    await join(atrium, environment, input.token, person);
  } catch (error) {
    await atrium.db.transaction({}, (session) => dropPerson(session, person.id));
    throw error;
  }
  return { email: person.email, password };
}

/** Somebody who is signed in, and whose address is known to be theirs: an account made by a passed-on link must not come in. */
export async function joinAsKnown(atrium: Atrium, input: Invitation, userId: string): Promise<void> {
  const { environment, person } = await openInvitation(atrium, input);
  if (person?.id !== userId)
    throw new AppError("forbidden", "This invitation is for another address. Sign in with the one it was sent to.");
  if (!person.isProven)
    throw new AppError(
      "precondition_failed",
      "Show first that the address is yours: sign in with a link that is mailed to it.",
    );
  await join(atrium, environment, input.token, person);
}

async function join(
  atrium: Atrium,
  environment: Environment,
  token: string,
  person: { id: string; name: string; email: string },
) {
  const { id: userId, name, email } = person;
  const member = await acceptInvite(environment, token, { name, email });
  const membership = { userId, workspaceId: environment.workspace.id, memberId: member.id };
  await atrium.db.transaction({}, (session) => addMembership(session, membership, new Date()));
}
