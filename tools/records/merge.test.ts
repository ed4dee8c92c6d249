import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { listDuplicates } from "@/tools/duplicates/list-duplicates";
import { runDuplicateScan } from "@/tools/duplicates/run-duplicate-scan";
import { updateDuplicate } from "@/tools/duplicates/update-duplicate";
import { finish } from "@/tools/imports/testing/import-test";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { getRecord } from "./get-record";
import { mergeRecords } from "./merge-records";
import { searchRecords } from "./search-records";

async function twoFirms(workspace: TestWorkspace) {
  const kept = await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
  const other = await workspace.seed("companies", { name: "Tessel Ltd", city: "Bergen", domain: "tessel.example" });
  const contact = await workspace.seed("contacts", { name: "Ivo Brand", company: other });
  const deal = await workspace.seed("deals", { name: "Dock lights", company: other, amount: 12_000 });
  return { kept, other, contact, deal };
}

const names = async (workspace: TestWorkspace, object: string): Promise<string[]> =>
  (await workspace.call(searchRecords, { object, sort: [{ field: "name" }] })).records.map(({ name }) => name);

const companyOf = async (workspace: TestWorkspace, object: string, id: string): Promise<unknown> =>
  (await workspace.call(getRecord, { object, id })).record.values["company"];

describe("merge_records", () => {
  test("fills gaps, moves what was linked, trashes the other, and is undone as one", async () => {
    const workspace = await newWorkspace();
    const { kept, other, contact, deal } = await twoFirms(workspace);
    const input = { object: "companies", keepId: kept, mergeIds: [other] };

    const preview = await workspace.call(mergeRecords, { ...input, preview: true });
    const before = await names(workspace, "companies");
    const done = await workspace.call(mergeRecords, input);
    const after = await names(workspace, "companies");
    const links = [await companyOf(workspace, "contacts", contact), await companyOf(workspace, "deals", deal)];
    const undone = await workspace.call(undoChangeSet, { changeSetId: done.changeSetId ?? "" });

    const changes = [{ field: "domain", label: "Domain", before: null, after: "tessel.example" }];
    expect(preview).toMatchObject({ changes, isPreview: true, changeSetId: null, merged: [{ name: "Tessel Ltd" }] });
    expect(preview.links).toEqual([
      { object: "contacts", label: "Contacts", count: 1 },
      { object: "deals", label: "Deals", count: 1 },
    ]);
    expect(before).toEqual(["Tessel", "Tessel Ltd"]);
    expect(done).toMatchObject({ changes, record: { values: { city: "Oslo", domain: "tessel.example" } } });
    expect(after).toEqual(["Tessel"]);
    expect(links).toEqual([
      { id: kept, name: "Tessel" },
      { id: kept, name: "Tessel" },
    ]);
    expect(undone).toMatchObject({ undone: 4, conflicts: [] });
    expect(await names(workspace, "companies")).toEqual(["Tessel", "Tessel Ltd"]);
    expect(await companyOf(workspace, "deals", deal)).toEqual({ id: other, name: "Tessel Ltd" });
    expect((await workspace.call(getRecord, { object: "companies", id: kept })).record.values["domain"]).toBeNull();
  });

  test("takes the values that a person chose", async () => {
    const workspace = await newWorkspace();
    const { kept, other } = await twoFirms(workspace);

    const values = { city: "Bergen", domain: null };
    const { record } = await workspace.call(mergeRecords, {
      object: "companies",
      keepId: kept,
      mergeIds: [other],
      values,
    });

    expect(record.values).toMatchObject({ city: "Bergen", domain: null });
  });

  test("refuses itself, what is not there, a viewer, and another workspace's record", async () => {
    const workspace = await newWorkspace();
    const { kept, other } = await twoFirms(workspace);
    const foreign = await twoFirms(await newWorkspace());
    const merge = (keepId: string, id: string, name = "Priya") =>
      workspace.call(mergeRecords, { object: "companies", keepId, mergeIds: [id] }, workspace.member(name));

    await expect(merge(kept, kept)).rejects.toThrow("with itself");
    await expect(merge(kept, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await expect(merge(kept, foreign.other)).rejects.toMatchObject({ code: "not_found" });
    await expect(merge(kept, other, "Vera")).rejects.toMatchObject({ code: "forbidden" });
    expect(await names(workspace, "companies")).toEqual(["Tessel", "Tessel Ltd"]);
  });
});

describe("duplicates", () => {
  const scan = async (workspace: TestWorkspace, object: string) => {
    const { jobId } = await workspace.call(runDuplicateScan, { object });
    await finish(workspace, jobId);
    const { pairs } = await workspace.call(listDuplicates, { object });
    return pairs.map(({ left, right, score, field }) => [[left.name, right.name].sort().join(" = "), field, score]);
  };

  test("are found by e-mail, phone, domain and likeness of names", async () => {
    const workspace = await newWorkspace();
    for (const values of [
      { name: "Ivo Brand", email: "ivo@tessel.example" },
      { name: "I. B.", email: "IVO@tessel.example " },
      { name: "Ada Park", phone: "+49 (30) 123-4567" },
      { name: "Somebody", phone: "0301234567" },
      { name: "Katharina Oberländer" },
      { name: "Katarina Oberländer" },
      { name: "Mia Lund" },
    ])
      await workspace.seed("contacts", values);
    for (const values of [
      { name: "Tessel", domain: "https://www.tessel.example/about" },
      { name: "Quite Other", domain: "tessel.example" },
    ])
      await workspace.seed("companies", values);

    expect(await scan(workspace, "contacts")).toEqual([
      [expect.stringContaining("Ivo Brand"), "email", 1],
      ["Ada Park = Somebody", "phone", 1],
      ["Katarina Oberländer = Katharina Oberländer", "name", expect.closeTo(0.75, 1)],
    ]);
    expect(await scan(workspace, "companies")).toEqual([["Quite Other = Tessel", "domain", 1]]);
  });

  test("that are set aside do not come back, and merged ones are gone", async () => {
    const workspace = await newWorkspace();
    const ids: string[] = [];
    for (const name of ["One", "Two", "Three", "Four"])
      ids.push(await workspace.seed("contacts", { name, email: name.length === 3 ? "a@x.example" : "b@x.example" }));
    const [one = "", two = "", three = "", four = ""] = ids;
    await scan(workspace, "contacts");

    await workspace.call(updateDuplicate, { ids: [two, one], isDuplicate: false });
    await workspace.call(mergeRecords, { object: "contacts", keepId: four, mergeIds: [three] });

    expect(await scan(workspace, "contacts")).toEqual([]);
  });
});
