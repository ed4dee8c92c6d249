import { describe, expect, test } from "vitest";

import { openPage, say } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Found = {
  records: { id: string; name: string; values: { owner: { name: string } | null; stage: string } }[];
  count: { value: number };
};

const deals = (where: unknown): Promise<Found> =>
  callTool(app.address, "search_records", { object: "deals", where, count: "exact", limit: 200 });
const owners = async (names: string[]): Promise<string[]> => {
  const { records } = await deals({ field: "name", op: "in", value: names });
  return names.map((name) => records.find((record) => record.name === name)?.values.owner?.name ?? "nobody");
};

describe("the assistant in a browser", () => {
  test("ask, open the panel, select rows, assign them, see the diff, undo, reload", async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(app.address);

    await say(page, "open deals over 20k");
    await page.getByRole("button", { name: /^Open all \d+/ }).click();
    const panel = page.getByRole("complementary", { name: "Panel" });
    const boxes = panel.getByRole("checkbox", { name: /^Select (?!all)/ });
    const chosen = [await boxes.nth(0).getAttribute("aria-label"), await boxes.nth(2).getAttribute("aria-label")].map(
      (label) => String(label).replace("Select ", ""),
    );
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    const before = await owners(chosen);
    await say(page, "assign these to Jonas");
    const diff = page.getByRole("region", { name: "Owner on 2 deals" });
    await diff.getByRole("button", { name: /^Undo/ }).waitFor();
    const changed = await owners(chosen);
    await diff.getByRole("button", { name: /^Undo/ }).click();
    await diff.getByText("Undone", { exact: true }).waitFor();
    const undone = await owners(chosen);
    await page.reload();
    await page.getByRole("region", { name: "Owner on 2 deals" }).getByText("Undone", { exact: true }).waitFor();

    expect(changed).toEqual(["Jonas Lind", "Jonas Lind"]);
    expect(undone).toEqual(before);
    expect(await page.getByRole("complementary", { name: "Panel" }).getByRole("grid").isVisible()).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("a change by query waits for a yes, names act and number, and does exactly that", async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(app.address);
    const proposals = { field: "stage", op: "eq", value: "proposal" };
    const { count } = await deals(proposals);

    await say(page, "move all proposal deals to negotiation");
    const approve = page.getByRole("button", { name: new RegExp(`${count.value} deals`) });
    await approve.waitFor();
    const waiting = await deals(proposals);
    await approve.click();
    await page.getByRole("button", { name: /^Undo/ }).first().waitFor();
    const done = await deals(proposals);
    await say(page, "undo that");
    await page
      .getByText(/Undid|Undone|taken back/i)
      .first()
      .waitFor();
    const back = await deals(proposals);

    expect([waiting.count.value, done.count.value, back.count.value]).toEqual([count.value, 0, count.value]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("a rejected deletion deletes nothing", async () => {
    const { page } = await openPage(browser);
    await page.goto(app.address);
    const { records } = await deals({ field: "stage", op: "eq", value: "won" });
    const name = String(records[0]?.name);

    await say(page, `delete the deal "${name}"`);
    await page.getByRole("button", { name: "Reject" }).click();
    await page.getByRole("textbox", { name: /reason|why/i }).fill("still needed");
    await page.getByRole("button", { name: "Reject" }).click();
    await page
      .getByText(/rejected/i)
      .first()
      .waitFor();

    expect((await deals({ field: "name", op: "eq", value: name })).count.value).toBe(1);
    await page.context().close();
  });
});
