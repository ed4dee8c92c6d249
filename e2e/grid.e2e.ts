import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openPage } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Deal = { id: string; name: string; values: { amount: number | null } };

async function firstDeal(): Promise<Deal> {
  const { records } = await callTool<{ records: Deal[] }>(app.address, "search_records", { object: "deals", limit: 1 });
  if (!records[0]) throw new Error("The demo has no deals.");
  return records[0];
}

const amountOf = async (id: string): Promise<number | null> => {
  const { record } = await callTool<{ record: Deal }>(app.address, "get_record", { object: "deals", id });
  return record.values.amount;
};

const shownNames = (page: Page): Promise<string[]> =>
  page
    .getByRole("checkbox", { name: /^Select (?!all)/ })
    .evaluateAll((boxes) => boxes.map((box) => (box.getAttribute("aria-label") ?? "").replace("Select ", "")));

test("a cell is edited in place by keyboard, stored, and taken back with Z", async () => {
  const { page, errors } = await openPage(browser);
  const deal = await firstDeal();
  await page.goto(`${app.address}/o/deals`);

  const row = page.getByRole("row", { name: new RegExp(deal.name) });
  await row.getByRole("gridcell", { name: /€/ }).first().click();
  await page.keyboard.press("e");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("12345");
  await page.keyboard.press("Enter");
  await row.getByRole("gridcell", { name: "€12,345" }).waitFor();
  await expect.poll(() => amountOf(deal.id), { timeout: 10_000 }).toBe(12_345);
  await page.keyboard.press("z");
  await expect.poll(() => amountOf(deal.id), { timeout: 10_000 }).toBe(deal.values.amount);

  expect(errors).toEqual([]);
  await page.context().close();
});

test("a filter lives in the address, so a copied address shows the same", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${app.address}/o/deals`);

  await page.getByRole("textbox", { name: "Search deals" }).fill("sensors");
  await page.waitForURL(/[?&]q=/);
  const other = await openPage(browser);
  await other.page.goto(page.url());
  const { records } = await callTool<{ records: Deal[] }>(app.address, "search_records", {
    object: "deals",
    search: "sensors",
    limit: 5,
  });
  const first = records.map((record) => record.name);

  for (const shown of [page, other.page])
    await expect.poll(async () => (await shownNames(shown)).slice(0, 5), { timeout: 20_000 }).toEqual(first);
  expect(first.length).toBeGreaterThan(3);
  expect(first[0]).toMatch(/sensors/i);
  expect(await other.page.getByRole("textbox", { name: "Search deals" }).inputValue()).toBe("sensors");
  await page.context().close();
  await other.page.context().close();
});

test("a record of nothing, an object of nothing: a page that says so", async () => {
  const { page } = await openPage(browser);

  await page.goto(`${app.address}/o/deals/0198c0de-0000-7000-8000-000000000000`);
  await page
    .getByText(/not|no deal/i)
    .first()
    .waitFor();
  const response = await page.goto(`${app.address}/nowhere`);

  expect(response?.status()).toBe(404);
  await page.context().close();
});
