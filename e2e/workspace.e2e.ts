import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openZip } from "@/db/archive/open-zip";
import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { callTool, type RunningApp, startApp } from "./testing/start-app";

const directory = mkdtempSync(join(tmpdir(), "atrium-workspace-e2e-"));
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  const databaseUrl = pathToFileURL(join(directory, "far")).href;
  const regions = [
    { id: "default", name: "Frankfurt" },
    { id: "far", name: "Virginia", databaseUrl },
  ];
  [app, browser] = await Promise.all([startApp({ ATRIUM_REGIONS: JSON.stringify(regions) }), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("an Admin takes an archive of everything, moves the workspace to another region, and erases it by its name", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce", acceptDownloads: true });
  await page.goto(`${app.address}/settings/workspace`);
  await page.getByRole("heading", { name: "Oakmere" }).waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Export everything" }).click();
  await page.getByText("conversations of all members").waitFor();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /Download workspace-.*\.zip/ }).click(),
  ]);
  const path = join(directory, "all.zip");
  await download.saveAs(path);
  const archive = await openZip(path);
  let rows = 0;
  for await (const { lines } of archive.parts()) rows += lines.length;
  archive.close();

  await page.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("dialog").getByLabel("To").selectOption({ label: "Virginia" });
  await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  await page.getByText("All data of this workspace are in Virginia").waitFor({ timeout: 60_000 });
  const about = await callTool<{ region: { id: string }; records: number }>(app.address, "get_workspace", {});

  await page.getByRole("button", { name: "Erase this workspace" }).click();
  const confirm = page.getByRole("button", { name: "Erase for good" });
  await page.getByLabel("Type Oakmere to erase it").fill("oakmere");
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel("Type Oakmere to erase it").fill("Oakmere");
  await expectAccessible(page);
  await confirm.click();
  await page.waitForURL(`${app.address}/`);
  const after = await fetch(`${app.address}/api/trpc/tools.get_workspace?input=%7B%7D`);

  expect(rows).toBeGreaterThan(1500);
  expect(about).toMatchObject({ region: { id: "far" } });
  expect(about.records).toBeGreaterThan(600);
  expect(after.status).toBe(404);
  expect(errors.filter((error) => !/404/.test(error))).toEqual([]);
});
