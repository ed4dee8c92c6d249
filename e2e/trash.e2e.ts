import { expect, test } from "vitest";

import { openPage } from "./testing/open-browser";
import { callTool, writeTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Found = { records: { id: string; name: string }[] };

const inTrash = async (): Promise<string[]> =>
  (
    await callTool<Found>(app.address, "search_records", { object: "companies", deleted: "only", limit: 50 })
  ).records.map((record) => record.name);

const trashAddress = (): string => {
  const query = Buffer.from(JSON.stringify({ deleted: "only" })).toString("base64url");
  return `${app.address}/o/companies?q=${query}`;
};

const write = (tool: string, input: unknown): Promise<unknown> => writeTool(app.address, tool, input);

test("an Admin restores a row of the trash, destroys another, and empties the rest after a preview", async () => {
  const { records } = await callTool<Found>(app.address, "search_records", { object: "companies", limit: 4 });
  const [first, second, third, fourth] = records;
  if (!first || !second || !third || !fourth) throw new Error("The demo workspace has companies.");
  for (const { id } of records) await write("delete_record", { object: "companies", id });
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(trashAddress());

  await page.getByRole("checkbox", { name: `Select ${first.name}` }).click();
  const bar = page.getByRole("toolbar", { name: "Selected records" });
  expect(await bar.getByRole("button", { name: "Delete" }).count()).toBe(0);
  await bar.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore 1 company" }).click();
  await expect.poll(inTrash).not.toContain(first.name);

  await page.goto(`${app.address}/o/companies/${second.id}`);
  await page.getByText(`${second.name} is in the trash`).waitFor();
  await page.getByRole("button", { name: "Destroy" }).click();
  await page.getByText("Nothing brings this back.").waitFor();
  await page.getByRole("button", { name: "Keep it" }).click();
  expect(await inTrash()).toContain(second.name);
  await page.getByRole("button", { name: "Destroy" }).click();
  await page.getByRole("button", { name: "Destroy 1 company" }).click();
  await expect.poll(inTrash).not.toContain(second.name);

  await page.goto(trashAddress());
  await page.getByRole("button", { name: "Empty trash" }).click();
  await page.getByRole("dialog").getByText(third.name).waitFor();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Destroy \d+ companies$/ })
    .click();
  await expect.poll(inTrash).toEqual([]);
  // A record that is gone is not found under its address; the page then looks for it in the trash.
  expect(errors.filter((error) => !error.includes("404 (Not Found)"))).toEqual([]);
});

test("who may not destroy sees Restore alone, and no way to change objects and fields", async () => {
  const { records } = await callTool<Found>(app.address, "search_records", { object: "companies", limit: 1 });
  const [record] = records;
  if (!record) throw new Error("The demo workspace has companies.");
  await write("delete_record", { object: "companies", id: record.id });
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  // The local server knows one member; what the page does for another follows from the permissions that it is told.
  await page.route("**/api/trpc/*system.info*", async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll(/"(records:destroy|settings:write)",/g, "");
    await route.fulfill({ response, body: text });
  });
  await page.goto(trashAddress());
  await page.getByRole("checkbox", { name: `Select ${record.name}` }).click();
  const bar = page.getByRole("toolbar", { name: "Selected records" });
  await bar.getByRole("button", { name: "Restore" }).waitFor();
  expect(await page.getByRole("button", { name: "Destroy" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Empty trash" }).count()).toBe(0);

  await page.goto(`${app.address}/settings/objects`);
  await page.getByText("Changing it takes settings:write").waitFor();
  expect(await page.getByRole("button", { name: "New object" }).count()).toBe(0);
  await page.goto(`${app.address}/settings/objects/companies`);
  await page.getByText("Changing it takes settings:write").waitFor();
  expect(await page.getByRole("button", { name: "Add field" }).count()).toBe(0);
});
