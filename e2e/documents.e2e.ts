import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { callTool, type RunningApp, startApp, writeTool } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;
let files: { terms: string; newTerms: string; broken: string };

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  const file = (name: string, content: string): string => {
    const path = join(app.directory, name);
    writeFileSync(path, content);
    return path;
  };
  files = {
    terms: file("Terms.md", "# Terms\n\nOrders are delivered\nwithin **14 days**.\n\n## Payment\n\n- after 30 days\n"),
    newTerms: file("Terms 2027.md", "# Terms\n\nOrders are delivered within 10 days.\n"),
    broken: file("Scan.pdf", "%PDF-1.4 and nothing of a PDF"),
  };
});

const within = { timeout: 20_000 };
type Item = { id: string; name: string; folder: string; version: { id: string; number: number; state: string } };

const listed = async (input: object = {}): Promise<Item[]> =>
  (await callTool<{ documents: Item[] }>(app.address, "list_documents", { limit: 200, ...input })).documents;
const write = (tool: string, input: unknown): Promise<unknown> => writeTool(app.address, tool, input);

beforeEach(async () => {
  for (const { id } of await listed()) await write("delete_document", { id });
  for (const { id } of await listed({ deleted: true })) await write("destroy_document", { id });
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function addText(name: string, text: string, folder = ""): Promise<Item> {
  await write("create_document", { name, text, folder });
  const find = async (): Promise<Item | undefined> => (await listed()).find((item) => item.name === name);
  await expect.poll(async () => (await find())?.version.state, within).toBe("ready");
  const item = await find();
  if (!item) throw new Error(`${name} is not listed.`);
  return item;
}

const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("files are uploaded and read; one that cannot be read says why and takes another file", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/documents`);
  await page.getByText("No documents yet").waitFor();
  await expectAccessible(page);

  await page.getByLabel("Upload files").setInputFiles([files.terms, files.broken]);
  const uploads = page.getByRole("region", { name: "Uploads" });
  await uploads.getByText("Ready").waitFor();
  await uploads.getByText("Scan.pdf is damaged").waitFor();
  await rowOf(page, "Terms.md").getByText("Ready").waitFor();
  await rowOf(page, "Scan.pdf").getByText("Failed").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Upload files").setInputFiles(files.terms);
  await uploads.getByText("Nothing was added: the same content is in").waitFor();

  await page.getByRole("button", { name: "Put the uploads aside" }).click();
  await rowOf(page, "Scan.pdf is damaged").waitFor();
  await page.getByLabel("Try another file for Scan.pdf").setInputFiles(files.newTerms);
  await rowOf(page, "Scan.pdf").getByText("Ready").waitFor();

  expect((await listed()).map(({ name, version }) => [name, version.number, version.state])).toEqual([
    ["Scan.pdf", 2, "ready"],
    ["Terms.md", 1, "ready"],
  ]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a file that is dropped is added to the folder that is open", async () => {
  await addText("Price list", "# Prices", "Sales");
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/documents?folder=Sales`);
  await rowOf(page, "Price list").waitFor();

  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["# Guide\n\nDropped."], "Guide.md", { type: "text/markdown" }));
    return transfer;
  });
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await page.getByText("Drop to add to Sales").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await rowOf(page, "Guide.md").getByText("Ready").waitFor();

  expect((await listed({ folder: "Sales" })).map(({ name }) => name)).toEqual(["Guide.md", "Price list"]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a document is renamed, moved, deleted, brought back, and destroyed from the trash", async () => {
  await addText("Terms", "# Terms");
  await addText("Price list", "# Prices", "Sales");
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/documents`);

  await choose(page, "Terms", "Rename");
  await page.getByRole("textbox", { name: "Name" }).fill("Terms 2026");
  await page.getByRole("button", { name: "Rename" }).click();
  await rowOf(page, "Terms 2026").waitFor();
  await choose(page, "Terms 2026", "Move to a folder");
  await page.getByRole("combobox", { name: "Folder" }).last().selectOption("Sales");
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("link", { name: "Sales 2" }).click();
  await choose(page, "Price list", "Move to a folder");
  await page.getByRole("dialog").getByRole("combobox").selectOption({ label: "A new folder" });
  await page.getByRole("textbox", { name: "Name of the new folder" }).fill("Sales / 2026");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("link", { name: "Sales/2026 1" }).waitFor();

  await choose(page, "Terms 2026", "Delete");
  await page.getByText("Nothing in this folder").waitFor();
  const notice = page.getByRole("status").filter({ hasText: "Deleted Terms 2026" });
  await notice.getByRole("button", { name: "Undo" }).click();
  await rowOf(page, "Terms 2026").waitFor();
  await page.getByText("record is as before").waitFor();
  await choose(page, "Terms 2026", "Delete");
  await page.getByText("Nothing in this folder").waitFor();

  await page.getByRole("link", { name: "Trash" }).click();
  await page.getByRole("button", { name: "Destroy Terms 2026" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore Terms 2026" }).click();
  await page.getByText("The trash is empty").waitFor();
  expect((await listed()).map(({ name, folder }) => [name, folder])).toEqual([
    ["Price list", "Sales/2026"],
    ["Terms 2026", "Sales"],
  ]);
  for (const { id, name } of await listed()) if (name === "Terms 2026") await write("delete_document", { id });
  await page.reload();
  await page.getByRole("button", { name: "Destroy Terms 2026" }).click();
  await page.getByText("Nothing brings this back.").waitFor();
  await page.getByRole("button", { name: "Destroy document" }).click();
  await expect.poll(() => listed({ deleted: true }), within).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a long list goes on by itself, and is searched by name", async () => {
  for (let count = 10; count < 70; count += 1)
    await write("create_document", { name: `Note ${count}`, text: `Note of day ${count}.` });
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/documents`);
  await rowOf(page, "Note 10").waitFor();
  await rowOf(page, "Note 59").scrollIntoViewIfNeeded();
  await rowOf(page, "Note 69").waitFor();

  await page.getByRole("searchbox", { name: "Search by name" }).fill("te 42");
  await expect.poll(() => page.getByRole("table").getByRole("link").count(), within).toBe(1);
  expect(new URL(page.url()).search).toBe("?search=te+42");
  await page.getByRole("searchbox", { name: "Search by name" }).fill("nowhere");
  await page.getByText("No document has “nowhere” in its name").waitFor();
  await page.getByRole("link", { name: "Show all documents" }).click();
  await rowOf(page, "Note 10").waitFor();
  expect(await page.getByRole("searchbox", { name: "Search by name" }).inputValue()).toBe("");
  await page.context().close();
});

test("a document shows its text, marks what a link points to, and takes a new version", async () => {
  const text =
    "# Terms\n\nOrders are delivered\nwithin **14 days**. <b>Not HTML</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  const item = await addText("Terms", text, "Sales");
  const from = text.indexOf("delivered");
  const to = text.indexOf(" days");
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  const address = `${app.address}/documents/${item.id}`;

  await page.goto(`${address}?version=${item.version.id}&from=${from}&to=${to}`);
  await page.getByText("A passage is marked.").waitFor();
  expect((await page.locator("mark").allTextContents()).join("|")).toBe("delivered|within |14");
  await page.getByText("<b>Not HTML</b>").waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Remove mark" }).click();
  await expect.poll(() => page.locator("mark").count(), within).toBe(0);

  await page.getByLabel("Upload a new version").setInputFiles(files.newTerms);
  await page.getByText("within 10 days").waitFor();
  await page.getByRole("link", { name: /^Version 1/ }).click();
  await page.getByText("This is version 1. Version 2 is current").waitFor();
  await page.getByText("14 days").waitFor();
  await page.getByRole("button", { name: "Make this the current version" }).click();
  await page.getByText("Version 1 of Terms is current").waitFor();
  expect((await listed())[0]?.version.number).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await listed())[0]?.version.number, within).toBe(2);

  await page.getByLabel("Upload a new version").setInputFiles(files.broken);
  await page.getByText(/Version 3 could not be read, so version 2 stays current\. Scan\.pdf is damaged/).waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Version 3/ }).click();
  await page.getByRole("heading", { name: "Version 3 could not be read" }).waitFor();
  await choose(page, "Terms", "Delete");
  await page.waitForURL(`${app.address}/documents`);
  await page.goto(address);
  await page.getByText("This document is not here").waitFor();

  expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
  await page.context().close();
});

test("a link into the depth of a long text shows that passage, and what is before and after it on demand", async () => {
  const section = (count: number): string => `## Section ${count}\n\nWhat is to be done in case ${count} of many.\n`;
  const text = Array.from({ length: 4000 }, (_, index) => section(index)).join("\n");
  const item = await addText("Handbook", text);
  const from = text.indexOf("case 2500");
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });

  await page.goto(`${app.address}/documents/${item.id}?from=${from}&to=${from + 9}`);
  const mark = page.locator("mark");
  await mark.waitFor();
  expect(await mark.textContent()).toBe("case 2500");
  await expect
    .poll(() => mark.evaluate((it) => Math.round(it.getBoundingClientRect().top)), within)
    .toBeGreaterThan(100);
  expect(await mark.evaluate((it) => it.getBoundingClientRect().bottom)).toBeLessThan(900);
  expect(await page.getByRole("heading", { name: "Section 0", exact: true }).count()).toBe(0);

  await page.getByRole("button", { name: "Show what comes before" }).click();
  await page.getByRole("heading", { name: "Section 2300", exact: true }).waitFor();
  const shown = await page.locator("article h3").allTextContents();
  const numbers = shown.map((heading) => Number(heading.replace("Section ", "")));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  expect(errors).toEqual([]);
  await page.context().close();
});

test("who may only read sees no way to change anything", async () => {
  const item = await addText("Terms", "# Terms\n\n14 days.");
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  // The local server knows one member; what the page does for another follows from the role that it is told.
  await page.route("**/api/trpc/*system.info*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"(documents:write|records:destroy)",/g, "");
    await route.fulfill({ response, body });
  });

  await page.goto(`${app.address}/documents`);
  await rowOf(page, "Terms").getByText("Ready").waitFor();
  expect(await page.locator("main input[type=file]").count()).toBe(0);
  expect(await page.getByRole("button", { name: /^Actions for/ }).count()).toBe(0);
  await page.goto(`${app.address}/documents/${item.id}`);
  await page.getByText("14 days.").waitFor();
  expect(await page.locator("main input[type=file]").count()).toBe(0);
  expect(await page.getByRole("button", { name: /^Actions for/ }).count()).toBe(0);
  await write("delete_document", { id: item.id });
  await page.goto(`${app.address}/documents?trash=1`);
  await page.getByRole("cell", { name: "Terms" }).waitFor();
  expect(await page.getByRole("button", { name: /Restore|Destroy/ }).count()).toBe(0);
  // A request that is still on its way has nobody to answer any more.
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().close();
});
