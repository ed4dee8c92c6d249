import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { importRecords } from "./import-records";
import { finish, upload } from "./testing/import-test";

const workbook = Buffer.from(
  readFileSync(join(import.meta.dirname, "testing/two-sheets.xlsx.base64"), "utf8"),
  "base64",
);

test("the sheet that was asked for is imported", async () => {
  const workspace = await newWorkspace();
  const fileId = await upload(workspace, "c.xlsx", workbook);

  const { jobId } = await workspace.call(importRecords, { fileId, object: "companies", sheet: 2 });
  await finish(workspace, jobId);
  const { records } = await workspace.call(searchRecords, { object: "companies" });

  expect(records.map(({ name }) => name)).toEqual(["Tessel"]);
});

test.each<[string, string | Uint8Array, string]>([
  ["of a workbook without it", workbook, "has no sheet 3. It has 1: Cover, 2: Companies."],
  ["of a text", "Name\nTessel\n", "is no workbook"],
])("a sheet %s is refused", async (_, content, message) => {
  const workspace = await newWorkspace();
  const fileId = await upload(workspace, "c", content);

  await expect(workspace.call(importRecords, { fileId, object: "companies", sheet: 3 })).rejects.toThrow(message);
});
