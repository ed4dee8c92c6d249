import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openPage } from "./testing/open-browser";
import { callTool, writeTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Row = { id: string; name: string; values: Record<string, unknown> };

const encode = (state: object): string => Buffer.from(JSON.stringify(state)).toString("base64url");

async function rows(input: object): Promise<Row[]> {
  return (await callTool<{ records: Row[] }>(app.address, "search_records", input)).records;
}

async function storedValue(object: string, id: string, field: string): Promise<unknown> {
  const { record } = await callTool<{ record: Row }>(app.address, "get_record", { object, id });
  return record.values[field];
}

/** In steps, as a hand moves: a drag begins after a few pixels. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await page.locator(from).boundingBox(), await page.locator(to).boundingBox()];
  if (!start || !end) throw new Error(`${from} or ${to} is not on the screen.`);
  await page.mouse.move(start.x + 20, start.y + start.height - 4);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + start.height + 10, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(60, end.height / 2), { steps: 8 });
  await page.mouse.up();
}

test("a grouped list becomes a view, keeps its place, is shared, and shows what is unsaved", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/deals`);
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("option", { name: "Stage", exact: true }).click();
  await page.getByRole("button", { name: /^Lead \d+/ }).waitFor();
  const [first] = await rows({ object: "deals", where: { field: "stage", op: "eq", value: "lead" }, limit: 1 });
  await page.getByRole("link", { name: first?.name ?? "" }).waitFor();

  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("By stage");
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await page.getByRole("button", { name: "By stage", exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get("view")).toMatch(/^[\da-f-]{36}$/);
  expect(new URL(page.url()).searchParams.get("q")).toBeNull();

  await page.getByRole("button", { name: "View By stage" }).click();
  await page.getByRole("menuitem", { name: /Share/ }).click();
  await page.getByRole("radio", { name: /^Everybody/ }).check();
  await page.getByRole("button", { name: "Share view" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "View By stage" }).click();
  await page.getByRole("menuitem", { name: "Add to favourites" }).click();
  await page.locator("#sidebar").getByRole("link", { name: "By stage" }).waitFor();

  await page.reload();
  await page.getByRole("button", { name: /^Lead \d+/ }).click();
  await page.getByRole("link", { name: first?.name ?? "" }).waitFor({ state: "detached" });
  await page.getByRole("textbox", { name: "Search deals" }).fill("sensors");
  await page.getByRole("button", { name: "Save as new" }).waitFor();
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("button", { name: "Reset" }).waitFor({ state: "detached" });

  const { views } = await callTool<{ views: unknown[] }>(app.address, "list_views", { object: "deals" });
  expect(views).toMatchObject([
    { name: "By stage", group: { field: "stage" }, share: { with: "workspace" }, isFavorite: true },
  ]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("what somebody else saved of a view is not saved over unseen", async () => {
  const share = { with: "workspace" };
  const made = { object: "deals", name: "Shared", share };
  const { view } = await writeTool<{ view: { id: string } }>(app.address, "create_view", made);
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/deals?view=${view.id}`);
  await page.getByRole("textbox", { name: "Search deals" }).fill("sensors");
  await page.getByRole("button", { name: "Save view" }).waitFor();

  await writeTool(app.address, "update_view", { id: view.id, sort: [{ field: "amount" }] });
  await page.getByText("saved by somebody else while you were changing it").waitFor();
  const offered = await page.getByRole("button", { name: "Save view" }).count();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await page.getByText("Saved Shared").waitFor();
  await page.getByText("saved by somebody else").waitFor({ state: "detached" });

  const { views } = await callTool<{ views: { name: string }[] }>(app.address, "list_views", { object: "deals" });
  const saved = views.find(({ name }) => name === "Shared");
  expect(offered).toBe(0);
  expect(saved).toMatchObject({ search: "sensors" });
  expect(saved).not.toHaveProperty("sort");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a card is dragged to another column and moved on by keyboard", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/deals?q=${encode({ layout: "board" })}`);
  const [card] = await rows({ object: "deals", where: { field: "stage", op: "eq", value: "lead" }, limit: 1 });
  if (!card) throw new Error("The demo has no leads.");
  const selector = `[data-card="${card.id}"]`;
  await page.locator(selector).waitFor();

  await drag(page, selector, '[data-place="qualified"]');
  await expect.poll(() => storedValue("deals", card.id, "stage"), { timeout: 10_000 }).toBe("qualified");
  await page.locator(`[data-place="qualified"] ${selector}`).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.locator(`[data-place="proposal"] ${selector}`).waitFor();

  await expect.poll(() => storedValue("deals", card.id, "stage"), { timeout: 10_000 }).toBe("proposal");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a task is dragged to another day of the calendar", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/o/tasks?q=${encode({ layout: "calendar" })}`);
  const chip = page.locator("[data-day] [data-card]").first();
  await chip.waitFor();
  const id = await chip.getAttribute("data-card");
  const from = await chip.locator("xpath=ancestor::*[@data-day]").getAttribute("data-day");
  const days = await page.locator("[data-day]").evaluateAll((list) => list.map((day) => day.getAttribute("data-day")));
  const to = days[(days.indexOf(from) + 9) % days.length];

  await drag(page, `[data-card="${id}"]`, `[data-day="${to}"]`);

  await expect.poll(() => storedValue("tasks", id ?? "", "due_on"), { timeout: 10_000 }).toBe(to);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("another tab's change appears without a reload, and a range goes to and from the clipboard", async () => {
  const [one, other] = [await openPage(browser), await openPage(browser)];
  const [top, second] = await rows({ object: "deals", limit: 2 });
  if (!top || !second) throw new Error("The demo has too few deals.");
  for (const { page } of [one, other]) {
    await page.goto(`${app.address}/o/deals?q=${encode({ fields: ["amount", "next_step"] })}`);
    await page.getByRole("row", { name: new RegExp(top.name) }).waitFor();
  }

  await one.page.locator('[data-cell="0:1"]').click();
  await one.page.keyboard.press("Shift+ArrowRight");
  await one.page.keyboard.press("Shift+ArrowDown");
  await one.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "4321\tcall on Monday\nmuch\twrite\n");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });

  for (const { page } of [one, other]) {
    await page.getByRole("gridcell", { name: "€4,321" }).waitFor();
    await page.getByRole("gridcell", { name: "call on Monday" }).waitFor();
  }
  expect(await storedValue("deals", second.id, "next_step")).toBe("write");
  expect(await storedValue("deals", second.id, "amount")).toBe(second.values["amount"]);
  await one.page.getByText(/1 cell was left as before/).waitFor();
  const copied = await one.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData("text/plain");
  });
  expect(copied).toBe(`4321\tcall on Monday\n${second.values["amount"]}\twrite`);
  expect([...one.errors, ...other.errors]).toEqual([]);
  for (const { page } of [one, other]) await page.context().close();
});
