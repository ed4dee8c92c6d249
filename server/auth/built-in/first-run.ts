import { randomUUID } from "node:crypto";
import { z } from "zod";

import { addMembership, hasUsers } from "@/db/accounts/memberships";
import { consumeLink } from "@/db/accounts/one-time-links";
import { addPerson, resetPerson } from "@/db/accounts/people";
import { exempt } from "@/db/accounts/single-sign-on";
import type { Session } from "@/db/connect/db";
import { addMembers, nameMember } from "@/db/workspace/members";
import { dropWorkspace, enterWorkspace, listWorkspaces } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { deadLink, readAdminLink } from "@/server/auth/admin-links";
import { newWorkspaceNamed } from "@/server/regions/new-workspace-named";
import { AppError } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { newPasswordShape } from "./new-password";

export const personShape = z.object({
  name: z.string().trim().min(1, "Say your name.").max(200),
  email: z.email("That is no e-mail address.").max(320),
  password: newPasswordShape,
});

export const firstRunShape = personShape.extend({
  token: z.string().max(200),
  /** A workspace to take over from its first Admin, or the name of one to make. */
  workspace: z.union([
    z.object({ take: z.string().max(100) }),
    z.object({ create: z.string().trim().min(1, "Name the workspace.").max(100) }),
  ]),
});

export const recoverShape = z.object({ token: z.string().max(200), password: newPasswordShape });

export type LinkView =
  | { kind: "first"; workspaces: { slug: string; name: string; admin: string }[] }
  | { kind: "recover"; name: string; email: string; isNew: boolean };

/** What the page of the link has to ask. */
export async function viewLink(atrium: Atrium, token: string): Promise<LinkView> {
  const link = await readAdminLink(atrium, token);
  if (link.kind === "recover") {
    const environment = await atrium.environment(link.workspace);
    const admin = await atrium.actorOf(environment, link.memberId);
    if (!admin) throw deadLink();
    return { kind: "recover", name: admin.name, email: admin.email, isNew: link.userId === null };
  }
  const workspaces = [];
  for (const { slug, name } of await listWorkspaces(atrium.db)) {
    const admin = await atrium.actor(await atrium.environment(slug)).catch(() => null);
    if (admin) workspaces.push({ slug, name, admin: admin.name });
  }
  return { kind: "first", workspaces };
}

type Hash = (password: string) => Promise<string>;

/** Makes the first person, all or nothing, and uses the link up. */
export async function completeFirstRun(
  atrium: Atrium,
  hash: Hash,
  input: z.output<typeof firstRunShape>,
): Promise<{ email: string }> {
  const link = await readAdminLink(atrium, input.token);
  if (link.kind !== "first") throw deadLink();
  const passwordHash = await hash(input.password);
  // Whoever may read the data gave them the link.
  const person = { id: randomUUID(), name: input.name, email: input.email.toLowerCase(), isProven: true };
  const made = "create" in input.workspace ? await newWorkspaceNamed(atrium, input.workspace.create) : null;
  try {
    const environment = await atrium.environment("take" in input.workspace ? input.workspace.take : made?.slug);
    const { workspace } = environment;
    const memberId = made ? atrium.clock.newId() : (await atrium.actor(environment)).memberId;
    const now = new Date();
    await atrium.db.transaction({}, async (session) => {
      if (!(await consumeLink(session, input.token, now)) || (await hasUsers(session))) throw deadLink();
      await addPerson(session, person, passwordHash, now);
      await addMembership(session, { userId: person.id, workspaceId: workspace.id, memberId }, now);
      const name = async (within: Session): Promise<void> => {
        if (made) await addMembers(within, [{ id: memberId, ...nameOf(person), role: "admin" }], atrium.clock.now());
        else await nameMember(within, memberId, nameOf(person));
      };
      const opening = enterWorkspace(workspace);
      if (environment.db === atrium.db) await session.exec(opening).then(() => name(session));
      else await environment.db.transaction({ opening }, name);
    });
  } catch (error) {
    if (made) await dropWorkspace(atrium.db, made);
    throw explain(error);
  }
  return { email: person.email };
}

/** A new password for an Admin who cannot get in; second factor, passkeys and sessions go. */
export async function completeRecovery(
  atrium: Atrium,
  hash: Hash,
  input: z.output<typeof recoverShape>,
): Promise<{ email: string }> {
  const link = await readAdminLink(atrium, input.token);
  if (link.kind !== "recover") throw deadLink();
  const environment = await atrium.environment(link.workspace);
  const admin = await atrium.actorOf(environment, link.memberId);
  if (!admin) throw deadLink();
  const passwordHash = await hash(input.password);
  const now = new Date();
  return atrium.db
    .transaction({}, async (session) => {
      if (!(await consumeLink(session, input.token, now))) throw deadLink();
      const { userId } = link;
      await exempt(session, environment.workspace.id, admin.memberId, now);
      if (userId) return resetPerson(session, userId, passwordHash, now);
      const person = { id: randomUUID(), ...nameOf(admin), isProven: true };
      await addPerson(session, person, passwordHash, now);
      const { memberId } = admin;
      await addMembership(session, { userId: person.id, workspaceId: environment.workspace.id, memberId }, now);
      return person.email;
    })
    .then((email) => ({ email: email.toLowerCase() }))
    .catch((error: unknown) => {
      throw explain(error);
    });
}

const nameOf = ({ name, email }: { name: string; email: string }) => ({ name, email });

function explain(error: unknown): AppError {
  const known = toAppError(error);
  if (known.code !== "conflict") return known;
  return new AppError("conflict", "Somebody here has that e-mail already. Take another one.");
}
