import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Pairs = { pairs: { left: { name: string }; right: { name: string } }[] };

const pairs = async (): Promise<number> =>
  (await callTool<Pairs>(app.address, "list_duplicates", { object: "contacts" })).pairs.length;

test("duplicates are found in the background, merged, and the merge is taken back", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/contacts/duplicates`);

  const look = page.getByRole("button", { name: "Look for duplicates" });
  await look.click();
  const first = page.getByRole("button", { name: "Merge" }).first();
  await first.waitFor();
  await expect.poll(pairs, { timeout: 20_000 }).toBeGreaterThan(0);
  // The page changes under the check as long as the job runs.
  await expect.poll(() => look.isEnabled(), { timeout: 20_000 }).toBe(true);
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
