import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { hasSimpleSaml, type SimpleSaml, startSimpleSaml } from "@/server/auth/single-sign-on/testing/simplesamlphp";
import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

if (!hasSimpleSaml)
  process.stderr.write(
    "SAML is not tried in a browser here: it takes the Debian packages simplesamlphp, php-cli, php-xml and php-mbstring.\n",
  );

describe.skipIf(!hasSimpleSaml)("SAML in a browser", () => {
  let app: RunningApp;
  let browser: Browser;
  let provider: SimpleSaml | undefined;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ ATRIUM_AUTH: "built-in" }), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await provider?.close();
    await app.stop();
  });

  test("an Admin uploads the provider's metadata, and somebody comes in through its page", async () => {
    await expect.poll(() => app.said()).toMatch(/first-run/);
    const { page, errors } = await openPage(browser);
    await page.goto(/http:\/\/localhost:\d+\/first-run\/[\w-]+/.exec(app.said())?.[0] ?? "");
    await page.getByLabel("Your name").fill("Ana Ruiz");
    await page.getByLabel("E-mail").fill("ana@crm.example");
    await page.getByLabel("Password").fill("correct horse battery");
    await page.getByRole("button", { name: "Become Admin" }).click();
    await page.getByRole("navigation", { name: "Main" }).getByText("Ana Ruiz").waitFor();

    await page.goto(`${app.address}/settings/single-sign-on`);
    await page.getByRole("button", { name: "Connect by SAML" }).click();
    const entityId = await page.getByRole("textbox", { name: "Entity ID", exact: true }).inputValue();
    const acs = await page.getByRole("textbox", { name: "Reply address" }).inputValue();
    const attributes = { uid: ["carol"], email: ["carol@acme.example"], displayName: ["Carol Stone"] };
    provider = await startSimpleSaml({ entityId, acs }, { "carol:secret": attributes });
    const file = join(app.directory, "idp.xml");
    writeFileSync(file, provider.metadata);
    await page.getByLabel("Name", { exact: true }).fill("Acme SAML");
    await page.getByLabel("Metadata of the provider").setInputFiles(file);
    await expect.poll(() => page.getByLabel("Certificates").inputValue()).toContain("BEGIN CERTIFICATE");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByText("Its certificate is good until").waitFor();
    await page.getByLabel("Domain to add").fill("acme.example");
    await page.getByRole("button", { name: "Add the domain" }).click();
    await page.getByText("Not verified").waitFor();
    await expectAccessible(page);
    const env = { ...process.env, NODE_ENV: "production" as const, ATRIUM_DATA: app.directory };
    execFileSync(process.execPath, ["scripts/atrium.ts", "sso", "verify-domain", "acme.example"], { env });
    expect(errors).toEqual([]);

    const { page: carol } = await openPage(browser);
    await carol.goto(`${app.address}/reports`);
    await carol.getByLabel("E-mail").fill("carol@acme.example");
    await carol.getByRole("button", { name: "Continue with Acme SAML" }).click();
    await carol.locator("#username").fill("carol");
    await carol.locator("#password").fill("secret");
    await carol.locator("#password").press("Enter");
    await carol.getByRole("navigation", { name: "Main" }).getByText("Carol Stone").waitFor();

    expect(new URL(carol.url()).pathname).toBe("/reports");
  });
});
