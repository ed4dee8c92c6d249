import { expect, test } from "vitest";

import { importRecords } from "@/tools/imports/import-records";
import { finish, textOf, upload } from "@/tools/imports/testing/import-test";
import { createObject } from "@/tools/objects/create-object";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { exportRecords } from "./export-records";

test("several links in one cell are imported by name, and exported as they were", async () => {
  const workspace = await newWorkspace();
  await workspace.call(createObject, {
    label: "Event",
    plural: "Events",
    fields: [{ label: "Guests", type: "links", target: "contacts", reverseLabel: "Events" }],
  });
  await workspace.seed("contacts", { name: "Ada Park" });
  await workspace.seed("contacts", { name: "Ivo Brand" });
  const fileId = await upload(workspace, "events.csv", "Name,Guests\nFair,Ada Park; ivo brand\n");

  const run = await workspace.call(importRecords, { fileId, object: "events" });
  const job = await finish(workspace, run.jobId);
  const out = await workspace.call(exportRecords, { query: { object: "events", fields: ["name", "guests"] } });
  await finish(workspace, out.jobId);
  const text = await textOf(workspace, out.fileId);

  expect(job).toMatchObject({ state: "done", result: { counts: { create: 1, invalid: 0 } } });
  expect(text.replace(/^[0-9a-f-]{36}/gm, "ID")).toBe("\ufeffId,Name,Guests\nID,Fair,Ada Park; Ivo Brand\n");
});
