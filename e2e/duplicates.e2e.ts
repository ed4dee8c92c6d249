import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { callTool, type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

type Pairs = { pairs: { left: { name: string }; right: { name: string } }[] };

const pairs = async (): Promise<number> =>
  (await callTool<Pairs>(app.address, "list_duplicates", { object: "contacts" })).pairs.length;

test("duplicates are found in the background, merged, and the merge is taken back", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/contacts/duplicates`);

  await page.getByRole("button", { name: "Look for duplicates" }).click();
  const first = page.getByRole("button", { name: "Merge" }).first();
  await first.waitFor();
  await expect.poll(pairs, { timeout: 20_000 }).toBeGreaterThan(0);
  await expectAccessible(page);
  const before = await pairs();
  await first.click();
  await page.getByText(/^Merged into/).waitFor();
  const merged = await pairs();
  await page.keyboard.press("z");
  await page.getByText(/^Undone/).waitFor();

  expect(merged).toBeLessThan(before);
  expect(errors).toEqual([]);
  await page.context().close();
});
