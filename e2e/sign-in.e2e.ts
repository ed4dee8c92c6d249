import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { listOutbox } from "@/connectors/mail/outbox";
import { totpOf } from "@/server/testing/totp";
import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;

const ana = { name: "Ana Ruiz", email: "ana@crm.example", password: "correct horse battery" };

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ ATRIUM_AUTH: "built-in" }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.address}/sign-in`);
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByLabel("Password").fill(ana.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const untilHome = (page: Page) => page.getByRole("navigation", { name: "Main" }).getByText("Ana Ruiz").waitFor();

/** A passkey device that is part of the browser and says yes. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("the link on the terminal makes the first Admin, who is then the only one inside", async () => {
  await expect.poll(() => app.said()).toMatch(/first-run/);
  const link = /http:\/\/localhost:\d+\/first-run\/[\w-]+/.exec(app.said())?.[0] ?? "";
  const { page, errors } = await openPage(browser);

  await page.goto(app.address);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await expectAccessible(page);
  await page.goto(link);
  await page.getByLabel("Your name").fill(ana.name);
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByLabel("Password").fill(ana.password);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Become Admin" }).click();
  await untilHome(page);

  expect(errors).toEqual([]);
  await page.goto(link);
  await page.getByText("This link has expired or was used already.").waitFor();
  await page.context().close();
});

test("an invitation makes an account for whoever has its link", async () => {
  const inside = await openPage(browser);
  await signIn(inside.page);
  await untilHome(inside.page);
  const link = await inside.page.evaluate(async () => {
    const response = await fetch("/api/trpc/tools.send_invite", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "kaja@crm.example", role: "viewer" }),
    });
    return `/join/oakmere/${(await response.json()).result.data.token}`;
  });
  const { page, errors } = await openPage(browser);

  await page.goto(app.address + link);
  await page.getByLabel("Your name").fill("Kaja Holm");
  await page.getByLabel("Password").fill(ana.password);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Join Oakmere" }).click();
  await page.getByRole("navigation", { name: "Main" }).getByText("Kaja Holm").waitFor();

  expect(errors).toEqual([]);
  for (const each of [page, inside.page]) await each.context().close();
});

test("a password opens the page that was asked for, and signing out closes it", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${app.address}/o/deals?layout=board`);
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("The e-mail or the password is wrong.").waitFor();
  await page.getByLabel("Password").fill(ana.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await untilHome(page);
  expect(new URL(page.url()).pathname).toBe("/o/deals");

  await page.getByRole("button", { name: "Appearance and help" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto(`${app.address}/o/deals`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.context().close();
});

test("a passkey is added, signs in without a password, and no longer once it is removed", async () => {
  const { page, errors } = await openPage(browser);
  await addAuthenticator(page);
  await signIn(page);
  await untilHome(page);
  await page.goto(`${app.address}/settings/account`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Laptop");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("list", { name: "Passkeys" }).getByText("Laptop").waitFor();
  await expectAccessible(page);

  await page.getByRole("list", { name: "Sessions" }).getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await untilHome(page);
  await page.goto(`${app.address}/settings/account`);
  await page.getByRole("button", { name: "Remove Laptop" }).click();
  await page.getByText("You have none yet.").waitFor();
  await page.getByRole("list", { name: "Sessions" }).getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByText("This passkey is not known here. Sign in another way.").waitFor();

  expect(errors.filter((text) => !text.includes("401"))).toEqual([]);
  await page.context().close();
});

test("the second factor is set up by its QR code or key, and asked for at the next sign-in", async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page);
  await untilHome(page);
  await page.goto(`${app.address}/settings/account`);
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByLabel("Your password").fill(ana.password);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  const key = (await page.locator("p:has-text('Or type this key') span").textContent()) ?? "";
  const address = `otpauth://totp/Atrium?secret=${key}`;
  await expectAccessible(page);
  await page.getByLabel("Code", { exact: true }).fill(totpOf(address));
  await page.getByRole("button", { name: "Turn on" }).last().click();
  const codes = page.getByRole("list", { name: "Recovery codes" });
  await codes.waitFor();
  const [code = ""] = await codes.getByRole("listitem").allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();

  const second = await openPage(browser);
  await signIn(second.page);
  await second.page.getByRole("heading", { name: "Type the code of your app" }).waitFor();
  await expectAccessible(second.page);
  await second.page.getByLabel("Code", { exact: true }).fill(totpOf(address));
  await second.page.getByRole("button", { name: "Sign in" }).click();
  await untilHome(second.page);

  const third = await openPage(browser);
  await signIn(third.page);
  await third.page.getByRole("button", { name: "Use a recovery code" }).click();
  await third.page.getByLabel("Recovery code").fill(code);
  await third.page.getByRole("button", { name: "Sign in" }).click();
  await untilHome(third.page);

  expect([errors, second.errors, third.errors]).toEqual([[], [], []]);
  for (const each of [page, second.page, third.page]) await each.context().close();
});

test("a link by mail leads in, past the second factor too", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${app.address}/sign-in`);
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByRole("heading", { name: "Look at your mail" }).waitFor();

  const link = await readOutboxLink();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Type the code of your app" }).waitFor();

  expect(errors).toEqual([]);
  await page.context().close();
});

async function readOutboxLink(): Promise<string> {
  const outbox = join(app.directory, "outbox");
  const mails = async () => (await listOutbox(outbox)).filter(({ to }) => to === ana.email);
  await expect.poll(async () => (await mails()).length).toBe(1);
  const [mail] = await mails();
  return /https?:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
}
