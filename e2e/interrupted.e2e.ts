import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { openBrowser, openPage, say } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

let model: OpenAiServer;
let app: RunningApp;
let browser: Browser;
let replies: Reply[] = [];

beforeAll(async () => {
  model = await startOpenAiServer(() => replies.shift() ?? { text: "Done." });
  app = await startApp({ OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: "test", OPENAI_MODEL: "test-model" });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await model?.close();
});

test("Stop keeps the half answer, also after a reload, and the conversation goes on", async () => {
  replies = [{ stall: "There are three things to say" }, { text: "Going on from there." }];
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);

  await say(page, "tell me everything");
  await page.getByText("There are three things to say").first().waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
  await say(page, "go on");
  await page.getByText("Going on from there.").first().waitFor();
  await page.reload();
  await page.getByText("Going on from there.").first().waitFor();

  expect(await page.getByText("There are three things to say").first().isVisible()).toBe(true);
  expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain("There are three things to say");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("for a model that answers garbage the planner answers and says so, and the next answer is the model's again", async () => {
  const garbage: Reply = { garbage: true };
  replies = Array.from({ length: 4 }, () => garbage);
  const { page } = await openPage(browser);
  await page.goto(app.address);

  await say(page, "anything new?");
  await page
    .getByText(/answered instead/)
    .first()
    .waitFor();
  replies = [{ text: "Now it works." }];
  await say(page, "and now?");
  await page.getByText("Now it works.").first().waitFor();

  expect(
    await page
      .getByText(/answered instead/)
      .first()
      .isVisible(),
  ).toBe(true);
  expect(await page.getByText(/AI_|SyntaxError|Invalid JSON/).count()).toBe(0);
  await page.context().close();
});

test("a tab that was opened on another version says so and offers to reload", async () => {
  const { page } = await openPage(browser);
  await page.clock.install();
  let version = "";
  await page.route(/system_info|\/api\/system|\/api\/trpc\/system/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: version ? text.replace(/"version":"[^"]+"/, `"version":"${version}"`) : text,
    });
  });
  await page.goto(app.address);
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await page.waitForLoadState("networkidle");
  const notice = page.getByText("A new version is ready.");
  const before = await notice.count();

  version = "99.0.0+other";
  await page.clock.fastForward("03:00");
  await notice.waitFor();

  expect(before).toBe(0);
  expect(await page.getByRole("button", { name: "Reload" }).isVisible()).toBe(true);
  await page.context().close();
});
