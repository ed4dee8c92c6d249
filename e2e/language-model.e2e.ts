import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { openBrowser, openPage, say } from "./testing/open-browser";
import { callTool, type RunningApp, startApp } from "./testing/start-app";

let model: OpenAiServer;
let app: RunningApp;
let browser: Browser;

const raise = {
  selection: { object: "deals", where: { field: "stage", op: "eq", value: "proposal" } },
  values: { next_step: "Call" },
};
const script: Reply[] = [
  {
    calls: [
      {
        name: "search_records",
        input: { object: "deals", where: { field: "stage", op: "eq", value: "proposal" }, count: "capped" },
      },
    ],
  },
  { text: "These deals are in proposal." },
  { calls: [{ name: "update_records", input: raise }] },
  { text: "All of them have a next step now." },
];

beforeAll(async () => {
  model = await startOpenAiServer((_, turn) => script[turn] ?? { text: "Done." });
  app = await startApp({ OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: "test", OPENAI_MODEL: "test-model" });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await model?.close();
});

test("an OpenAI-compatible server drives the same conversation: tools, cards, approval", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(app.address);

  await say(page, "which deals are in proposal?");
  await page.getByText("These deals are in proposal.").first().waitFor();
  await page.getByRole("region", { name: "Deals" }).first().waitFor();
  await say(page, "give them the next step Call");
  await page.getByRole("button", { name: /\d+ deals/ }).click();
  await page.getByText("All of them have a next step now.").first().waitFor();

  const where = { and: [raise.selection.where, { field: "next_step", op: "ne", value: "Call" }] };
  const left = await callTool<{ count: { value: number } }>(app.address, "search_records", {
    object: "deals",
    where,
    count: "exact",
  });
  expect(left.count.value).toBe(0);
  expect(model.requests.every((request) => request.model === "test-model" && request.stream)).toBe(true);
  expect(errors).toEqual([]);
});
