import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

const people = `First name;Last name;E-mail;Company;Subscribed;Berth
Ivo;Brandt;ivo@hafenlicht.example;;yes;12
Mia;Lundt;mia@hafenlicht.example;;no;14
Bo;Bergh;bo@hafenlicht.example;;maybe;9
`;

async function found(): Promise<string[]> {
  const where = { field: "email", op: "ends_with", value: "@hafenlicht.example" };
  const input = { object: "contacts", where, sort: [{ field: "name" }] };
  const { records } = await callTool<{ records: { name: string }[] }>(app.address, "search_records", input);
  return records.map((record) => record.name);
}

test("a file is uploaded, checked, corrected, imported, and undone", async () => {
  const { page, errors } = await openPage(browser);
  const file = join(app.directory, "people.csv");
  writeFileSync(file, people);
  await page.goto(`${app.address}/o/contacts/import`);

  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("combobox", { name: "Field for First name" }).waitFor();
  await page.getByRole("combobox", { name: "Type of the field for Berth" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add field" }).click();
  await expect.poll(() => page.getByRole("combobox", { name: "Field for Berth" }).inputValue()).toBe("berth");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText(/true or false/).waitFor();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Subscribed in row 3" }).fill("no");
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Import 3 contacts" }).click();
  await page.getByRole("link", { name: "Open contacts" }).waitFor();
  await expectAccessible(page);
  const imported = await found();
  await page.reload();
  await page.getByRole("button", { name: /^Undo the import/ }).click();
  await page.getByText("The import was undone.").waitFor();

  expect(imported).toEqual(["Bo Bergh", "Ivo Brandt", "Mia Lundt"]);
  expect(await found()).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an export becomes a file to download, never made in the tab", async () => {
  const { page } = await openPage(browser);
  await page.goto(app.address);
  const { jobId, fileId } = await page.evaluate(async () => {
    const body = JSON.stringify({ query: { object: "deals", fields: ["name", "stage"] } });
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/trpc/tools.export_records", { method: "POST", headers, body });
    return (await response.json()).result.data as { jobId: string; fileId: string };
  });
  const state = async (): Promise<string> =>
    (await callTool<{ job: { state: string } }>(app.address, "get_job", { jobId })).job.state;
  await expect.poll(state, { timeout: 20_000 }).toBe("done");

  const download = page.waitForEvent("download");
  await page.evaluate((id) => {
    window.location.href = `/api/files/${id}`;
  }, fileId);
  const path = await (await download).path();

  expect(readFileSync(path, "utf8")).toMatch(/^\ufeffId,Name,Stage\n/);
  await page.context().close();
});
