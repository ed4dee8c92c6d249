import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage, say } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

const stages = { light: ["proposal", "negotiation", "qualified"], dark: ["qualified", "negotiation", "proposal"] };

test.each(["light", "dark"] as const)(
  "edit a change of many, see it anew, say yes to that, in %s",
  async (colorScheme) => {
    const { page, errors } = await openPage(browser, { colorScheme, reducedMotion: "reduce" });
    await page.goto(app.address);
    const [from = "", first = "", second = ""] = stages[colorScheme];
    const count = async (stage: string): Promise<number> => {
      const where = { field: "stage", op: "eq", value: stage };
      const query = { object: "deals", where, count: "exact", limit: 1 };
      return (await callTool<{ count: { value: number } }>(app.address, "search_records", query)).count.value;
    };
    const [wanted, there] = [await count(from), await count(second)];

    await say(page, `move all ${from} deals to ${first}`);
    await page.getByText("good until").waitFor();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const form = page.getByRole("form", { name: "Edit before the yes" });
    await form.waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.getByLabel("Stage").click();
    await page.getByRole("option", { name: new RegExp(second, "i") }).click();
    await form.getByRole("button", { name: "Show what changes" }).click();
    const approve = page.getByRole("button", { name: new RegExp(`${wanted} deals`) });
    await approve.waitFor();
    const waiting = await count(from);
    await approve.click();
    await page.getByText(/you changed Stage/).waitFor();

    expect(overflow).toBeLessThanOrEqual(0);
    expect(waiting).toBe(wanted);
    expect([await count(from), await count(second)]).toEqual([0, there + wanted]);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

test("one button takes a whole answer back, and says so after a reload", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);
  const names = { object: "companies", where: { field: "name", op: "in", value: ["Ampelhof", "Tessel Test"] } };
  const count = async (): Promise<number> =>
    (await callTool<{ records: unknown[] }>(app.address, "search_records", names)).records.length;

  await say(page, "create a company called Ampelhof and create a company called Tessel Test");
  const undo = page.getByRole("button", { name: "Undo this turn · 2 changes" });
  await undo.waitFor();
  const made = await count();
  await expectAccessible(page);
  await undo.click();
  await page.getByText("This turn was undone").waitFor();
  await page.reload();
  await page.getByText("This turn was undone").waitFor();

  expect([made, await count()]).toEqual([2, 0]);
  expect(errors).toEqual([]);
  await page.context().close();
});
