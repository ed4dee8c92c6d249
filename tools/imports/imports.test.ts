import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createImport } from "./create-import";
import { getImport } from "./get-import";
import { importRecords } from "./import-records";
import { listImportRows } from "./list-import-rows";
import { runImport } from "./run-import";
import { finish, textOf, upload } from "./testing/import-test";
import { updateImport } from "./update-import";
import { updateImportRow } from "./update-import-row";

const contacts = `First name;Last name;E-mail;Company;Owner;Subscribed;Notes
Ivo;Brand;ivo@tessel.example;Tessel;jonas@oakmere.example;yes;
Mia;Lund;mia@nowhere;;Marta Oliveira;no;
Ada;Park;ADA@tessel.example;tessel;;yes;
Ada;Park;ada@tessel.example;Tessel;;yes;
Bo;Berg;bo@tessel.example;Nobody Ltd;;maybe;
`;

async function namesOf(workspace: TestWorkspace, object: string): Promise<string[]> {
  const { records } = await workspace.call(searchRecords, { object, sort: [{ field: "name" }] });
  return records.map((record) => record.name);
}

describe("an import", () => {
  test("proposes a mapping, checks the rows, takes corrections, writes, and is undone as a whole", async () => {
    const workspace = await newWorkspace();
    const tessel = await workspace.seed("companies", { name: "Tessel" });
    await workspace.seed("contacts", { name: "Ada P.", email: "ada@tessel.example", title: "Buyer" });
    const fileId = await upload(workspace, "people.csv", contacts);

    const { import: opened } = await workspace.call(createImport, { fileId, object: "contacts" });
    const { jobId } = await workspace.call(runImport, { importId: opened.id, preview: true });
    const checked = await finish(workspace, jobId);
    const { rows: invalid } = await workspace.call(listImportRows, { importId: opened.id, action: "invalid" });
    const place = { importId: opened.id, place: 5 };
    const { row } = await workspace.call(updateImportRow, { ...place, cells: { 3: "Tessel", 5: "no" } });
    const run = await workspace.call(runImport, { importId: opened.id });
    const done = await finish(workspace, run.jobId);
    const { records } = await workspace.call(searchRecords, { object: "contacts", sort: [{ field: "name" }] });

    expect(opened.format).toMatchObject({ kind: "csv", encoding: "utf-8", delimiter: ";", hasHeading: true });
    expect(opened.plan).toMatchObject({
      matchBy: "email",
      mode: "create_and_update",
      mapping: [
        { columns: [0, 1], field: "name" },
        { columns: [2], field: "email" },
        { columns: [3], field: "company" },
        { columns: [4], field: "owner" },
        { columns: [5], field: "is_subscribed" },
      ],
    });
    expect(opened.unmapped).toEqual([6]);
    expect(checked.result).toMatchObject({ counts: { rows: 5, create: 2, update: 1, skip: 1, invalid: 1 } });
    expect(invalid).toMatchObject([
      {
        place: 5,
        problems: [
          { column: 3, message: 'There is no company "nobody ltd".' },
          { column: 5, message: expect.stringContaining("true or false") },
        ],
      },
    ]);
    expect(row).toMatchObject({ action: "create", problems: [] });
    expect(done).toMatchObject({ state: "done", result: { counts: { create: 3, update: 1, skip: 1, invalid: 0 } } });
    expect(records.map((record) => [record.name, record.values["email"], record.values["company"]])).toEqual([
      ["Ada Park", "ADA@tessel.example", { id: tessel, name: "Tessel" }],
      ["Bo Berg", "bo@tessel.example", { id: tessel, name: "Tessel" }],
      ["Ivo Brand", "ivo@tessel.example", { id: tessel, name: "Tessel" }],
      ["Mia Lund", "mia@nowhere", null],
    ]);
    expect(records[0]?.values["title"]).toBe("Buyer");

    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    const undone = await workspace.call(undoChangeSet, { changeSetId: done.changeSetId ?? "" });

    expect(changeSets).toMatchObject([
      { id: done.changeSetId, door: "job", changeCount: 4, summary: "Imported contacts from people.csv" },
    ]);
    expect(undone).toMatchObject({ undone: 4, conflicts: [] });
    expect(await namesOf(workspace, "contacts")).toEqual(["Ada P."]);
  });

  test("cannot run twice, nor be seen by another member", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "c.csv", "Name\nTessel\n");
    const { import: item, jobId } = await workspace.call(importRecords, { fileId, object: "companies" });
    await finish(workspace, jobId);

    const importId = item.id;
    const elsewhere = await newWorkspace();
    const marta = workspace.member("Marta");

    await expect(workspace.call(runImport, { importId })).rejects.toMatchObject({ code: "precondition_failed" });
    await expect(workspace.call(getImport, { importId }, marta)).rejects.toMatchObject({ code: "not_found" });
    await expect(elsewhere.call(getImport, { importId })).rejects.toMatchObject({ code: "not_found" });
    expect(await namesOf(workspace, "companies")).toEqual(["Tessel"]);
  });

  test("a plan that cannot run is refused with the reason", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "c.csv", "Name,City\nTessel,Oslo\n");
    const { import: item } = await workspace.call(createImport, { fileId, object: "companies" });
    const change = (plan: object) => workspace.call(updateImport, { importId: item.id, plan });

    await expect(change({ mapping: [{ columns: [0], field: "nam" }] })).rejects.toThrow("Did you mean name?");
    await expect(change({ mapping: [{ columns: [0], field: "created_at" }] })).rejects.toThrow("kept by Atrium");
    await expect(change({ mapping: [{ columns: [9], field: "name" }] })).rejects.toThrow("only 2 columns");
    await expect(change({ matchBy: "domain" })).rejects.toThrow("no column goes to it");
    await expect(change({ mode: "update" })).rejects.toThrow("matchBy");
  });

  test("a row that the database refuses is left out alone, with its reason", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "c.csv", "Name,Employees\nTessel,10\nAmpel,20\n");
    const { import: item, jobId } = await workspace.call(importRecords, { fileId, object: "companies", preview: true });
    await finish(workspace, jobId);
    const { environment } = workspace;
    await environment.db.transaction({}, (session) =>
      session.exec(
        `alter table "${environment.workspace.schemaName}".companies add constraint few check (employees <> 20)`,
      ),
    );

    const run = await workspace.call(runImport, { importId: item.id });
    await finish(workspace, run.jobId);
    const { rows } = await workspace.call(listImportRows, { importId: item.id, action: "invalid" });

    expect(await namesOf(workspace, "companies")).toEqual(["Tessel"]);
    expect(rows).toMatchObject([{ place: 2, problems: [{ message: "The database refused this row." }] }]);
  });
});

const utf16 = (text: string): Uint8Array => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
const utf16be = (text: string): Uint8Array => Buffer.from(utf16(text)).swap16();
const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const workbook = Buffer.from(
  readFileSync(join(import.meta.dirname, "testing/companies.xlsx.base64"), "utf8"),
  "base64",
);

describe("a file", () => {
  test.each<[string, string, string | Uint8Array, string[]]>([
    ["in UTF-8 with a mark", "c.csv", "\ufeffName,City\nTrælund,Ærø\n", ["Trælund"]],
    ["in UTF-16", "c.csv", utf16("Name\tCity\r\nTrælund\tÆrø\r\n"), ["Trælund"]],
    ["in Latin-1", "c.csv", latin("Name;City\nMüller & Söhne;Köln\nGroßmann;Füssen\n"), ["Großmann", "Müller & Söhne"]],
    ["with NUL and control characters", "c.csv", "Name\nTes\u0000sel\n", ["Tessel"]],
    ["with line ends inside quotes", "c.csv", 'Name,About\n"Tessel","one\ntwo, three"\n', ["Tessel"]],
    ["with SQL and HTML", "c.csv", `Name\n"'; drop table x;--"\n<b>Bold</b>\n`, ["'; drop table x;--", "<b>Bold</b>"]],
    ["that is a workbook", "c.xlsx", workbook, ["Ampel", "Tessel"]],
    ["that is a workbook by another name", "c.csv", workbook, ["Ampel", "Tessel"]],
    ["that is text by the name of a workbook", "c.xlsx", "Name,City\nTessel,Oslo\n", ["Tessel"]],
    ["in UTF-16, the other byte first", "c.csv", utf16be("Name\tCity\r\nTrælund\tÆrø\r\n"), ["Trælund"]],
    ["with bars", "c.csv", "Name|City\nTessel|Oslo\nAmpel|Bonn\n", ["Ampel", "Tessel"]],
    ["with a heading alone", "c.csv", "Name,City\n", []],
    ["with two headings alike", "c.csv", "Name,Name,City\nTessel,Other,Oslo\n", ["Tessel"]],
  ])("%s is read", async (_, name, content, expected) => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, name, content);

    const { jobId } = await workspace.call(importRecords, { fileId, object: "companies" });
    await finish(workspace, jobId);

    expect(await namesOf(workspace, "companies")).toEqual(expected);
  });

  test.each<[string, string | Uint8Array, string]>([
    ["without a byte", "", "is empty"],
    ["that is no workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "cannot be read"],
    ["that is protected", Buffer.from("d0cf11e0a1b11ae10000", "hex"), "protected by a password"],
  ])("%s is refused", async (_, content, message) => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "c.csv", content);

    await expect(workspace.call(createImport, { fileId, object: "companies" })).rejects.toThrow(message);
  });

  test.each([
    ["day first", "31/12/2025;1.234,50", { decimal: ",", dayFirst: true }, "2025-12-31", 1234.5],
    ["month first", "12/31/2025;1,234.50", { decimal: ".", dayFirst: false }, "2025-12-31", 1234.5],
  ])("that writes days %s is read so, and says so", async (_, cells, style, day, amount) => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "d.csv", `Name;Close date;Amount\nDock lights;${cells}\n`);

    const { import: item, jobId } = await workspace.call(importRecords, { fileId, object: "deals" });
    await finish(workspace, jobId);
    const { records } = await workspace.call(searchRecords, { object: "deals" });

    expect(item.format).toMatchObject(style);
    expect(records[0]?.values).toMatchObject({ close_on: day, amount });
  });

  test("with ragged rows keeps the good ones and names the others", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "c.csv", "Name,City\nTessel\nAmpel,Bonn,Germany\n");

    const { import: item, jobId } = await workspace.call(importRecords, { fileId, object: "companies" });
    const job = await finish(workspace, jobId);
    const { rows } = await workspace.call(listImportRows, { importId: item.id, action: "invalid" });

    expect(await namesOf(workspace, "companies")).toEqual(["Tessel"]);
    expect(rows).toMatchObject([{ place: 2, problems: [{ message: "The row has 3 cells, the heading 2." }] }]);
    expect(await textOf(workspace, String(job.result?.["errorFileId"]))).toBe(
      "\ufeffName,City,Why it was left out\nAmpel,Bonn,The row has 3 cells, the heading 2. A text with the delimiter in it needs quotes around it.\n".replace(
        /(The row.*it\.)/,
        '"$1"',
      ),
    );
  });
});
