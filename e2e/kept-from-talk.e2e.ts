import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage, say } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Reports = { reports: { name: string; share: { with: string } }[] };
const kept = async (): Promise<string[]> =>
  (await callTool<Reports>(app.address, "list_reports", {})).reports.map(({ name, share }) => `${name} ${share.with}`);

test("figures of a conversation are kept by a button, then renamed, shared, deleted and brought back", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(app.address);
  await say(page, "how much is open per owner?");
  await page.getByRole("button", { name: "Save as report" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Open by owner");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save report" }).click();
  await page.getByRole("link", { name: "Open report" }).click();
  await page.getByRole("heading", { name: "Open by owner" }).waitFor();
  expect(await kept()).toEqual(["Open by owner private"]);

  await page.getByRole("button", { name: "Actions for Open by owner" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await dialog.getByLabel("Name").fill("Pipeline by owner");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { name: "Pipeline by owner" }).waitFor();

  await page.goto(`${app.address}/reports`);
  await page.getByRole("button", { name: "Actions for Pipeline by owner" }).click();
  await page.getByRole("menuitem", { name: "Share" }).click();
  await dialog.getByRole("radio", { name: /^Everybody/ }).check();
  await dialog.getByRole("button", { name: "Share report" }).click();
  await page.getByText("Deals · shared").waitFor();
  expect(await kept()).toEqual(["Pipeline by owner workspace"]);

  await page.getByRole("button", { name: "Actions for Pipeline by owner" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("No report is saved yet").waitFor();
  await page.getByRole("status").filter({ hasText: "Deleted the report" }).getByRole("button").first().click();
  await page.getByRole("link", { name: "Pipeline by owner" }).waitFor();
  expect(errors).toEqual([]);
});

test("a value that the assistant wrote shows its words in the record", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(app.address);
  await say(page, "set the city of Alpenwerk to Utrecht");
  const alpenwerk = async () =>
    (
      await callTool<{ records: { id: string; values: Record<string, unknown> }[] }>(app.address, "search_records", {
        object: "companies",
        where: { field: "name", op: "eq", value: "Alpenwerk Energie" },
      })
    ).records[0];
  await expect.poll(async () => (await alpenwerk())?.values["city"]).toBe("Utrecht");
  await page.goto(`${app.address}/o/companies/${(await alpenwerk())?.id}`);

  await page.getByRole("button", { name: "Where City comes from" }).click();

  const source = page.getByRole("dialog", { name: "City" });
  await source.getByText("Priya Menon’s assistant").waitFor();
  await source.getByText("set the city of Alpenwerk to Utrecht").waitFor();
  await expectAccessible(page);
  await source.getByRole("link", { name: "Open the conversation" }).click();
  await page.waitForURL(/\/c\//);
  expect(errors).toEqual([]);
});

test("a promise in a note is a task at a click, and another is put away and taken back", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(app.address);
  await say(page, "note on Vitalis: I'll send the data sheet on Friday. They asked for two references.");
  const found = page.getByRole("region", { name: "Tasks in this note" });
  await found.getByText("Send the data sheet ·").waitFor();
  await expectAccessible(page);

  await found.getByRole("button", { name: "Add" }).first().click();

  await found.getByText("Send the data sheet ·").waitFor({ state: "detached" });
  const { records } = await callTool<{ records: { id: string; name: string }[] }>(app.address, "search_records", {
    object: "companies",
    where: { field: "name", op: "eq", value: "Vitalis Kliniken" },
  });
  await page.goto(`${app.address}/o/companies/${records[0]?.id}`);
  await page.getByRole("tab", { name: "Tasks" }).click();
  await page.getByRole("link", { name: "Send the data sheet", exact: true }).waitFor();
  const open = page.getByRole("region", { name: "Found in notes" });
  await open.getByRole("button", { name: "Not a task: They asked for two references" }).click();
  await open.getByText("They asked for two references", { exact: true }).waitFor({ state: "detached" });
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await open.getByText("They asked for two references", { exact: true }).waitFor();
  expect(errors).toEqual([]);
});

test("a draft shows which words come from which record, and leaves by the person's own mail program", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(app.address);
  await say(page, "draft an email to Anna Keller saying the new price list is out");
  const draft = page.getByRole("region", { name: "Email · Anna Keller" });
  await draft.getByText("The new price list is out.").waitFor();
  await expectAccessible(page);

  const mail = await draft.getByRole("link", { name: "Open in mail program" }).getAttribute("href");
  await draft.getByRole("link", { name: "Anna", exact: true }).click();

  expect(decodeURIComponent(mail ?? "")).toMatch(
    /^mailto:\S+@\S+\.example\?subject=The new price list is out&body=Hi Anna,/,
  );
  await page.getByRole("complementary").getByText("Anna Keller").first().waitFor();
  expect(errors).toEqual([]);
});
