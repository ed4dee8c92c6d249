import type { Session } from "@/db/connect/db";
import type { ObjectDefinition } from "@/db/objects/definition";
import { changeSets } from "@/db/schema/workspace/changes";
import { writingMany } from "@/db/workspace/workspaces";
import { insertRecords, type NewRecord } from "./write-records";

const batchSize = 1000;

export type Load = { id: string; now: Date; summary: string };

/** Many records at once, by the system, as one change set. */
export async function loadRecords(
  session: Session,
  object: ObjectDefinition,
  rows: NewRecord[],
  load: Load,
): Promise<void> {
  if (rows.length === 0) return;
  await writingMany(session, rows.length, async () => {
    for (let start = 0; start < rows.length; start += batchSize) {
      const write = { changeSetId: load.id, memberId: null, now: load.now };
      await insertRecords(session, object, rows.slice(start, start + batchSize), write);
    }
  });
  await session.orm.insert(changeSets).values({
    id: load.id,
    at: load.now,
    actorKind: "system",
    memberId: null,
    door: "load",
    tool: "load_records",
    summary: load.summary,
    changeCount: rows.length,
  });
}
