import { describe, expect, test } from "vitest";

import { importRecords } from "@/tools/imports/import-records";
import { upload } from "@/tools/imports/testing/import-test";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { stopAfter } from "@/tools/testing/seed-many";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { cancelJob } from "./cancel-job";
import { getJob } from "./get-job";
import { listJobs } from "./list-jobs";
import { runJob } from "./run-job";

const rows = 3500;
const file = `Name\n${Array.from({ length: rows }, (_, place) => `Firm ${place}`).join("\n")}\n`;

async function queueImport(workspace: TestWorkspace): Promise<string> {
  const fileId = await upload(workspace, "firms.csv", file, workspace.member("Marta"));
  const input = { fileId, object: "companies" };
  return (await workspace.call(importRecords, input, workspace.member("Marta"))).jobId;
}

async function countCompanies(workspace: TestWorkspace): Promise<unknown> {
  const { rows: figures } = await workspace.call(aggregateRecords, {
    object: "companies",
    measures: [{ fn: "count" }],
  });
  return figures[0]?.["count"];
}

describe("a job", () => {
  test.each([1, 3, 5, 7])("that was cut off after %i steps goes on there, and does nothing twice", async (steps) => {
    const workspace = await newWorkspace();
    const jobId = await queueImport(workspace);

    await runJob(workspace.environment, jobId, { signal: stopAfter(steps) });
    const cut = await workspace.call(getJob, { jobId });
    await runJob(workspace.environment, jobId);
    const { job } = await workspace.call(getJob, { jobId });

    expect(cut.job.state).toBe("queued");
    expect(job).toMatchObject({ state: "done", result: { counts: { rows, create: rows } } });
    expect(await countCompanies(workspace)).toBe(rows);
  });

  test("runs once, however many runners take it up", async () => {
    const workspace = await newWorkspace();
    const jobId = await queueImport(workspace);

    await Promise.all([1, 2, 3].map(() => runJob(workspace.environment, jobId)));

    expect(await countCompanies(workspace)).toBe(rows);
  });

  test("is cancelled before it begins by its person, and by no other member", async () => {
    const workspace = await newWorkspace();
    const jobId = await queueImport(workspace);

    const foreign = workspace.call(cancelJob, { jobId }, workspace.member("Jonas"));
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    const { job } = await workspace.call(cancelJob, { jobId }, workspace.member("Marta"));
    await runJob(workspace.environment, jobId);

    expect(job.state).toBe("cancelled");
    expect(await countCompanies(workspace)).toBe(0);
    await expect(workspace.call(cancelJob, { jobId })).rejects.toMatchObject({ code: "precondition_failed" });
  });

  test("that is cancelled while it runs stops at its next step", async () => {
    const workspace = await newWorkspace();
    const jobId = await queueImport(workspace);
    const { db, workspace: place } = workspace.environment;
    await runJob(workspace.environment, jobId, { signal: stopAfter(5) });
    await db.transaction({}, (session) =>
      session.exec(`update "${place.schemaName}".atrium_jobs set cancelled_at = now()`),
    );

    await runJob(workspace.environment, jobId);
    const { job } = await workspace.call(getJob, { jobId });

    expect(job.state).toBe("cancelled");
    expect(await countCompanies(workspace)).toBe(1000);
  });

  test("fails when its person may no longer do it, and says so", async () => {
    const workspace = await newWorkspace();
    const jobId = await queueImport(workspace);
    const { db, workspace: place } = workspace.environment;
    await db.transaction({}, (session) =>
      session.exec(`update "${place.schemaName}".atrium_members set role = 'viewer' where name like 'Marta%'`),
    );

    await runJob(workspace.environment, jobId);
    const { job } = await workspace.call(getJob, { jobId });

    expect(job).toMatchObject({ state: "failed", error: expect.stringContaining("records:import") });
    expect(await countCompanies(workspace)).toBe(0);
  });

  test("is listed for its person and for Admins", async () => {
    const workspace = await newWorkspace();
    await queueImport(workspace);
    const list = async (name: string) => (await workspace.call(listJobs, {}, workspace.member(name))).jobs.length;

    expect([await list("Marta"), await list("Jonas"), await list("Priya")]).toEqual([1, 0, 1]);
  });
});
