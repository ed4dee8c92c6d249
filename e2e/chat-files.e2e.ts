import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage } from "./testing/open-browser";
import { callTool, writeTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

const people = `First name,Last name,E-mail
Ivo,Brandt,ivo@hafenlicht.example
Mia,Lundt,mia@hafenlicht.example
Bo,Bergh,no address
`;

async function found(): Promise<number> {
  const where = { field: "email", op: "ends_with", value: "@hafenlicht.example" };
  const input = { object: "contacts", where };
  return (await callTool<{ records: unknown[] }>(app.address, "search_records", input)).records.length;
}

test("a file dropped into the conversation is checked, imported and undone there", async () => {
  const { page, errors } = await openPage(browser);
  const file = join(app.directory, "people.csv");
  writeFileSync(file, people);
  await page.goto(app.address);

  await page.getByLabel("Files to attach").setInputFiles(file);
  await page.getByRole("list", { name: "Attached files" }).getByText("people.csv").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("import this file into contacts");
  await page.getByRole("button", { name: "Send" }).click();
  const card = page.getByRole("region", { name: "Import of people.csv" });
  await card.getByRole("button", { name: "Import 2 rows" }).waitFor();
  await expectAccessible(page);
  const before = await found();
  await card.getByRole("button", { name: "Import 2 rows" }).click();
  await card.getByText("created").waitFor();
  const imported = await found();
  await card.getByRole("button", { name: /^Undo/ }).click();
  await card.getByText("Undone").waitFor();
  const after = await found();
  await page.getByRole("link", { name: "the import", exact: true }).click();
  await page.waitForURL(/\/o\/contacts\/import\?import=/);
  await page.getByRole("heading", { name: "people.csv" }).waitFor();

  expect([before, imported, after]).toEqual([0, 2, 0]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an export asked for in words is downloaded from its card", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);

  await page.getByRole("textbox", { name: "Message" }).fill("export the open deals as csv");
  await page.getByRole("button", { name: "Send" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download deals-/ }).click();

  expect((await download).suggestedFilename()).toMatch(/^deals-.*\.csv$/);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a question is answered from a document, and its citation opens the place", async () => {
  const text = `# Prices\n\n${"Loggers come in boxes of ten.\n\n".repeat(40)}## Calibration\n\nRush calibration adds 60 per cent.\n`;
  const { jobId } = await writeTool<{ jobId: string }>(app.address, "create_document", {
    name: "Calibration prices",
    text,
  });
  const state = async (): Promise<string> =>
    (await callTool<{ job: { state: string } }>(app.address, "get_job", { jobId })).job.state;
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);

  await page
    .getByRole("textbox", { name: "Message" })
    .fill("what do our calibration prices say about rush calibration?");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("“Rush calibration adds 60 per cent.”").first().waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Calibration prices", exact: true }).click();
  const panel = page.getByRole("complementary");
  await panel.locator("mark", { hasText: "Rush calibration adds 60 per cent." }).waitFor();
  await expectAccessible(page);
  // Beside the answer, in an address that opens the same again.
  await page.getByText("“Rush calibration adds 60 per cent.”").first().waitFor();
  await page.reload();
  await panel.locator("mark", { hasText: "Rush calibration adds 60 per cent." }).waitFor();
  await panel.getByRole("link", { name: "Open as a page" }).click();
  await page.waitForURL(/\/documents\/.*from=\d+&to=\d+/);
  await page.getByRole("heading", { name: "Calibration prices" }).waitFor();

  expect(errors).toEqual([]);
  await page.context().close();
});
