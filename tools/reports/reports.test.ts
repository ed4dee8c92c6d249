import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { listViews } from "@/tools/views/list-views";
import { updateView } from "@/tools/views/update-view";
import { createReport } from "./create-report";
import { deleteReport } from "./delete-report";
import { listReports } from "./list-reports";
import { restoreReport } from "./restore-report";
import { runReport } from "./run-report";
import { updateReport } from "./update-report";

const stages = {
  name: "Deals by stage",
  query: { object: "deals", group: [{ field: "stage" }], measures: [{ fn: "count" as const }] },
};

const namesFor = async (workspace: TestWorkspace, who?: string): Promise<string[]> =>
  (await workspace.call(listReports, {}, workspace.member(who))).reports.map((report) => report.name);

describe("create_report", () => {
  test("is private, mine and in the change feed, and undo takes it away", async () => {
    const workspace = await newWorkspace();

    const { report, changeSetId } = await workspace.call(createReport, stages);

    expect(report).toMatchObject({ ...stages, object: "deals", isMine: true, share: { with: "private" } });
    const { changeSets } = await workspace.call(listChanges, { object: "atrium_views" });
    expect(changeSets[0]).toMatchObject({
      summary: "Created the report Deals by stage",
      changes: [
        {
          recordName: "Report Deals by stage",
          diffs: expect.arrayContaining([{ field: "query", label: "Figures", before: null, after: "count, by Stage" }]),
        },
      ],
    });
    expect((await workspace.call(listViews, {})).views).toEqual([]);
    await workspace.call(undoChangeSet, { changeSetId });
    expect(await namesFor(workspace)).toEqual([]);
  });

  test("keeps nothing that could not be run", async () => {
    const workspace = await newWorkspace();
    const query = { object: "deals", measures: [{ fn: "sum" as const, field: "stage" }] };

    await expect(workspace.call(createReport, { name: "Odd", query })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await namesFor(workspace)).toEqual([]);
  });
});

describe("run_report", () => {
  test("answers the figures of now, with the statement, the time and the zone", async () => {
    const workspace = await newWorkspace();
    const { report } = await workspace.call(createReport, stages);
    await workspace.seed("deals", { name: "Dock lights", stage: "won" });

    const ran = await workspace.call(runReport, { id: report.id });

    expect(ran).toMatchObject({ timeZone: "Europe/Berlin", ranAt: "2026-11-18T10:00:00.000Z" });
    expect(ran.figures.rows).toEqual([{ stage: "won", count: 1 }]);
    expect(ran.figures.sql).toContain("group by");
  });
});

describe("sharing", () => {
  test("a private report is nobody else's, not even by its id or in the list of changes", async () => {
    const workspace = await newWorkspace();
    const marta = workspace.member("Marta");
    const { report, changeSetId } = await workspace.call(createReport, stages, marta);

    expect(await namesFor(workspace)).toEqual([]);
    await expect(workspace.call(runReport, { id: report.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(workspace.call(undoChangeSet, { changeSetId })).rejects.toMatchObject({ code: "not_found" });
    expect((await workspace.call(listChanges, { object: "atrium_views" })).changeSets).toEqual([]);
  });

  test("a shared one is run by all and changed by its owner and Admins alone", async () => {
    const workspace = await newWorkspace();
    const { report } = await workspace.call(createReport, { ...stages, share: { with: "workspace" } });
    const rename = { id: report.id, name: "Mine" };

    expect(await namesFor(workspace, "Vera")).toEqual(["Deals by stage"]);
    await expect(workspace.call(updateReport, rename, workspace.member("Jonas"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(workspace.call(updateReport, rename, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("no other workspace sees it", async () => {
    const theirs = await newWorkspace();
    const { report } = await theirs.call(createReport, { ...stages, share: { with: "workspace" } });

    await expect((await newWorkspace()).call(runReport, { id: report.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("changes", () => {
  test("a name and a query change and are undone; the object stays", async () => {
    const workspace = await newWorkspace();
    const { report } = await workspace.call(createReport, stages);
    const query = { ...stages.query, group: [{ field: "source" }] };

    const { changeSetId } = await workspace.call(updateReport, { id: report.id, name: "By source", query });

    expect((await workspace.call(runReport, { id: report.id })).figures.columns[0]?.key).toBe("source");
    await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });
    expect(await namesFor(workspace)).toEqual(["Deals by stage"]);
    const other = { object: "tasks", measures: [{ fn: "count" as const }] };
    await expect(workspace.call(updateReport, { id: report.id, query: other })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  test("a deleted one is in the trash and comes back; the tools of views leave it alone", async () => {
    const workspace = await newWorkspace();
    const { report } = await workspace.call(createReport, stages);
    await expect(workspace.call(updateView, { id: report.id, name: "View" })).rejects.toMatchObject({
      code: "not_found",
    });

    await workspace.call(deleteReport, { id: report.id });
    expect(await namesFor(workspace)).toEqual([]);
    await workspace.call(restoreReport, { id: report.id });

    expect(await namesFor(workspace)).toEqual(["Deals by stage"]);
  });
});
