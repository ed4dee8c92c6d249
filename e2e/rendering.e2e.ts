import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import { openBrowser } from "./testing/open-browser";
import { type OutsideWorld, startOutsideWorld } from "./testing/outside-world";
import { asStored, inOneLine, renderingCases } from "./testing/rendering-cases";
import { callTool, type RunningApp, startApp, writeTool } from "./testing/start-app";
import { watchPage } from "./testing/watch-page";

let model: OpenAiServer;
let app: RunningApp;
let browser: Browser;
let outside: OutsideWorld;

const ofCase = (id: string) => ({ field: "name", op: "contains", value: id });
const names = renderingCases.map((one) => inOneLine(one, 80));
const allTexts = renderingCases.map(asStored).join("\n\n---\n\n");
const write = <Output>(tool: string, input: unknown): Promise<Output> => writeTool<Output>(app.address, tool, input);

/** Looks the case's record up, then says its text, so that both a card and an answer carry it. */
function script({ messages }: OpenAiServer["requests"][number]): ReturnType<Parameters<typeof startOpenAiServer>[0]> {
  const asked = messages.findLast(({ role }) => role === "user")?.content;
  const one = renderingCases.find(({ id }) => JSON.stringify(asked ?? "").includes(`tell ${id}`));
  if (!one) return { text: "Nothing was asked." };
  if (messages.at(-1)?.role === "tool") return { text: one.text };
  return { calls: [{ name: "search_records", input: { object: "companies", where: ofCase(one.id) } }] };
}

beforeAll(async () => {
  model = await startOpenAiServer(script);
  outside = await startOutsideWorld();
  app = await startApp({ OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: "test", OPENAI_MODEL: "test-model" });
  browser = await openBrowser(outside.args);
  await write("create_field", { object: "companies", label: "Site", type: "url" });
  for (const [index, one] of renderingCases.entries()) {
    const values = { name: names[index], about: asStored(one), domain: inOneLine(one, 200), site: siteOf(one.text) };
    await write("create_record", { object: "companies", values });
  }
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await model?.close();
  await outside?.close();
});

/** The target alone, where the text is a link. */
const siteOf = (text: string): string =>
  (/\]\(([^\s]+)\)/.exec(text)?.[1] ?? text).replaceAll(/[\p{Cc}\s]+/gu, " ").slice(0, 900);

const squeeze = (text: string): string => text.replaceAll(/\s+/g, " ");

/** Nothing ran, nothing was asked for elsewhere, no report of the policy came, and each text can be read. */
async function expectHarmless(address: string, texts: string[]): Promise<void> {
  const { page, harm } = await watchPage(browser, app.address);
  await page.goto(app.address + address);
  const unread = async (): Promise<string[]> => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden, as the page's own scripts are, cannot be read
    const body = squeeze(await page.locator("body").innerText());
    return texts.filter((text) => !body.includes(squeeze(text)));
  };
  await expect.poll(unread, { timeout: 20_000 }).toEqual([]);
  await page.waitForLoadState("networkidle");

  expect(await harm()).toEqual([]);
  expect(outside.arrivals).toEqual([]);
  await page.context().close();
}

const ids = renderingCases.map(({ id }) => id);

test("there are at least sixty hostile texts, each different from all others", () => {
  expect(new Set(renderingCases.map(({ id, text }) => text.replaceAll(id, ""))).size).toBeGreaterThanOrEqual(60);
});

test("answers of a model, and the cards of what its tools found", { timeout: 120_000 }, async () => {
  const conversationId = crypto.randomUUID();
  let parentId: string | null = null;
  for (const id of ids) {
    const parts = [{ type: "text", text: `tell ${id}` }];
    const response: Response = await fetch(`${app.address}/api/chat`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ conversationId, parentId, message: { id: crypto.randomUUID(), role: "user", parts } }),
    });
    const body: string = await response.text();
    parentId = /"messageId":"([^"]+)"/.exec(body)?.[1] ?? null;
    if (!parentId) throw new Error(`${id} ${body.slice(0, 500)}`);
  }

  await expectHarmless(`/c/${conversationId}`, [...ids, ...names]);
});

test("names and fields of records in a list", async () => {
  const state = { where: ofCase("case-"), fields: ["domain", "about", "site"] };
  const query = Buffer.from(JSON.stringify(state)).toString("base64url");

  await expectHarmless(`/o/companies?q=${query}`, names);
});

test("fields and notes on a record's page", async () => {
  const { record } = await write<{ record: { id: string } }>("create_record", {
    object: "companies",
    values: { name: "All of them", about: allTexts },
  });
  const about = [{ object: "companies", id: record.id }];
  await write("log_note", { body: allTexts, about });

  await expectHarmless(`/o/companies/${record.id}`, ids);
  await expectHarmless(`/o/companies/${record.id}?tab=notes`, ids);
});

test("names of documents, and the text of one", { timeout: 120_000 }, async () => {
  for (const [index, name] of names.entries()) await write("create_document", { name, text: `Text ${index}` });
  await expectHarmless("/documents", names);

  const { document } = await write<{ document: { id: string } }>("create_document", { name: "A", text: allTexts });
  const isReady = async (): Promise<boolean> =>
    (await callTool<{ document: { version: { state: string } } }>(app.address, "get_document", { id: document.id }))
      .document.version.state === "ready";
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  await expectHarmless(`/documents/${document.id}`, ids);
});

test("names of views and of reports", { timeout: 60_000 }, async () => {
  const figures = { object: "companies", measures: [{ fn: "count" }] };
  for (const name of names) {
    const { view } = await write<{ view: { id: string } }>("create_view", { object: "companies", name });
    await write("favorite_view", { id: view.id });
    await write("create_report", { name, query: figures });
  }

  await expectHarmless("/reports", names);
  await expectHarmless("/o/companies", names);
});
