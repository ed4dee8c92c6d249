import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, openPage, say } from "./testing/open-browser";
import { type OutsideWorld, startOutsideWorld } from "./testing/outside-world";
import { type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;
let outside: OutsideWorld;

beforeAll(async () => {
  app = await startApp();
  outside = await startOutsideWorld();
  browser = await openBrowser(outside.args);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await outside?.close();
});

describe("the policy", () => {
  test.each(["light", "dark"] as const)("is kept by every page in %s, from its first paint on", async (colorScheme) => {
    const { page, errors } = await openPage(browser, { colorScheme });
    const addresses = ["/settings/objects", "/settings/objects/deals", "/settings/retention", "/o/deals/import"];
    const nothing = "/documents/00000000-0000-4000-8000-000000000000";
    addresses.push("/o/deals/duplicates", "/o/deals", "/audit", "/documents", nothing, "/reports", "/nowhere");
    for (const address of addresses) {
      await page.goto(app.address + address);
      await page.getByRole("main").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate(() => document.documentElement.classList.contains("dark")), address).toBe(
        colorScheme === "dark",
      );
    }

    expect(errors.filter((error) => !error.includes("status of 404"))).toEqual([]);
    await page.context().close();
  });

  test("is kept by what loads later: dialogs, charts, menus, toasts, the palette", async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(app.address);
    await say(page, "show deals by stage as a chart");
    await page.getByRole("article", { name: "Atrium" }).getByRole("button", { name: "Copy the answer" }).waitFor();
    await page.getByRole("button", { name: "Copy the answer" }).click();
    await page.locator("[data-sonner-toast]").first().waitFor();
    const place = await page.locator("[data-sonner-toaster]").evaluate((list) => getComputedStyle(list).position);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    const overflow = await page.evaluate(() => getComputedStyle(document.body).overflow);

    expect(place).toBe("fixed");
    expect(overflow).toBe("hidden");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ["require-trusted-types-for", (page) => inject(page, "script", { textContent: "window.ran = 1" })],
    ["require-trusted-types-for", (page) => inject(page, "script", { src: "/api/files/some.js" })],
    ["require-trusted-types-for", (page) => inject(page, "script", { src: "http://evil.example/_next/static/a.js" })],
    ["require-trusted-types-for", (page) => inject(page, "div", { innerHTML: "<img src=x onerror='window.ran = 1'>" })],
    ["require-trusted-types-for", (page) => inject(page, "iframe", { srcdoc: "<script>parent.ran = 1</script>" })],
    ["require-trusted-types-for", (page) => inject(page, "object", { data: "http://evil.example/a.svg" })],
    ["require-trusted-types-for", (page) => page.evaluate(() => void setTimeout(() => setTimeout("window.ran = 1")))],
    ["script-src-elem", (page) => inject(page, "a", { href: "javascript:window.ran = 1" }, true)],
    ["img-src", (page) => inject(page, "img", { src: "http://evil.example/a.png" })],
    ["img-src", (page) => inject(page, "img", { src: "data:image/svg+xml,<svg/>" })],
    ["style-src-elem", (page) => inject(page, "style", { textContent: "@import 'http://evil.example/a.css'" })],
    ["style-src-elem", (page) => inject(page, "link", { rel: "stylesheet", href: "http://evil.example/a.css" })],
    ["style-src-attr", (page) => page.evaluate(() => document.body.setAttribute("style", "background: url(/none)"))],
    ["frame-src", (page) => inject(page, "iframe", { src: "http://evil.example/" })],
    ["media-src", (page) => inject(page, "video", { src: "http://evil.example/a.mp4" })],
    ["base-uri", (page) => inject(page, "base", { href: "http://evil.example/" })],
    ["connect-src", (page) => page.evaluate(() => fetch("http://evil.example/").catch(() => undefined))],
  ])("stops what would break it: %s", async (directive, attack) => {
    const { page, errors } = await openPage(browser);
    await page.goto(app.address);
    await page.getByRole("main").first().waitFor();

    await attack(page);

    await expect.poll(() => errors.join("\n")).toContain(`The policy's ${directive} stopped`);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    // Chromium connects ahead to the host of a frame before it asks the policy; no request follows.
    expect(outside.arrivals.filter((arrival) => arrival !== "a connection")).toEqual([]);
    await page.context().close();
  });

  test("lets React draw a page anew whose HTML came damaged", async () => {
    const { page, errors } = await openPage(browser, { colorScheme: "dark" });
    await page.route(`${app.address}/audit`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</h1>", "<b>damaged</b></h1>");
      await route.fulfill({ response, body });
    });
    await page.goto(`${app.address}/audit`);

    await expect.poll(() => errors.join("\n")).toContain("Minified React error #418");
    await page.getByRole("heading", { name: "Audit log", exact: true }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    expect(errors.filter((error) => error.includes("polic") || error.includes("Trusted"))).toEqual([]);
    await page.context().close();
  });

  test("opens a file that was uploaded as a download and never as a page or a script", async () => {
    const { page } = await openPage(browser);
    await page.goto(app.address);
    const address = await page.evaluate(async () => {
      const options = { method: "POST", headers: { "content-type": "text/javascript" }, body: "window.ran = 1" };
      const { fileId } = await (await fetch("/api/files?name=a.html", options)).json();
      return `/api/files/${fileId}`;
    });
    const arrives = page.waitForEvent("download");
    await inject(page, "a", { href: address }, true);
    const download = await arrives;

    expect(download.suggestedFilename()).toBe("a.html");
    expect(await download.failure()).toBe(null);
    await inject(page, "div", { innerHTML: `<iframe src="${address}"></iframe>` });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    await page.context().close();
  });
});

/** Puts an element into the page as a fault of ours would; later, because a debugger's own call is under no policy. */
function inject(page: Page, tag: string, properties: Record<string, string>, isClicked = false): Promise<void> {
  return page.evaluate(
    ([name, values, click]) => {
      setTimeout(() => {
        const element = document.body.appendChild(Object.assign(document.createElement(name), values));
        if (click) element.click();
      });
    },
    [tag, properties, isClicked] as const,
  );
}

test("the outside world that these tests count would see what leaves", async () => {
  const { page } = await openPage(browser, { bypassCSP: true });
  await page.goto(app.address);
  for (const src of ["http://evil.example/a.png", "https://evil.example/a.png"]) await inject(page, "img", { src });

  await expect.poll(() => outside.arrivals.filter((host) => host === "evil.example").length).toBeGreaterThan(1);
  await page.context().close();
});
