import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { cancelJob } from "@/tools/jobs/cancel-job";
import { runJob } from "@/tools/jobs/run-job";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { getImport } from "./get-import";
import { importRecords } from "./import-records";
import { runImport } from "./run-import";
import { finish, upload } from "./testing/import-test";
import { updateImport } from "./update-import";

const rows = 2500;
const file = `Name,Code\n${Array.from({ length: rows }, (_, place) => `Firm ${place},${place}`).join("\n")}\n`;

async function start(workspace: TestWorkspace, preview = false) {
  const fileId = await upload(workspace, "firms.csv", file);
  const { import: item, jobId } = await workspace.call(importRecords, { fileId, object: "companies", preview });
  return { importId: item.id, jobId };
}

async function countCompanies(workspace: TestWorkspace): Promise<unknown> {
  const input = { object: "companies", measures: [{ fn: "count" as const }] };
  const { rows: figures } = await workspace.call(aggregateRecords, input);
  return figures[0]?.["count"];
}

const execute = (workspace: TestWorkspace, statement: string): Promise<unknown> =>
  workspace.environment.db.transaction({}, (session) =>
    session.exec(statement.replaceAll("$", `"${workspace.environment.workspace.schemaName}".`)),
  );

/** Ends as a process does that is told to stop: after the step at which the signal comes. */
function stopAfter(steps: number): AbortSignal {
  let left = steps;
  return {
    get aborted() {
      left -= 1;
      return left < 0;
    },
  } as AbortSignal;
}

/** Checked as a whole, 1000 rows written, then cancelled as it runs. */
async function cancelHalfway(workspace: TestWorkspace) {
  const started = await start(workspace);
  await runJob(workspace.environment, started.jobId, { signal: stopAfter(4) });
  await execute(workspace, "update $atrium_jobs set cancelled_at = now()");
  await runJob(workspace.environment, started.jobId);
  return started;
}

describe("an import that stopped", () => {
  test("before it began says so, takes another plan, and runs", async () => {
    const workspace = await newWorkspace();
    const { importId, jobId } = await start(workspace);
    await workspace.call(cancelJob, { jobId });

    const { import: stopped } = await workspace.call(getImport, { importId });
    const plan = { mapping: [{ columns: [1], field: "name" }], matchBy: null, mode: "create" as const };
    const { import: changed } = await workspace.call(updateImport, { importId, plan });
    const again = await workspace.call(runImport, { importId });
    const done = await finish(workspace, again.jobId);

    expect(stopped).toMatchObject({ state: "cancelled", reason: "It was cancelled.", writtenTo: null });
    expect(changed).toMatchObject({ state: "mapping", reason: null });
    expect(done).toMatchObject({ state: "done", result: { counts: { create: rows } } });
  });

  test("because its person lost the right keeps the reason, and is checked again once they have it back", async () => {
    const workspace = await newWorkspace();
    const { importId, jobId } = await start(workspace, true);
    await execute(workspace, "update $atrium_members set role = 'viewer' where name like 'Priya%'");
    await runJob(workspace.environment, jobId);
    await execute(workspace, "update $atrium_members set role = 'admin' where name like 'Priya%'");

    const { import: stopped } = await workspace.call(getImport, { importId });
    const again = await workspace.call(runImport, { importId, preview: true });
    await finish(workspace, again.jobId);
    const { import: checked } = await workspace.call(getImport, { importId });

    expect(stopped).toMatchObject({ state: "failed", reason: expect.stringContaining("records:import") });
    expect(checked).toMatchObject({ state: "ready", reason: null, counts: { rows, create: rows } });
  });

  test("halfway keeps its plan, goes on after the last row, and is undone as one", async () => {
    const workspace = await newWorkspace();
    const { importId } = await cancelHalfway(workspace);
    const { import: stopped } = await workspace.call(getImport, { importId });
    const halfway = await countCompanies(workspace);
    const edit = workspace.call(updateImport, { importId, plan: { mode: "create" } });
    await expect(edit).rejects.toMatchObject({ code: "precondition_failed" });

    const { jobId, import: going } = await workspace.call(runImport, { importId });
    const done = await finish(workspace, jobId);
    const whole = await countCompanies(workspace);
    const undo = await workspace.call(undoChangeSet, { changeSetId: done.changeSetId ?? "" });
    await finish(workspace, undo.jobId ?? "");

    expect(stopped).toMatchObject({ state: "cancelled", writtenTo: 1000 });
    expect(going).toMatchObject({ state: "running", reason: null });
    expect([halfway, whole, await countCompanies(workspace)]).toEqual([1000, rows, 0]);
  });

  test("halfway and was undone takes another plan and begins anew", async () => {
    const workspace = await newWorkspace();
    const { importId } = await cancelHalfway(workspace);
    const { import: stopped } = await workspace.call(getImport, { importId });
    await workspace.call(undoChangeSet, { changeSetId: stopped.changeSetId ?? "" });

    await workspace.call(updateImport, { importId, plan: { mapping: [{ columns: [0], field: "name" }] } });
    const { jobId } = await workspace.call(runImport, { importId });
    const done = await finish(workspace, jobId);

    expect(done).toMatchObject({ state: "done", result: { counts: { create: rows } } });
    expect(await countCompanies(workspace)).toBe(rows);
  });
});
