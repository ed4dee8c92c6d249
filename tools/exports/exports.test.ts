import { describe, expect, test } from "vitest";
import type { z } from "zod";

import { importRecords } from "@/tools/imports/import-records";
import { finish, textOf, upload } from "@/tools/imports/testing/import-test";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { exportRecords } from "./export-records";

type Query = z.input<typeof exportRecords.input>["query"];

async function exported(workspace: TestWorkspace, query: Query): Promise<{ text: string; rows: unknown }> {
  const { jobId, fileId } = await workspace.call(exportRecords, { query });
  const job = await finish(workspace, jobId);
  const text = await textOf(workspace, fileId);
  return { text, rows: job.result?.["rows"] };
}

describe("export_records", () => {
  test("writes what the query shows: its rows, its order, its columns, links by name", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
    await workspace.seed("contacts", { name: "Ivo Brand", company });
    await workspace.seed("contacts", { name: 'Ada "A", Park', company });
    await workspace.seed("contacts", { name: "Other" });

    const { text, rows } = await exported(workspace, {
      object: "contacts",
      where: { field: "company", op: "eq", value: company },
      fields: ["name", "company", "company.city"],
      sort: [{ field: "name" }],
    });

    expect(rows).toBe(2);
    expect(text.replace(/^[0-9a-f-]{36}/gm, "ID")).toBe(
      '\ufeffId,Name,Company,Company · City\nID,"Ada ""A"", Park",Tessel,Oslo\nID,Ivo Brand,Tessel,Oslo\n',
    );
  });

  test("a text that a spreadsheet would run is made harmless, a number is not", async () => {
    const workspace = await newWorkspace();
    await workspace.seed("companies", {
      name: '=HYPERLINK("http://evil.example")',
      phone: "+49 30 1234",
      city: "@sum",
    });

    const { text } = await exported(workspace, { object: "companies", fields: ["name", "phone", "city"] });

    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")",+49 30 1234,'@sum`);
  });

  test("takes many pages, each record once", async () => {
    const workspace = await newWorkspace();
    const file = `Name\n${Array.from({ length: 1234 }, (_, place) => `Firm ${place}`).join("\n")}`;
    const fileId = await upload(workspace, "firms.csv", file);
    await finish(workspace, (await workspace.call(importRecords, { fileId, object: "companies" })).jobId);

    const { text, rows } = await exported(workspace, { object: "companies", fields: ["name"] });

    expect(rows).toBe(1234);
    expect(new Set(text.trim().split("\n").slice(1)).size).toBe(1234);
  });

  test("an unknown column fails with its name", async () => {
    const workspace = await newWorkspace();

    const { jobId } = await workspace.call(exportRecords, { query: { object: "companies", fields: ["citty"] } });

    expect(await finish(workspace, jobId)).toMatchObject({
      state: "failed",
      error: expect.stringContaining("Did you mean city?"),
    });
  });
});
