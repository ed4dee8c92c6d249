import { describe, expect, test } from "vitest";
import type { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { inContext } from "@/tools/core/open-context";
import { runTool } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";
import { finish, textOf } from "@/tools/imports/testing/import-test";
import { deleteRecord } from "@/tools/records/delete-record";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { exportChanges } from "./export-changes";
import { listChanges } from "./list-changes";

type Search = z.input<typeof listChanges.input>;

/** Marta makes a deal, Jonas moves it from the command line, the assistant changes a company for Priya. */
async function history(): Promise<{ workspace: TestWorkspace; deal: string }> {
  const workspace = await newWorkspace();
  const company = await workspace.seed("companies", { name: "Tessel 100%" });
  const deal = await workspace.seed("deals", { name: "Crane", company, stage: "proposal", amount: 5 });
  const { environment } = workspace;
  const move = { object: "deals", id: deal, values: { stage: "won" } };
  await runTool(environment, workspace.member("Jonas"), updateRecord, move, { door: "cli" });
  const agent = { ...workspace.member(), kind: "agent" as const };
  const rename = { object: "companies", id: company, values: { city: "=Oslo" } };
  await runTool(environment, agent, updateRecord, rename, { door: "chat" });
  return { workspace, deal };
}

/** What changing a field's label in the settings writes. */
async function relabel(workspace: TestWorkspace): Promise<void> {
  await inContext(workspace.environment, workspace.member(), { isReadOnly: false }, async (ctx) => {
    const [field] = await ctx.session.query<{ id: string }>(
      "select id from atrium_fields where object_key = 'deals' and key = 'amount'",
    );
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const values = { label: "Worth", isRequired: true, options: [{ key: "a", label: "A" }] };
    await changeFixedRow(ctx.session, "atrium_fields", String(field?.id), values, write);
    ctx.changeSet.count = 1;
    await storeChangeSet(ctx, "update_field", { door: "test" }, "Changed the field Amount");
  });
}

describe("list_changes", () => {
  test.each<[string, Search, number]>([
    ["the door", { door: "cli" }, 1],
    ["the kind of actor", { actorKind: "agent" }, 1],
    ["the tool", { tool: "create_record" }, 2],
    ["a field", { field: "stage" }, 2],
    ["a field of an object", { field: "city", object: "deals" }, 0],
    ["words of the summary", { text: "tessel 100%" }, 2],
    ["a wildcard as a plain character", { text: "_" }, 0],
    ["a time that has not come", { since: "2026-11-19T00:00:00Z" }, 0],
    ["until a moment", { until: "2026-11-18T10:00:00Z" }, 0],
    ["all of them together", { field: "stage", door: "cli", tool: "update_record", until: "2027-01-01T00:00:00Z" }, 1],
  ])("narrows by %s", async (_, search, count) => {
    const { workspace } = await history();

    const { changeSets } = await workspace.call(listChanges, search);

    expect(changeSets).toHaveLength(count);
  });

  test("narrows by member, and pages through what fits", async () => {
    const { workspace } = await history();
    const memberId = workspace.member("Jonas").memberId;
    const jonas = await workspace.call(listChanges, { memberId });
    const first = await workspace.call(listChanges, { tool: "create_record", limit: 1 });
    const second = await workspace.call(listChanges, {
      tool: "create_record",
      limit: 1,
      cursor: String(first.nextCursor),
    });

    expect(jonas.changeSets.map((set) => set.changes[0]?.recordName)).toEqual(["Crane"]);
    expect([...first.changeSets, ...second.changeSets].map((set) => set.changes[0]?.recordName)).toEqual([
      "Crane",
      "Tessel 100%",
    ]);
    expect(second.nextCursor).toBeNull();
  });

  test("shows changes of settings in words", async () => {
    const workspace = await newWorkspace();
    await relabel(workspace);

    const { changeSets } = await workspace.call(listChanges, { object: "atrium_fields" });

    expect(changeSets[0]?.changes).toMatchObject([
      { object: "atrium_fields", recordName: "Field Worth on Deals", kind: "updated" },
    ]);
    expect(changeSets[0]?.changes[0]?.diffs).toEqual(
      expect.arrayContaining([
        { field: "label", label: "Name", before: "Amount", after: "Worth" },
        { field: "isRequired", label: "Required", before: null, after: true },
        { field: "options", label: "Options", before: null, after: "A" },
      ]),
    );
  });

  test("sees the own workspace alone", async () => {
    const { deal } = await history();

    expect((await (await newWorkspace()).call(listChanges, { recordId: deal })).changeSets).toEqual([]);
  });
});

describe("export_changes", () => {
  const exported = async (workspace: TestWorkspace, search: Search): Promise<{ text: string; rows: unknown }> => {
    const { jobId, fileId } = await workspace.call(exportChanges, { search });
    const job = await finish(workspace, jobId);
    return { text: await textOf(workspace, fileId), rows: job.result?.["rows"] };
  };

  test("writes a row for each changed field, with who, where, and values that no spreadsheet runs", async () => {
    const { workspace, deal } = await history();
    await workspace.call(deleteRecord, { object: "deals", id: deal });

    const { text, rows } = await exported(workspace, {});

    const lines = text.trim().split("\n");
    expect(rows).toBe(5);
    expect(lines[0]).toContain("Change,When,Who,Acted as,Door,Tool,Summary");
    expect(text).toMatch(/Jonas Lind,person,cli,update_record,.*,deals,.*,Crane,updated,Stage,Proposal,Won/);
    expect(text).toMatch(/Priya Menon,agent,chat,update_record,.*,Tessel 100%,updated,City,,'=Oslo/);
  });

  test("takes only what the search says", async () => {
    const { workspace } = await history();

    const { text, rows } = await exported(workspace, { door: "cli" });

    expect(rows).toBe(1);
    expect(text).not.toContain("Tessel 100%,created");
  });
});
