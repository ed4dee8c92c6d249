import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";

import type { Db, Session } from "@/db/connect/db";
import { type Transit, workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "./workspaces";

/** The region whose database holds the directory as well. */
export const homeRegion = "default";

export type Entry = Workspace & { transit: Transit | null };

/** Names this process in what it does to whole workspaces. */
const runner = randomUUID();

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
  if (kept.length === 0) throw new Error("Another process has taken this over.");
}

/** Memberships go with it. */
export async function dropEntry(at: Db | Session, id: string): Promise<void> {
  const drop = async (session: Session): Promise<void> => {
    const gone = await session.orm.delete(workspaces).where(eq(workspaces.id, id)).returning();
    if (gone.length === 0) throw new Error("There is no such workspace any more.");
  };
  await ("transaction" in at ? at.transaction({}, drop) : drop(at));
}
