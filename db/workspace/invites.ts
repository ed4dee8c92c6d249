import { createHash } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";

import type { UndoResult } from "@/db/changes/undo";
import type { Session } from "@/db/connect/db";
import { invites } from "@/db/schema/workspace/invites";

export type Invite = typeof invites.$inferSelect;

/** How long a link is good for. */
export const inviteDays = 7;

export const inviteExpiry = (now: Date): Date => new Date(now.getTime() + inviteDays * 86_400_000);

/** The secret has 256 random bits, so a plain hash cannot be guessed back. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export const isOpen = and(isNull(invites.acceptedAt), isNull(invites.revokedAt));

/** Neither accepted nor revoked, expired ones too: newest first. */
export async function readOpenInvites(session: Session): Promise<Invite[]> {
  return session.orm.select().from(invites).where(isOpen).orderBy(desc(invites.createdAt), desc(invites.id));
}

export async function findOpenInvite(session: Session, email: string): Promise<Invite | undefined> {
  const [found] = await session.orm
    .select()
    .from(invites)
    .where(and(isOpen, eq(sql`lower(${invites.email})`, email.trim().toLowerCase())));
  return found;
}

/** Locked, so that a link which is opened twice at once lets in once. */
export async function findInviteByToken(session: Session, token: string): Promise<Invite | undefined> {
  const [found] = await session.orm
    .select()
    .from(invites)
    .where(eq(invites.tokenHash, hashToken(token)))
    .for("update");
  return found;
}

type Write = { changeSetId: string };
type Row = { record_id: string; kind: string };

/** An invitation that is undone is taken back, and one that was taken back counts again; a link that was renewed stays renewed. */
export async function undoInvites(session: Session, changeSetId: string, write: Write): Promise<UndoResult> {
  const rows = await session.query<Row>(
    "select record_id, kind from atrium_changes where change_set_id = $1::uuid and object = 'atrium_invites' order by id desc",
    [changeSetId],
  );
  const result: UndoResult = { undone: 0, conflicts: [] };
  for (const { record_id: id, kind } of rows) {
    const isDone = kind !== "updated" && (await (kind === "created" ? takeBack(session, id) : giveBack(session, id)));
    if (isDone) {
      await session.query(
        `insert into atrium_changes (change_set_id, object, record_id, kind, after)
         select $1::uuid, 'atrium_invites', id, $2, jsonb_build_object('email', email, 'role', role) from atrium_invites where id = $3::uuid`,
        [write.changeSetId, kind === "created" ? "deleted" : "restored", id],
      );
      result.undone += 1;
    } else {
      const why =
        kind === "updated"
          ? "A new link was made, and the one before stays out of use."
          : "It was used or changed since.";
      result.conflicts.push({ object: "atrium_invites", recordId: id, field: "email", why });
    }
  }
  return result;
}

const hasRow = async (rows: Promise<unknown[]>): Promise<boolean> => (await rows).length > 0;

const takeBack = (session: Session, id: string): Promise<boolean> =>
  hasRow(
    session.query(
      "update atrium_invites set revoked_at = now() where id = $1::uuid and accepted_at is null and revoked_at is null returning id",
      [id],
    ),
  );

const giveBack = (session: Session, id: string): Promise<boolean> =>
  hasRow(
    session.query(
      `update atrium_invites as i set revoked_at = null where id = $1::uuid and revoked_at is not null and not exists (
         select 1 from atrium_invites as o where lower(o.email) = lower(i.email) and o.accepted_at is null and o.revoked_at is null
         union all select 1 from atrium_members as m where lower(m.email) = lower(i.email)) returning id`,
      [id],
    ),
  );
