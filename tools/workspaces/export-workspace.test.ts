import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { importWorkspace } from "@/db/archive/import-workspace";
import { readPiece } from "@/db/files/file-store";
import { openFreshDb } from "@/db/testing/open-test-db";
import { findMemberByEmail } from "@/db/workspace/members";
import { enterSchema } from "@/db/workspace/workspaces";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { openActor } from "@/tools/core/actor";
import { createClock } from "@/tools/core/clock";
import { inWorkspace } from "@/tools/core/in-workspace";
import { finish } from "@/tools/imports/testing/import-test";
import { updateMember } from "@/tools/members/update-member";
import { createRole } from "@/tools/roles/create-role";
import { fillWorkspace } from "@/tools/testing/rich-workspace";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { exportWorkspace } from "./export-workspace";
import { getWorkspace } from "./get-workspace";

async function download({ environment }: TestWorkspace, fileId: string, path: string): Promise<void> {
  const file = await open(path, "w");
  for (let place = 0; ; place += 1) {
    const piece = await inWorkspace(environment, (session) => readPiece(session, fileId, place));
    if (!piece) break;
    await file.write(piece);
  }
  await file.close();
}

test("an Admin has an archive written, which is a whole workspace elsewhere, and the change feed tells of it", async () => {
  const workspace = await newWorkspace();
  await fillWorkspace(workspace);
  const directory = mkdtempSync(join(tmpdir(), "atrium-export-"));
  const path = join(directory, "all.zip");

  const first = await workspace.call(exportWorkspace, {});
  await finish(workspace, first.jobId);
  const { jobId, fileId } = await workspace.call(exportWorkspace, {});
  const job = await finish(workspace, jobId);
  await download(workspace, fileId, path);
  const other = await openFreshDb();
  const there = await importWorkspace(other, { path, id: createClock().newId(), now: testNow });
  const [found] = await other.transaction({ opening: enterSchema(there) }, (session) =>
    session.query(
      `select (select count(*) from vessels) as vessels, (select count(*) from atrium_files where media_type like '%zip') as archives,
        (select string_agg(state, ',') from atrium_jobs where kind = 'export_workspace') as states`,
    ),
  );

  expect(job).toMatchObject({ state: "done", done: expect.any(Number) });
  // Neither the archive of before nor this one is in it, and nobody there writes one.
  expect(found).toEqual({ vessels: "1", archives: "0", states: "done" });
  const { changeSets } = await workspace.call(listChanges, { limit: 1 });
  expect(changeSets[0]).toMatchObject({
    actor: { name: "Priya Menon" },
    summary: expect.stringContaining("Exports the whole workspace"),
    changes: [{ recordName: "The whole workspace", kind: "created" }],
  });
  const undo = await workspace.call(undoChangeSet, { changeSetId: changeSets[0]?.id ?? "" });
  expect(undo.conflicts).toEqual([]);
  await other.close();
  rmSync(directory, { recursive: true });
});

test("whoever may change settings without being an Admin does not get everybody's conversations", async () => {
  const workspace = await newWorkspace();
  const { role } = await workspace.call(createRole, { name: "Second", copyOf: "admin" });
  const marta = workspace.member("Marta");
  await workspace.call(updateMember, { id: marta.memberId, role: role.key });
  const second = await inWorkspace(workspace.environment, async (session) => {
    const member = await findMemberByEmail(session, marta.email);
    if (!member) throw new Error("Marta is gone.");
    return openActor(session, member);
  });

  for (const actor of [second, workspace.member("Jonas"), workspace.member("Vera")])
    await expect(workspace.call(exportWorkspace, {}, actor)).rejects.toMatchObject({ code: "forbidden" });
});

test("get_workspace tells of this workspace alone", async () => {
  const workspace = await newWorkspace();
  await (await newWorkspace()).seed("companies", { name: "Elsewhere" });
  await workspace.seed("companies", { name: "Here" });

  expect(await workspace.call(getWorkspace, {})).toMatchObject({
    name: "Test",
    region: { id: "default" },
    records: 1,
    files: { count: 0, bytes: 0 },
  });
});
