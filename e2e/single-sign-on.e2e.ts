import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type IdentityProvider, startIdentityProvider } from "@/server/testing/identity-provider";
import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;
let idp: IdentityProvider;
let inside: { page: Page; errors: string[] };

const ana = { name: "Ana Ruiz", email: "ana@crm.example", password: "correct horse battery" };

beforeAll(async () => {
  const settings = { ATRIUM_AUTH: "built-in", ATRIUM_INTERNAL_HOSTS: "localhost" };
  [app, browser] = await Promise.all([startApp(settings), openBrowser()]);
  idp = await startIdentityProvider({ redirects: [`${app.address}/api/auth/sso/callback`] });
  idp.accounts.set("nina", { email: "nina@acme.example", name: "Nina Berg" });
});

afterAll(async () => {
  await browser.close();
  await idp.close();
  await app.stop();
});

const untilHome = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByText(name).waitFor();

/** At the provider's own page, as nobody of ours made it. */
async function signInThere(page: Page): Promise<void> {
  await page.waitForURL(`${idp.issuer}/**`);
  await page.getByPlaceholder("Enter any login").fill("nina");
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

test("an Admin connects a provider and its domain", async () => {
  await expect.poll(() => app.said()).toMatch(/first-run/);
  inside = await openPage(browser);
  const { page, errors } = inside;
  await page.goto(/http:\/\/localhost:\d+\/first-run\/[\w-]+/.exec(app.said())?.[0] ?? "");
  await page.getByLabel("Your name").fill(ana.name);
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByLabel("Password").fill(ana.password);
  await page.getByRole("button", { name: "Become Admin" }).click();
  await untilHome(page, ana.name);

  await page.goto(`${app.address}/settings/single-sign-on`);
  await page.getByRole("button", { name: "Connect by OpenID Connect" }).click();
  expect(await page.getByRole("textbox", { name: "Redirect URI" }).inputValue()).toBe(
    `${app.address}/api/auth/sso/callback`,
  );
  await page.getByLabel("Name", { exact: true }).fill("Acme Login");
  await page.getByLabel("Issuer").fill(idp.issuer);
  await page.getByLabel("Client ID").fill(idp.clientId);
  await page.getByLabel("Client secret").fill(idp.secret);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("button", { name: "Test the connection" }).click();
  await page.getByText("The provider answers.").waitFor();
  await page.getByLabel("Domain to add").fill("acme.example");
  await page.getByRole("button", { name: "Add the domain" }).click();
  await expect
    .poll(() => page.getByRole("textbox", { name: "TXT record of acme.example" }).inputValue())
    .toMatch(/^atrium-verification=/);
  await page.getByText("Not verified").waitFor();
  const env = { ...process.env, NODE_ENV: "production" as const, ATRIUM_DATA: app.directory };
  execFileSync(process.execPath, ["scripts/atrium.ts", "sso", "verify-domain", "acme.example"], { env });
  await page.reload();
  await page.getByText("Confirmed by the operator").waitFor();
  await expectAccessible(page);

  expect(errors).toEqual([]);
});

test("somebody of the domain comes in through the provider's own page", async () => {
  const { page, errors } = await openPage(browser);

  await page.goto(`${app.address}/reports`);
  await page.getByLabel("E-mail").fill("nina@acme.example");
  await page.getByRole("button", { name: "Continue with Acme Login" }).click();
  await signInThere(page);
  await untilHome(page, "Nina Berg");
  // The provider's page asks for a font and an icon that are not there.
  errors.length = 0;

  expect(new URL(page.url()).pathname).toBe("/reports");
  await page.goto(`${app.address}/settings/account`);
  await page.getByText("You came in as nina@acme.example through your company's provider").waitFor();
  await expectAccessible(page);
  await page.goto(`${app.address}/settings/single-sign-on`);
  await page.getByText("How people sign in is shown to Admins only.").waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("once it is required, the page for the sign-in leads there alone", async () => {
  const { page: admin, errors } = inside;
  await admin.getByRole("checkbox", { name: "Require Acme Login" }).click();
  await admin.getByRole("checkbox", { name: "Ana Ruiz may sign in without Acme Login" }).click();
  await admin.locator("section", { hasText: "Require it" }).getByRole("button", { name: "Save", exact: true }).click();
  await admin.getByText("Required", { exact: true }).waitFor();
  const { page } = await openPage(browser);

  await page.goto(`${app.address}/sign-in`);
  await page.getByLabel("E-mail").fill("nina@acme.example");
  await page.getByRole("button", { name: "Continue with Acme Login" }).waitFor();
  await page.getByLabel("Password").waitFor({ state: "detached" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue with Acme Login" }).click();
  await signInThere(page);
  await untilHome(page, "Nina Berg");

  expect(errors).toEqual([]);
});

test("who comes back with nothing is told so in our words", async () => {
  const { page } = await openPage(browser);

  await page.goto(`${app.address}/api/auth/sso/callback?code=a&state=b`);

  await page.getByText("That took too long, or it was begun in another browser.").waitFor();
  await page.goto(`${app.address}/sign-in?problem=<b>evil</b>`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await page.getByRole("status").count()).toBe(0);
});
