import { describe, expect, test } from "vitest";

import { createField } from "@/tools/fields/create-field";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { createImport } from "./create-import";
import { lookAtValues } from "./look-at-values";
import { runImport } from "./run-import";
import { finish, upload } from "./testing/import-test";
import { updateImport } from "./update-import";

const often = (words: string[]): string[] =>
  Array.from({ length: 40 }, (_, place) => words[place % words.length] ?? "");

describe("the values of a column", () => {
  test.each([
    [["ada@tessel.example", "bo@tessel.example"], { looksLike: "email" }],
    [["https://tessel.example", "www.ampel.example"], { looksLike: "url" }],
    [["+49 30 901820", "(030) 90 18 20"], { looksLike: "phone" }],
    [["€1,200.50", "€90", "1.300 EUR"], { looksLike: "currency", currency: "EUR" }],
    [["12", "1,300", "-4.5"], { looksLike: "number" }],
    [["01234", "99817", "10115"], { looksLike: "text" }],
    [["31/12/2026", "01/02/2026"], { looksLike: "date" }],
    [["12/31/2026 10:30", "2026-01-02T08:00:00Z"], { looksLike: "datetime" }],
    [["yes", "no"], { looksLike: "boolean" }],
    [often(["South", "north", "North"]), { looksLike: "picklist", options: ["North", "South"] }],
    [often(["Oak; Ash", "Ash", "Elm; Oak"]), { looksLike: "multi_select", options: ["Ash", "Elm", "Oak"] }],
    [["A remark", `${"long ".repeat(50)}`], { looksLike: "long_text" }],
    [["Tessel", "Ampel"], { looksLike: "text" }],
    [["", " "], { looksLike: "text" }],
  ])("%j look like %j", (values, expected) => {
    expect(lookAtValues(values)).toEqual(expected);
  });
});

describe("columns without a field", () => {
  test("are proposed with free names and types, made by create_field, and take the values", async () => {
    const workspace = await newWorkspace();
    const heading = `Name,Berth,Berth,Name,Empty,${"🚢".repeat(300)},"مرفأ"`;
    const rows = ["Tessel,12,A,Second name,,1 EUR,Left", "Ampel,14,B,Other name,,2 EUR,Right"];
    const fileId = await upload(workspace, "ports.csv", [heading, ...rows].join("\n"));

    const { import: item } = await workspace.call(createImport, { fileId, object: "companies" });
    const mapping = [...item.plan.mapping];
    for (const { column, ...wanted } of item.newFields) {
      const { field } = await workspace.call(createField, { object: "companies", ...wanted });
      mapping.push({ columns: [column], field: field.key });
    }
    const { import: mapped } = await workspace.call(updateImport, { importId: item.id, plan: { mapping } });
    const { jobId } = await workspace.call(runImport, { importId: item.id });
    const done = await finish(workspace, jobId);
    const { records } = await workspace.call(searchRecords, { object: "companies", sort: [{ field: "name" }] });

    expect(item.newFields).toEqual([
      { column: 1, label: "Berth", type: "number" },
      { column: 2, label: "Berth 2", type: "text" },
      { column: 3, label: "Name 2", type: "text" },
      { column: 5, label: "🚢".repeat(55), type: "currency", currency: "EUR" },
      { column: 6, label: "مرفأ", type: "text" },
    ]);
    expect(mapped.newFields).toEqual([]);
    expect(done).toMatchObject({ state: "done", result: { counts: { create: 2, invalid: 0 } } });
    expect(records[0]?.values).toMatchObject({ name: "Ampel", berth: 14, berth_2: "B", name_2: "Other name" });
  });

  test("are made by nobody who may not change settings", async () => {
    const workspace = await newWorkspace();
    const marta = workspace.member("Marta");
    const fileId = await upload(workspace, "ports.csv", "Name,Berth\nTessel,12\n", marta);
    const { import: item } = await workspace.call(createImport, { fileId, object: "companies" }, marta);
    const [wanted] = item.newFields;

    const make = workspace.call(createField, { object: "companies", label: "Berth", type: "number" }, marta);

    expect(wanted).toMatchObject({ label: "Berth", type: "number" });
    await expect(make).rejects.toMatchObject({ code: "forbidden" });
  });
});
