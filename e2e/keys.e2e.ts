import { createServer } from "node:http";
import {
  authorizationCodeGrantRequest,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from "oauth4webapi";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { freePort } from "@/server/testing/free-port";
import { ask, discover, insecure } from "@/server/testing/oauth-client";
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

test("an app is registered, asks somebody, acts for them with what they saw, and is disconnected", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  const callback = await listen();
  await page.goto(`${app.address}/settings/apps`);
  await page.getByLabel("E-mail").fill("ana@crm.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("No app acts for you").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Register an app" }).click();
  await page.getByLabel("Name").fill("Dashboards");
  await page.getByLabel("It runs").selectOption("public");
  await page.getByLabel("Address that people are led back to").fill(callback.address);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Register", exact: true }).click();
  const clientId = await page.getByRole("textbox", { name: "Client id" }).inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();

  const server = await discover(app.address);
  const testClient = { client: { client_id: clientId }, authentication: None(), redirectUri: callback.address };
  const { path, state, verifier } = await ask(server, testClient, "records:read records:write offline_access");
  await page.goto(app.address + path);
  await page.getByRole("heading", { name: "Let Dashboards in?" }).waitFor();
  await page.getByText("Make and change records").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Let it in" }).click();
  const led = await callback.led;
  const parameters = validateAuthResponse(server, testClient.client, led, state);
  const response = await authorizationCodeGrantRequest(
    ...([server, testClient.client, None(), parameters, callback.address, verifier, insecure] as const),
  );
  const tokens = await processAuthorizationCodeResponse(server, testClient.client, response);
  const call = () =>
    fetch(`${app.address}/api/tools/search_records`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.access_token}`, "content-type": "application/json" },
      body: JSON.stringify({ object: "companies" }),
    });
  expect((await call()).status).toBe(200);

  await page.goto(`${app.address}/settings/apps`);
  await page.getByText("Let in").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Disconnect Dashboards" }).click();
  await page.getByText("No app acts for you").waitFor();
  expect((await call()).status).toBe(401);
  await page.goto(`${app.address}/oauth/authorize?client_id=nobody&response_type=code&redirect_uri=https://x.example/`);
  await page.getByRole("heading", { name: "This app cannot be let in" }).waitFor();
  await expectAccessible(page);
  callback.close();
  expect(errors).toEqual([]);
});

/** A program on this computer that waits to be led back to. */
async function listen(): Promise<{ address: string; led: Promise<URL>; close(): void }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/callback`;
  let arrive = (_: URL): void => undefined;
  const led = new Promise<URL>((done) => {
    arrive = done;
  });
  const server = createServer((request, response) => {
    response.end("Thank you.");
    if (request.url?.startsWith("/callback")) arrive(new URL(request.url, address));
  }).listen(port, "127.0.0.1");
  return { address, led, close: () => void server.close() };
}
