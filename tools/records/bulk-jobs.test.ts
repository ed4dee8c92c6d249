import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createClock } from "@/tools/core/clock";
import { createField } from "@/tools/fields/create-field";
import { cancelJob } from "@/tools/jobs/cancel-job";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";
import { seedMany, stopAfter } from "@/tools/testing/seed-many";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";
import { deleteRecord } from "./delete-record";
import { deleteRecords } from "./delete-records";
import { destroyRecords } from "./destroy-records";
import { restoreRecords } from "./restore-records";
import { updateRecord } from "./update-record";
import { updateRecords } from "./update-records";

const many = 2500;
const oslo = { object: "companies", where: { field: "city", op: "eq" as const, value: "Oslo" } };

async function withMany(): Promise<{ workspace: TestWorkspace; ids: string[] }> {
  const workspace = await newWorkspace();
  const ids = await seedMany(workspace, "companies", many, (place) => ({ name: `Firm ${place}`, city: "Oslo" }));
  return { workspace, ids };
}

async function count(workspace: TestWorkspace, where: object, deleted?: "only"): Promise<unknown> {
  const query = { object: "companies", where, measures: [{ fn: "count" as const }], ...(deleted ? { deleted } : {}) };
  return (await workspace.call(aggregateRecords, query as never)).rows[0]?.["count"];
}

const tier = (value: string) => ({ field: "tier", op: "eq", value });

async function jobOf(workspace: TestWorkspace, jobId: string | null) {
  return (await workspace.call(getJob, { jobId: String(jobId) })).job;
}

function later(workspace: TestWorkspace, minutes: number): void {
  const now = new Date(testNow.getTime() + minutes * 60_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
}

async function pieces(workspace: TestWorkspace): Promise<number> {
  const { db, workspace: place } = workspace.environment;
  const rows = await db.transaction({}, (session) =>
    session.query<{ n: number }>(`select count(*)::int as n from "${place.schemaName}".atrium_job_pieces`),
  );
  return rows[0]?.n ?? -1;
}

describe("a change of more records than one call takes", () => {
  test("is a job whose steps are one change set, and is undone as one, and redone", async () => {
    const { workspace } = await withMany();

    const asked = await workspace.call(updateRecords, { selection: oslo, values: { tier: "gold" } });
    const before = await count(workspace, tier("gold"));
    await runJob(workspace.environment, String(asked.jobId));
    const job = await jobOf(workspace, asked.jobId);
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });

    expect(asked).toMatchObject({ count: many, changeSetId: null, jobId: expect.any(String) });
    expect(before).toBe(0);
    expect(job).toMatchObject({ state: "done", done: many, total: many, result: { count: many, skipped: [] } });
    expect(await count(workspace, tier("gold"))).toBe(many);
    expect(changeSets[0]).toMatchObject({ id: job.changeSetId, changeCount: many, tool: "update_records" });
    expect(await pieces(workspace)).toBe(0);

    const undo = await workspace.call(undoChangeSet, {});
    await runJob(workspace.environment, String(undo.jobId));
    expect(undo.undoOf).toBe(job.changeSetId);
    expect(await jobOf(workspace, undo.jobId)).toMatchObject({ result: { undone: many, conflictCount: 0 } });
    expect(await count(workspace, tier("gold"))).toBe(0);
    const redo = await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });
    await runJob(workspace.environment, String(redo.jobId));
    expect(await count(workspace, tier("gold"))).toBe(many);
  });

  test("leaves no index with a list that searches would read to its end", async () => {
    const { workspace } = await withMany();
    const { db, workspace: place } = workspace.environment;
    const waiting = async (): Promise<number> => {
      const rows = await db.transaction({}, (session) =>
        session.query<{ pages: string }>(
          `select sum(gin_clean_pending_list(x.indexrelid)) as pages from pg_index as x
           join pg_class as i on i.oid = x.indexrelid join pg_am as a on a.oid = i.relam
           where x.indrelid = '"${place.schemaName}".companies'::regclass and a.amname = 'gin'`,
        ),
      );
      return Number(rows[0]?.pages);
    };
    await waiting();
    const asked = await workspace.call(updateRecords, { selection: oslo, values: { name: "Renamed" } });
    await runJob(workspace.environment, String(asked.jobId));

    expect(await waiting()).toBe(0);
  });

  test("leaves alone what somebody changed, deleted or destroyed since it was asked for, and says so", async () => {
    const { workspace, ids } = await withMany();
    const asked = await workspace.call(updateRecords, { selection: oslo, values: { tier: "gold" } });
    later(workspace, 1);
    const [changed, trashed, destroyed] = ids as [string, string, string];
    await workspace.call(updateRecord, { object: "companies", id: changed, values: { tier: "silver" } });
    await workspace.call(deleteRecord, { object: "companies", id: trashed });
    await workspace.call(deleteRecord, { object: "companies", id: destroyed });
    await workspace.call(destroyRecords, {
      selection: { object: "companies", where: { field: "id", op: "eq", value: destroyed } },
    });
    // Made after the question, so it is not among what was asked for.
    await seedMany(workspace, "companies", 1, () => ({ name: "Late", city: "Oslo" }));

    await runJob(workspace.environment, String(asked.jobId));

    expect((await jobOf(workspace, asked.jobId)).result).toEqual({
      summary: "Changed 2,497 companies",
      count: many - 3,
      skipped: [
        { reason: "Somebody changed them after this was asked for.", count: 2 },
        { reason: "They were destroyed in the meantime.", count: 1 },
      ],
    });
    expect(await count(workspace, tier("gold"))).toBe(many - 3);
  });

  test("goes on where it was cut off, and does nothing twice", async () => {
    const { workspace } = await withMany();
    const asked = await workspace.call(updateRecords, { selection: oslo, values: { tier: "gold" } });

    await runJob(workspace.environment, String(asked.jobId), { signal: stopAfter(1) });
    const cut = await count(workspace, tier("gold"));
    await expect(workspace.call(undoChangeSet, {})).rejects.toMatchObject({ code: "precondition_failed" });
    await runJob(workspace.environment, String(asked.jobId));

    expect(cut).toBe(2000);
    expect(await jobOf(workspace, asked.jobId)).toMatchObject({ result: { count: many } });
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    expect(changeSets[0]).toMatchObject({ changeCount: many });
  });

  test("keeps what was done when it is cancelled, and that is undone as one", async () => {
    const { workspace } = await withMany();
    const asked = await workspace.call(deleteRecords, { selection: oslo });
    await runJob(workspace.environment, String(asked.jobId), { signal: stopAfter(1) });

    await workspace.call(cancelJob, { jobId: String(asked.jobId) });
    const job = await jobOf(workspace, asked.jobId);
    const gone = await count(workspace, oslo.where, "only");
    const undo = await workspace.call(undoChangeSet, { changeSetId: String(job.changeSetId) });

    expect(job).toMatchObject({ state: "cancelled", done: 2000 });
    expect(gone).toBe(2000);
    expect(undo).toMatchObject({ undone: 2000, jobId: null });
    expect(await count(workspace, oslo.where)).toBe(many);
    expect(await pieces(workspace)).toBe(0);
  });

  test("stops when its person may no longer do it", async () => {
    const { workspace } = await withMany();
    const asked = await workspace.call(deleteRecords, { selection: oslo }, workspace.member("Marta"));
    const { db, workspace: place } = workspace.environment;
    await db.transaction({}, (session) =>
      session.exec(`update "${place.schemaName}".atrium_members set role = 'viewer' where name like 'Marta%'`),
    );

    await runJob(workspace.environment, String(asked.jobId));

    expect(await jobOf(workspace, asked.jobId)).toMatchObject({ state: "failed" });
    expect(await count(workspace, oslo.where)).toBe(many);
  });

  test("empties a large trash for good, and restores one", async () => {
    const { workspace } = await withMany();
    const asked = await workspace.call(deleteRecords, { selection: oslo });
    await runJob(workspace.environment, String(asked.jobId));
    const back = await workspace.call(restoreRecords, { selection: { object: "companies" } });
    await runJob(workspace.environment, String(back.jobId));
    expect(await count(workspace, oslo.where)).toBe(many);

    const again = await workspace.call(deleteRecords, { selection: oslo });
    await runJob(workspace.environment, String(again.jobId));
    const emptied = await workspace.call(destroyRecords, { selection: { object: "companies" } });
    await runJob(workspace.environment, String(emptied.jobId));

    expect(await jobOf(workspace, emptied.jobId)).toMatchObject({ result: { count: many } });
    expect(await count(workspace, oslo.where, "only")).toBe(0);
  });
});

describe("an undo of a large change", () => {
  test("that is cut off goes on, and one that is cancelled is finished by another", async () => {
    const { workspace, ids } = await withMany();
    const asked = await workspace.call(updateRecords, { selection: oslo, values: { tier: "gold" } });
    await runJob(workspace.environment, String(asked.jobId));
    const { changeSetId } = await jobOf(workspace, asked.jobId);
    later(workspace, 1);
    await workspace.call(updateRecord, { object: "companies", id: String(ids[7]), values: { tier: "silver" } });

    const first = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });
    await expect(workspace.call(undoChangeSet, { changeSetId: String(changeSetId) })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    await runJob(workspace.environment, String(first.jobId), { signal: stopAfter(3) });
    const left = Number(await count(workspace, tier("gold")));
    await workspace.call(cancelJob, { jobId: String(first.jobId) });
    const second = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });
    await runJob(workspace.environment, String(second.jobId), { signal: stopAfter(2) });
    await runJob(workspace.environment, String(second.jobId));
    const { result } = await jobOf(workspace, second.jobId);

    expect(left).toBe(many - 2000 - 1);
    expect(await count(workspace, tier("gold"))).toBe(0);
    expect(result).toMatchObject({
      undone: many - 2000 - 1,
      conflictCount: 1,
      conflicts: [{ recordName: "Firm 7", field: "Tier", why: "It was changed again since." }],
    });
  });
});

describe("restore_records", () => {
  test("leaves what a unique value of another record stands against, and brings the rest back", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "companies", label: "Code", type: "text", isUnique: true });
    const first = await workspace.seed("companies", { name: "One", code: "A1" });
    await workspace.call(deleteRecord, { object: "companies", id: first });
    const second = await workspace.seed("companies", { name: "Two", code: "a1" });
    await workspace.call(deleteRecord, { object: "companies", id: second });
    const third = await workspace.seed("companies", { name: "Three", code: "B" });
    await workspace.call(deleteRecord, { object: "companies", id: third });
    await workspace.seed("companies", { name: "Four", code: "b" });

    const preview = await workspace.call(restoreRecords, { selection: { object: "companies" }, preview: true });
    const done = await workspace.call(restoreRecords, {
      selection: { object: "companies" },
      expect: preview.fingerprint,
    });

    expect(preview).toMatchObject({ count: 1, skipped: [{ count: 2 }] });
    expect(done).toMatchObject({ count: 1, changeSetId: expect.any(String) });
    expect(await count(workspace, { field: "name", op: "eq", value: "One" })).toBe(1);
  });

  test("refuses a viewer, and sees the own workspace alone", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "One" });
    await workspace.call(deleteRecord, { object: "companies", id });
    const selection = { object: "companies" };

    const foreign = await (await newWorkspace()).call(restoreRecords, { selection });

    expect(foreign.count).toBe(0);
    await expect(workspace.call(restoreRecords, { selection }, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("one value for several records is refused where the field is unique", async () => {
  const workspace = await newWorkspace();
  await workspace.call(createField, { object: "companies", label: "Code", type: "text", isUnique: true });
  for (const name of ["One", "Two"]) await workspace.seed("companies", { name, city: "Oslo" });

  const both = workspace.call(updateRecords, { selection: oslo, values: { code: "X" }, preview: true });

  await expect(both).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("unique") });
});
