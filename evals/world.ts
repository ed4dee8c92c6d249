import { findPromises } from "@/agent/proposals/find-promises";
import { isStandardRole, standardRoles } from "@/db/access/standard-roles";
import type { Db, Session } from "@/db/connect/db";
import { insideTransaction } from "@/db/connect/inside-transaction";
import { openFreshDb } from "@/db/testing/open-test-db";
import type { Member } from "@/db/workspace/members";
import { findMemberByEmail, listMemberEmails } from "@/db/workspace/members";
import { enterWorkspace, type Workspace } from "@/db/workspace/workspaces";
import { loadDemo } from "@/server/demo/load-demo";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import { readLibrary } from "./read-library";
import { type Snapshot, takeSnapshot } from "./snapshot";

/** A Wednesday; every case happens at this moment. */
export const evalNow = new Date("2026-11-18T09:00:00Z");

/** The demo data in a database of its own, in memory, as no case ever leaves it changed. */
export type World = { db: Db; workspace: Workspace; members: Member[]; untouched: Snapshot; embedder?: Embedder };

/** With an embedder, all that can be searched was read, as it is some minutes after the start of a server. */
export async function openWorld(embedder?: Embedder): Promise<World> {
  const db = await openFreshDb();
  const workspace = await loadDemo(db, evalNow, undefined);
  if (embedder) {
    const clock = createClock({ now: evalNow, seed: "library" });
    await readLibrary({ db, workspace, clock, catalogs: new Map(), embedder }, embedder);
  }
  return db.transaction({ opening: enterWorkspace(workspace), isReadOnly: true }, async (session) => {
    const found = [];
    for (const email of await listMemberEmails(session)) found.push(await findMemberByEmail(session, email));
    const members = found.filter((member) => member !== undefined);
    const untouched = await takeSnapshot(session);
    return { db, workspace, members, untouched, ...(embedder ? { embedder } : {}) };
  });
}

/** A person of the demo, where no role was edited and there are no teams. */
export function actorOf({ id, name, email, role, timeZone, locale }: Member): Actor {
  if (!isStandardRole(role)) throw new Error(`The demo has no role ${role}.`);
  const access = { memberId: id, roleKey: role, role: standardRoles[role], team: [] };
  return { kind: "person", memberId: id, name, email, role, timeZone, locale, access };
}

class RollBack extends Error {}

/**
 * Runs a case in one transaction that is taken back at the end: everything happens for real, and the next case finds
 * the demo as it was. Clock and ids are the case's own, so that its place in the run changes nothing.
 */
export async function inThrowAway<T>(
  { db, workspace, embedder }: World,
  seed: string,
  run: (environment: Environment, session: Session) => Promise<T>,
): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await db.transaction({ opening: enterWorkspace(workspace) }, async (session) => {
      const clock = createClock({ now: evalNow, seed });
      const inside = insideTransaction(db.driver, session);
      const environment = {
        ...{ db: inside, workspace, clock, catalogs: new Map(), promises: findPromises },
        ...(embedder ? { embedder } : {}),
      };
      result = { value: await run(environment, session) };
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  if (!result) throw new Error("The case ended without a result.");
  return result.value;
}
