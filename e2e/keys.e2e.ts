import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ ATRIUM_AUTH: "built-in" }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

test("somebody makes a key, a program uses it, the change log names it, and revoked it opens nothing", async () => {
  await expect.poll(() => app.said()).toMatch(/first-run/);
  const link = /http:\/\/localhost:\d+\/first-run\/[\w-]+/.exec(app.said())?.[0] ?? "";
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ana Ruiz");
  await page.getByLabel("E-mail").fill("ana@crm.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Become Admin" }).click();
  await page.getByRole("navigation", { name: "Main" }).getByText("Ana Ruiz").waitFor();

  await page.goto(`${app.address}/settings/keys`);
  await page.getByText("No keys yet").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New key" }).first().click();
  await page.getByLabel("Name").fill("Nightly sync");
  await page.getByRole("checkbox", { name: "Make and change records" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = await page.getByRole("textbox", { name: "The key" }).inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByText("Never used").waitFor();

  const call = (tool: string, input: object) =>
    fetch(`${app.address}/api/tools/${tool}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(input),
    });
  const made = await call("create_record", { object: "companies", values: { name: "Tessel Nord" } });
  const refused = await call("delete_records", { selection: { object: "companies", where: { and: [] } } });
  expect([made.status, refused.status]).toEqual([200, 403]);

  await page.goto(`${app.address}/audit`);
  await page.getByText("Tessel Nord").first().click();
  await page.getByText("By key Nightly sync").waitFor();

  await page.goto(`${app.address}/settings/keys`);
  await page.getByText("Last used").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke Nightly sync" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("Revoked", { exact: true }).waitFor();
  expect((await call("list_members", {})).status).toBe(401);
  expect(errors).toEqual([]);
});
