import { z } from "zod";

import { findUserOfMember, hasUsers } from "@/db/accounts/memberships";
import { createLink, dropLinks, readLink } from "@/db/accounts/one-time-links";
import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";

const linkShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("first") }),
  z.object({ kind: z.literal("recover"), workspace: z.string(), memberId: z.uuid(), userId: z.string().nullable() }),
]);

type AdminLink = z.infer<typeof linkShape>;

const hours = 24;

/** A link for the first Admin while nobody can sign in, else one that lets an Admin in again. */
export async function makeAdminLink(
  atrium: Atrium,
  options: { workspace?: string | undefined; email?: string | undefined } = {},
): Promise<string> {
  const isFirst = !(await atrium.db.transaction({ isReadOnly: true }, hasUsers));
  const link = isFirst ? ({ kind: "first" } as const) : await recoveryOf(atrium, options);
  const now = new Date();
  const token = await atrium.db.transaction({}, async (session) => {
    await dropLinks(session, now);
    return createLink(session, JSON.stringify(link), new Date(now.getTime() + hours * 3_600_000), now);
  });
  return `${atrium.signIn.url}/first-run/${token}`;
}

async function recoveryOf(
  atrium: Atrium,
  options: { workspace?: string | undefined; email?: string | undefined },
): Promise<AdminLink> {
  const environment = await atrium.environment(options.workspace);
  const { workspace } = environment;
  const admin = await atrium.actor(environment, options.email);
  if (admin.role !== "admin")
    throw new AppError(
      "precondition_failed",
      `${admin.name} is no Admin. Name one with --as, or an Admin can help them.`,
    );
  const userId = await atrium.db.transaction({ isReadOnly: true }, (session) =>
    findUserOfMember(session, workspace.id, admin.memberId),
  );
  return { kind: "recover", workspace: workspace.slug, memberId: admin.memberId, userId: userId ?? null };
}

export const deadLink = (): AppError =>
  new AppError("not_found", "This link has expired or was used already. Make a new one with: atrium admin-link");

/** What the link is for; it stays good. */
export async function readAdminLink(atrium: Atrium, token: string): Promise<AdminLink> {
  const value = await atrium.db.transaction({ isReadOnly: true }, (session) => readLink(session, token, new Date()));
  if (!value) throw deadLink();
  return linkShape.parse(JSON.parse(value));
}
