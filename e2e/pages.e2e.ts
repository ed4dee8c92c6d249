import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, openPage, say } from "./testing/open-browser";
import { callTool, type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;
let addresses: Record<string, string>;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  const found = await callTool<{ records: { id: string }[] }>(app.address, "search_records", {
    object: "companies",
    limit: 1,
  });
  addresses = {
    home: "/",
    grid: "/o/deals",
    record: `/o/companies/${found.records[0]?.id}`,
    audit: "/audit",
    missing: "/o/nothing",
  };
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").first().waitFor();
  await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 20_000 }).toBe(0);
};

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each(["home", "grid", "record", "audit", "missing"])(
    "%s has no serious accessibility fault and fits 390 px",
    async (name) => {
      const { page, errors } = await openPage(browser, { colorScheme, reducedMotion: "reduce" });
      await page.goto(app.address + addresses[name]);
      await settled(page);
      const wide = await faults(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await settled(page);
      const narrow = await faults(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );

      expect(wide).toEqual([]);
      expect(narrow).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(errors.filter((error) => !isMissing(error))).toEqual([]);
      await page.context().close();
    },
  );
});

const isMissing = (error: string): boolean =>
  error.startsWith("Failed to load resource: the server responded with a status of 404");

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" | ")}`,
    );
}

test("the chat page loads less than 200 kB of script, compressed, and asks no other host for anything", async () => {
  const { page } = await openPage(browser);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const types = new Map<string, string>();
  const hosts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    types.set(requestId, type);
    if (!response.url.startsWith("data:")) hosts.add(new URL(response.url).host);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === "Script") bytes += encodedDataLength;
  });

  await page.goto(app.address);
  await settled(page);

  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(200_000);
  expect([...hosts]).toEqual([new URL(app.address).host]);
  await page.context().close();
});

test("what a person types is shown as text, never run", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);

  await say(
    page,
    'note: <img src=x onerror="document.title=1"> <script>document.title=2</script> ![x](http://evil.example/a.png)',
  );
  await page.getByRole("article", { name: "Atrium" }).first().waitFor();
  await page.waitForTimeout(500);

  expect(await page.title()).not.toMatch(/^[12]/);
  expect(await page.locator("img[src*='evil'], img[src='x']").count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});
