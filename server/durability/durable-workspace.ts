import { openPglite } from "@/db/connect/pglite";
import { addMembers, findFirstAdmin } from "@/db/workspace/members";
import { createWorkspace, enterSchema, listWorkspaces, prepareDatabase } from "@/db/workspace/workspaces";
import { openActor } from "@/tools/core/actor";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";

export type DurableWorkspace = { environment: Environment; actor: Actor; close(): Promise<void> };

/** Opens an embedded directory with one empty workspace and its Admin; makes them the first time. */
export async function openDurableWorkspace(directory: string): Promise<DurableWorkspace> {
  const db = await openPglite({ directory });
  const clock = createClock();
  await prepareDatabase(db);
  const [known] = await listWorkspaces(db);
  const workspace =
    known ?? (await createWorkspace(db, { id: clock.newId(), slug: "durable", name: "Durable", now: clock.now() }));
  const actor = await db.transaction({ opening: enterSchema(workspace) }, async (session) => {
    const rows = [{ id: clock.newId(), name: "Ada Admin", email: "ada@durable.example", role: "admin" as const }];
    if (!(await findFirstAdmin(session))) await addMembers(session, rows, clock.now());
    const admin = await findFirstAdmin(session);
    if (!admin) throw new Error("The workspace has no Admin.");
    return openActor(session, admin);
  });
  return {
    environment: { db, workspace, clock, catalogs: new Map() },
    actor,
    close: () => db.close(),
  };
}

/** The ids of companies or notes that are there with their row in the feed and their change set. */
export async function readWhole(
  { environment }: DurableWorkspace,
  object: "companies" | "notes",
): Promise<{ whole: Set<string>; records: number; feed: number }> {
  return environment.db.transaction(
    { opening: enterSchema(environment.workspace), isReadOnly: true },
    async (session) => {
      const rows = await session.query(
        `select r.id from ${object} r join atrium_changes c on c.record_id = r.id and c.kind = 'created' join atrium_change_sets s on s.id = c.change_set_id`,
      );
      const [counts] = await session.query(
        `select (select count(*) from ${object}) as records, (select count(*) from atrium_changes where object = '${object}') as feed`,
      );
      return {
        whole: new Set(rows.map((row) => String(row["id"]))),
        records: Number(counts?.["records"]),
        feed: Number(counts?.["feed"]),
      };
    },
  );
}
