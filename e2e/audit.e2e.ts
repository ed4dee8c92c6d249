import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openBrowser, openPage } from "./testing/open-browser";
import { callTool, type RunningApp, startApp, writeTool } from "./testing/start-app";

const changeDeal = (values: Record<string, unknown>): Promise<unknown> =>
  writeTool(app.address, "update_record", { object: "deals", id: deal.id, values });

let app: RunningApp;
let browser: Browser;
let deal: { id: string; name: string };

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  const found = await callTool<{ records: { id: string; name: string }[] }>(app.address, "search_records", {
    object: "deals",
    where: { field: "stage", op: "eq", value: "proposal" },
    limit: 1,
  });
  const first = found.records[0];
  if (!first) throw new Error("The demo has no deal in proposal.");
  deal = first;
  await changeDeal({ amount: 4321, stage: "negotiation" });
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("the audit narrows by address, unfolds, undoes, exports and verifies", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/audit`);
  await page.getByRole("button", { name: "What: any" }).click();
  await page.getByRole("menuitem", { name: "Deals" }).click();
  await page.getByRole("button", { name: "Field: any" }).click();
  await page.getByRole("menuitem", { name: "Stage" }).click();
  await page.waitForURL(/\/audit\?object=deals&field=stage/);
  const row = page.getByRole("listitem").filter({ hasText: deal.name }).first();
  await row.locator("summary").click();
  await row.getByText("Negotiation").waitFor();

  await row.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("listitem").filter({ hasText: deal.name }).getByText("Undone").waitFor();

  await page.getByRole("button", { name: "Export" }).click();
  const link = page.getByRole("link", { name: /^Download/ });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^changes-.*\.csv$/);

  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("The audit log is intact.").waitFor();
  await page.goto(`${app.address}/audit?text=nothing+is+called+this`);
  await page.getByText("No change fits").waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a record begins with its timeline, and one field of a change goes back alone", async () => {
  await changeDeal({ amount: 8765, close_on: "2031-05-06" });
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/deals/${deal.id}`);
  const timeline = page.getByRole("tabpanel", { name: "Timeline" });
  await timeline.getByText("€8,765").waitFor();
  await timeline.getByRole("button", { name: "Stage moves" }).click();
  await timeline.getByText("€8,765").waitFor({ state: "detached" });
  await timeline.getByText("Negotiation").first().waitFor();

  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("button", { name: "Undo Amount only" }).first().click();
  await page.getByText("Took Amount back").waitFor();

  const { record } = await callTool<{ record: { values: Record<string, unknown> } }>(app.address, "get_record", {
    object: "deals",
    id: deal.id,
  });
  expect(record.values["amount"]).not.toBe(8765);
  expect(record.values["close_on"]).toBe("2031-05-06");
  await page.getByRole("link", { name: "All changes" }).click();
  await page.waitForURL(/\/audit\?object=deals&recordId=/);
  await page.getByRole("button", { name: "Remove the filter One record" }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});
