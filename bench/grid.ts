import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";

import { standardObjects } from "@/db/objects/standard/standard-objects";
import { loadRecords } from "@/db/records/load-records";
import { enterSchema } from "@/db/workspace/workspaces";
import { openBrowser } from "@/e2e/testing/open-browser";
import { startApp } from "@/e2e/testing/start-app";
import { openAtrium } from "@/server/atrium";
import { readSettings } from "@/server/settings";
import { generate } from "./generate";
import { type Percentiles, percentilesOf } from "./measure";

const count = Number(process.env["BENCH_RECORDS"] ?? 100_000);
const flicks = Number(process.env["BENCH_FLICKS"] ?? 120);
const isJson = process.argv.includes("--json");

/** The grid in Chromium over many records: how long until rows stand there, and how even it scrolls. */
async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "atrium-bench-grid-"));
  try {
    await load(directory);
    const app = await startApp({ ATRIUM_DATA: directory });
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const address = `${app.address}/o/contacts`;
      const rows = await firstRows(page, address);
      const scrolled = await scroll(page);
      const result = { records: count, firstRowsMs: rows, scroll: scrolled };
      process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : `${printed(result)}\n`);
    } finally {
      await browser.close();
      await app.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function load(directory: string): Promise<void> {
  const atrium = await openAtrium(readSettings({ ATRIUM_DATA: directory, DATABASE_URL: undefined }));
  const { workspace, clock } = await atrium.environment();
  const data = generate(count, [], clock.now());
  await atrium.db.transaction({ opening: enterSchema(workspace) }, async (session) => {
    for (const object of standardObjects) {
      const rows = object.key === "companies" ? data.companies : object.key === "contacts" ? data.contacts : [];
      await loadRecords(session, object, rows, { id: clock.newId(), now: clock.now(), summary: "Bench" });
    }
  });
  await atrium.close();
}

const row = (page: Page) => page.getByRole("checkbox", { name: /^Select (?!all)/ }).first();

/** From the start of the navigation until the first row of records is drawn. */
async function firstRows(page: Page, address: string): Promise<Percentiles> {
  const times: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    await page.goto("about:blank");
    const started = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    await row(page).waitFor();
    if (turn > 1) times.push(performance.now() - started);
  }
  return percentilesOf(times);
}

type Scrolling = { frames: Percentiles; worstMs: number; over50: number; frameCount: number; rowsPassed: number };

/** Turns of the wheel while the page itself writes down how long each frame took. */
async function scroll(page: Page): Promise<Scrolling> {
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    const frame = (now: number): void => {
      times.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { frameTimes: times });
  });
  for (let flick = 0; flick < flicks; flick += 1) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(50);
  }
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes.slice(2));
  const rowsPassed = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("[aria-rowindex]")];
    return Math.max(...boxes.map((box) => Number(box.getAttribute("aria-rowindex"))));
  });
  return {
    frames: percentilesOf(times),
    worstMs: Math.max(...times),
    over50: times.filter((time) => time > 50).length,
    frameCount: times.length,
    rowsPassed,
  };
}

const both = ({ p50, p95 }: Percentiles): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;

function printed(result: { records: number; firstRowsMs: Percentiles; scroll: Scrolling }): string {
  const { frames, worstMs, over50, frameCount, rowsPassed } = result.scroll;
  return [
    `grid over ${result.records.toLocaleString("en")} records, p50 / p95`,
    `first rows      ${both(result.firstRowsMs)}`,
    `frames          ${both(frames)}, worst ${worstMs.toFixed(0)} ms, ${over50} of ${frameCount} over 50 ms, ${rowsPassed} rows passed`,
  ].join("\n");
}

await main();
