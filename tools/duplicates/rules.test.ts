import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createImport } from "@/tools/imports/create-import";
import { listImportRows } from "@/tools/imports/list-import-rows";
import { runImport } from "@/tools/imports/run-import";
import { finish, upload } from "@/tools/imports/testing/import-test";
import { updateImport } from "@/tools/imports/update-import";
import { updateObject } from "@/tools/objects/update-object";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { listDuplicateRules } from "./list-duplicate-rules";
import { listDuplicates } from "./list-duplicates";
import { runDuplicateScan } from "./run-duplicate-scan";
import { searchDuplicates } from "./search-duplicates";

async function people(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  await workspace.seed("contacts", { name: "Ivo Brand", email: "ivo@brand.example", phone: "+49 30 1234567" });
  await workspace.seed("contacts", { name: "Ada Quill", email: "ada@quill.example", city: "Oslo" });
  await workspace.seed("companies", { name: "Tessel", domain: "https://www.tessel.example/about" });
  return workspace;
}

const found = async (workspace: TestWorkspace, object: string, values: object): Promise<string[]> =>
  (await workspace.call(searchDuplicates, { object, values: values as never })).matches.map(
    ({ name, label, score }) => `${name} by ${label}${score === 1 ? "" : ", alike"}`,
  );

describe("search_duplicates", () => {
  test("knows the same e-mail, phone and domain however they are written, and names that are alike", async () => {
    const workspace = await people();
    expect(await found(workspace, "contacts", { email: " IVO@Brand.example" })).toEqual(["Ivo Brand by Email"]);
    expect(await found(workspace, "contacts", { phone: "030/1234567" })).toEqual(["Ivo Brand by Phone"]);
    expect(await found(workspace, "contacts", { name: "Ivo Brandt" })).toEqual(["Ivo Brand by Name, alike"]);
    expect(await found(workspace, "companies", { domain: "tessel.example" })).toEqual(["Tessel by Domain"]);
    expect(await found(workspace, "contacts", { name: "Zoe Unlike", email: "100%_@x.example", city: "Oslo" })).toEqual(
      [],
    );
    expect(await found(await newWorkspace(), "contacts", { email: "ivo@brand.example" })).toEqual([]);
  });
});

describe("duplicate rules", () => {
  test("are set by an Admin for the scan and for new records alike, and taken back by undo", async () => {
    const workspace = await people();
    await workspace.seed("contacts", { name: "Someone Else", city: "Oslo" });
    const usual = await workspace.call(listDuplicateRules, { object: "contacts" });
    const rules = [{ field: "city", how: "same" as const }];
    const changed = await workspace.call(updateObject, { object: "contacts", duplicateRules: rules });
    const { jobId } = await workspace.call(runDuplicateScan, { object: "contacts" });
    await finish(workspace, jobId);
    const { pairs } = await workspace.call(listDuplicates, { object: "contacts" });

    expect(usual).toMatchObject({ isUsual: true });
    expect(usual.rules.map(({ field, how }) => `${field} ${how}`)).toEqual(["name alike", "email same", "phone same"]);
    expect(pairs.map(({ field, left, right }) => [field, left.name, right.name].sort())).toEqual([
      ["Ada Quill", "Someone Else", "city"],
    ]);
    expect(await found(workspace, "contacts", { email: "ivo@brand.example" })).toEqual([]);
    expect(await found(workspace, "contacts", { city: "OSLO" })).toHaveLength(2);
    await workspace.call(undoChangeSet, { changeSetId: changed.changeSetId ?? "" });
    expect(await workspace.call(listDuplicateRules, { object: "contacts" })).toEqual(usual);
  });

  test("refuse a field that tells nothing apart, likeness of anything but names, and who is no Admin", async () => {
    const workspace = await people();
    const set = (rules: object[], name = "Priya") =>
      workspace.call(updateObject, { object: "contacts", duplicateRules: rules as never }, workspace.member(name));
    for (const rule of [
      { field: "status", how: "same" },
      { field: "nothing", how: "same" },
      { field: "email", how: "alike" },
    ])
      await expect(set([rule])).rejects.toMatchObject({ code: "invalid_input" });
    await expect(set([], "Marta")).rejects.toMatchObject({ code: "forbidden" });
    await set([]);
    expect(await found(workspace, "contacts", { email: "ivo@brand.example", name: "Ivo Brand" })).toEqual([]);
  });
});

describe("an import", () => {
  test.each([
    ["create", { create: 2, update: 0, skip: 0 }],
    ["update", { create: 1, update: 1, skip: 0 }],
    ["skip", { create: 1, update: 0, skip: 1 }],
  ] as const)("says which new rows look like a record, and does with them: %s", async (onDuplicate, counts) => {
    const workspace = await people();
    const csv = "Name,Email,Phone\nI. Brand,i.brand@other.example,030 1234567\nNew Person,new@person.example,\n";
    const fileId = await upload(workspace, "people.csv", csv);
    const { import: opened } = await workspace.call(createImport, { fileId, object: "contacts" });
    await workspace.call(updateImport, { importId: opened.id, plan: { matchBy: null, mode: "create", onDuplicate } });
    const { jobId } = await workspace.call(runImport, { importId: opened.id, preview: true });
    await finish(workspace, jobId);
    const { rows } = await workspace.call(listImportRows, { importId: opened.id });
    const run = await workspace.call(runImport, { importId: opened.id });
    const done = await finish(workspace, run.jobId);

    expect(rows[0]?.problems).toMatchObject([{ message: "It looks like Ivo Brand: the same phone." }]);
    expect(rows[1]?.problems).toEqual([]);
    expect(done.result).toMatchObject({ counts });
  });
});
