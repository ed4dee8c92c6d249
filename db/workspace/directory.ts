import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";

import type { Db, Session } from "@/db/connect/db";
import { memberships } from "@/db/schema/directory/memberships";
import { oauthClients } from "@/db/schema/directory/oauth-clients";
import { oauthConsents } from "@/db/schema/directory/oauth-consents";
import { oauthAccessTokens, oauthRefreshTokens } from "@/db/schema/directory/oauth-tokens";
import { users } from "@/db/schema/directory/users";
import { type Transit, workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "./workspaces";

/** The region whose database holds the directory as well. */
export const homeRegion = "default";

export type Entry = Workspace & { transit: Transit | null };

/** Names this process in what it does to whole workspaces. */
const runner = randomUUID();

/** A runner that was not heard of for this long is dead, and another may go on. */
const silenceMilliseconds = 60_000;

/** Every workspace, the oldest first, with those that are arriving or going. */
export function listEntries(home: Db): Promise<Entry[]> {
  const { id, slug, name, schemaName, region, transit } = workspaces;
  return home.transaction({ isReadOnly: true }, (session) =>
    session.orm
      .select({ id, slug, name, schemaName, region, transit })
      .from(workspaces)
      .orderBy(asc(workspaces.createdAt), asc(workspaces.slug)),
  );
}

/** Keeps the slug for a workspace that is being written and that nobody sees yet. */
export async function reserveEntry(home: Db, workspace: Workspace, now: Date): Promise<void> {
  const { region, schemaName } = workspace;
  const transit = stamped({ kind: "arrive", region, schemaName });
  await home.transaction({}, (session) =>
    session.orm.insert(workspaces).values({ ...workspace, transit, createdAt: now }),
  );
}

type NewTransit = Pick<Transit, "kind" | "region" | "schemaName">;

const stamped = (transit: NewTransit): Transit => ({ ...transit, runner, seenAt: new Date().toISOString() });

/** Says what is being done with the whole workspace from now on, and by this process; null: nothing any more. */
export async function setTransit(home: Db, id: string, transit: NewTransit | null): Promise<void> {
  await home.transaction({}, (session) =>
    session.orm
      .update(workspaces)
      .set({ transit: transit && stamped(transit) })
      .where(eq(workspaces.id, id)),
  );
}

/** Begins, or takes over from a runner that is dead. False: somebody else is at it. */
export async function takeTransit(home: Db, id: string, transit: NewTransit, isAlone = false): Promise<boolean> {
  const since = new Date(Date.now() - silenceMilliseconds).toISOString();
  const isFree = sql`(${workspaces.transit} is null or ${workspaces.transit} ->> 'seenAt' < ${since})`;
  const taken = await home.transaction({}, (session) =>
    session.orm
      .update(workspaces)
      .set({ transit: stamped(transit) })
      .where(and(eq(workspaces.id, id), isAlone ? undefined : isFree))
      .returning(),
  );
  return taken.length > 0;
}

/** Says that this process is still at it. Throws when another has taken over. */
export async function keepTransit(home: Db, id: string): Promise<void> {
  const seenAt = JSON.stringify(new Date().toISOString());
  const kept = await home.transaction({}, (session) =>
    session.orm
      .update(workspaces)
      .set({ transit: sql`jsonb_set(${workspaces.transit}, '{seenAt}', ${seenAt}::jsonb)` })
      .where(and(eq(workspaces.id, id), sql`${workspaces.transit} ->> 'runner' = ${runner}`))
      .returning(),
  );
  if (kept.length === 0) throw new TakenOverError();
}

const beatMilliseconds = 15_000;

/** Does something long while others see that this process is at it. */
export async function keepingTransit<T>(home: Db, id: string, run: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void keepTransit(home, id).catch(() => undefined), beatMilliseconds);
  try {
    return await run();
  } finally {
    clearInterval(timer);
  }
}

/** What was written so far is the other's from now on, and nothing of it may be dropped here. */
export class TakenOverError extends Error {
  override name = "TakenOverError";
  override message = "Another process has taken this over.";
}

/** From this statement on the workspace is at its new place; the old one is still to be cleared. */
export async function flipEntry(
  home: Db,
  id: string,
  to: { region: string; schemaName: string },
  from: { region: string; schemaName: string },
): Promise<void> {
  const moved = await home.transaction({}, (session) =>
    session.orm
      .update(workspaces)
      .set({ ...to, transit: stamped({ kind: "clear", ...from }) })
      .where(and(eq(workspaces.id, id), sql`${workspaces.transit} ->> 'runner' = ${runner}`))
      .returning(),
  );
  if (moved.length === 0) throw new TakenOverError();
}

/** Accounts of people who are members of nothing else; for when the workspace goes for good. */
export async function dropLonelyPeople(session: Session, id: string): Promise<void> {
  const here = session.orm.select({ id: memberships.userId }).from(memberships).where(eq(memberships.workspaceId, id));
  const elsewhere = session.orm
    .select({ id: memberships.userId })
    .from(memberships)
    .where(ne(memberships.workspaceId, id));
  await session.orm.delete(users).where(and(inArray(users.id, here), notInArray(users.id, elsewhere)));
}

/** Memberships, keys and domains go with it, and apps and tokens that were for it. */
export async function dropEntry(at: Db | Session, id: string): Promise<void> {
  const drop = async (session: Session): Promise<void> => {
    for (const table of [oauthAccessTokens, oauthRefreshTokens, oauthConsents, oauthClients])
      await session.orm.delete(table).where(eq(table.referenceId, id));
    const gone = await session.orm.delete(workspaces).where(eq(workspaces.id, id)).returning();
    if (gone.length === 0) throw new Error("There is no such workspace any more.");
  };
  await ("transaction" in at ? at.transaction({}, drop) : drop(at));
}
