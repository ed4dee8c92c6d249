import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type ChatRequest, type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { expectAccessible } from "./testing/expect-accessible";
import { openBrowser, openPage, say } from "./testing/open-browser";
import { callTool, type RunningApp, startApp, writeTool } from "./testing/start-app";

let model: OpenAiServer;
let app: RunningApp;
let browser: Browser;
let next: (request: ChatRequest) => Reply = () => ({ text: "Hello.", tokens: { input: 1000, output: 10 } });

beforeAll(async () => {
  model = await startOpenAiServer((request) => next(request));
  app = await startApp({
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: "test",
    OPENAI_MODEL: "large-model",
    ATRIUM_MORE_MODELS: '[{"model":"small-model"}]',
    ATRIUM_MODEL_PRICES: '{"large-model":{"input":1000,"output":10000}}',
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await model?.close();
});

test("a model that does not answer is replaced, and a failed tool stands in the answer whatever the model claims", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);
  next = ({ model: asked }) => (asked === "large-model" ? { status: 401 } : { text: "I am the small one." });

  await say(page, "hello");
  await page.getByText("I am the small one.").first().waitFor();
  await page.getByText(/large-model at .* did not answer \(401, the key was refused\); small-model at/).waitFor();
  let turn = 0;
  next = () => {
    turn += 1;
    return turn === 1
      ? { calls: [{ name: "create_record", input: { object: "companies", values: { nmae: "Dockyard" } } }] }
      : { text: "I created Dockyard." };
  };
  await say(page, "create company Dockyard");
  await page.getByText("I created Dockyard.").first().waitFor();
  await page.getByText("Creating companies did not work").waitFor();
  await page.getByLabel("Creating companies did not work").getByText(/nmae/).waitFor();
  await page.reload();
  await page.getByText(/did not answer \(401/).waitFor();
  await page.getByText("Creating companies did not work").waitFor();

  expect(errors).toEqual([]);
});

test("changes to a document that a model proposes are taken place by place", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  const text = "Pay in 30 days. Complain in 30 days. Return in 30 days.\n";
  const made = await writeTool<{ document: { id: string } }>(app.address, "create_document", { name: "Terms", text });
  const { id } = made.document;
  const now = async () => (await callTool<{ text: string | null }>(app.address, "get_document", { id })).text;
  await expect.poll(now, { timeout: 20_000 }).toBe(text);
  const edits = [{ find: "30 days", replace: "14 days", all: true }];
  let turn = 0;
  next = () => {
    turn += 1;
    return turn === 1
      ? { calls: [{ name: "update_document_text", input: { id, edits, preview: true } }] }
      : { text: "Three places would change." };
  };
  await page.goto(app.address);
  await say(page, "make it 14 days in the document Terms");
  const card = page.getByRole("region", { name: "Changes to Terms" });
  await card.getByText("Nothing has changed yet").waitFor();
  await expectAccessible(page);
  expect(await now()).toBe(text);

  await card.getByRole("checkbox").nth(1).click();
  await card.getByRole("button", { name: "Change 2 of 3 places" }).click();

  await page.getByText("2 places changed").waitFor();
  await expect.poll(now, { timeout: 20_000 }).toBe("Pay in 14 days. Complain in 30 days. Return in 14 days.\n");
  expect(errors).toEqual([]);
});

test("an answer that breaks off after a change goes on instead of beginning anew", async () => {
  const { page } = await openPage(browser);
  await page.goto(app.address);
  let turn = 0;
  next = () => {
    turn += 1;
    if (turn === 1)
      return { calls: [{ name: "create_record", input: { object: "companies", values: { name: "Dockyard" } } }] };
    return turn === 2 ? { breakOff: "Dockyard is" } : { text: "It was there already." };
  };

  await say(page, "create company Dockyard");
  await page.getByText(/broke off here/).waitFor();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("It was there already.").first().waitFor();

  const where = { field: "name", op: "eq", value: "Dockyard" };
  const found = await callTool<{ records: unknown[] }>(app.address, "search_records", { object: "companies", where });
  expect(found.records).toHaveLength(1);
});

test("the model chosen in a conversation is used on another device", async () => {
  const { page } = await openPage(browser);
  await page.goto(app.address);
  next = ({ model: asked }) => ({ text: `Answered by ${asked}.`, tokens: { input: 1000, output: 10 } });

  await page.getByRole("button", { name: "Model: large-model" }).click();
  await page
    .getByRole("menuitemradio", { name: "small-model" })
    .or(page.getByRole("menuitem", { name: "small-model" }))
    .first()
    .click();
  await say(page, "hello");
  await page.getByText("Answered by small-model.").first().waitFor();
  const other = (await openPage(browser)).page;
  await other.goto(page.url());
  await other.getByRole("button", { name: "Model: small-model" }).waitFor();
  await say(other, "hello again");
  await other.getByRole("article", { name: "Atrium" }).nth(1).getByText("Answered by small-model.").waitFor();
});

test("an Admin sees what models cost and sets the default and a limit, which holds at once", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/settings/models`);

  await page.getByRole("row", { name: /Total/ }).waitFor();
  await page.getByLabel("Grouped").selectOption("model");
  await page.getByRole("row", { name: /small-model.*unknown/ }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Everybody together, a month").fill("nothing");
  await page.getByText("A number above 0, up to 1,000,000.").waitFor();
  await page.getByLabel("Everybody together, a month").fill("0.001");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Changed the settings of models").waitFor();
  const before = model.requests.length;
  await page.goto(app.address);
  await say(page, "how many companies are there?");

  await page.getByText(/limit of 0\.001 USD a month is spent, so no language model was asked/).waitFor();
  expect(model.requests.length).toBe(before);
  expect(errors).toEqual([]);
});
