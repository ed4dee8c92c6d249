import type { Db } from "@/db/connect/db";
import { makeDemo } from "@/db/demo/make-demo";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { loadRecords } from "@/db/records/load-records";
import { addMembers } from "@/db/workspace/members";
import { createWorkspace, enterSchema, type Workspace } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import { loadDocuments } from "./load-documents";

const seed = "oakmere";

/** The demo workspace up to today, the same every time for the same day. */
export async function loadDemo(db: Db, now: Date, timeZone: string | undefined): Promise<Workspace> {
  const demo = makeDemo(seed, now);
  const clock = createClock({ now, seed });
  const workspace = await createWorkspace(db, { id: clock.newId(), slug: "oakmere", name: "Oakmere", now });
  await db.transaction({ opening: enterSchema(workspace) }, async (session) => {
    const members = demo.members.map((member) => ({ ...member, timeZone: timeZone ?? member.timeZone }));
    await addMembers(session, members, now);
    for (const object of standardObjects) {
      await loadRecords(session, object, demo.records[object.key] ?? [], {
        id: clock.newId(),
        now,
        summary: `Loaded ${object.plural.toLowerCase()}`,
      });
    }
  });
  await loadDocuments({ db, workspace, clock, catalogs: new Map() });
  return workspace;
}
