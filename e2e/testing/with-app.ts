import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

import { openBrowser } from "./open-browser";
import { type RunningApp, startApp } from "./start-app";

/** What the tests of a file share, from before the first to after the last. */
export let app: RunningApp;
export let browser: Browser;

/** One app with the demo and one browser for the tests of this file. */
export function withApp(): void {
  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
}
