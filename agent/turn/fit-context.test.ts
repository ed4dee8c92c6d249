import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { afterEach, describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type ChatRequest, type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { getModelUsage } from "@/tools/models/get-model-usage";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { shortenOutputs } from "./shorten-outputs";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const isSummary = (request: ChatRequest): boolean =>
  JSON.stringify(request.messages[0]).includes("Summarize the conversation");

/** A model with room for little; each answer is long. */
async function begin(
  answer: (request: ChatRequest, turn: number) => Reply,
  summary: Reply = { text: "They spoke of rope." },
): Promise<{ workspace: TestWorkspace; conversation: TestConversation; sent(): ChatRequest[]; summaries(): number }> {
  let turn = -1;
  server = await startOpenAiServer((request) => {
    if (isSummary(request)) return summary;
    turn += 1;
    return answer(request, turn);
  });
  const { requests, baseUrl } = server;
  const workspace = await newWorkspace();
  const settings = { openAiModel: "large", openAiBaseUrl: baseUrl, contextTokens: 24_000 };
  return {
    workspace,
    conversation: new TestConversation(workspace, settings, { attempts: 1 }),
    sent: () => requests.filter((request) => !isSummary(request)),
    summaries: () => requests.filter(isSummary).length,
  };
}

const long = (word: string): string => `${word} `.repeat(2400).trim();

/** Every result of a tool follows its call, and no call lacks one. */
function expectWhole({ messages }: ChatRequest): void {
  const calls = messages.flatMap((message) => message.tool_calls ?? []).map(({ id }) => id);
  const results = messages.flatMap(({ tool_call_id: id }) => (id ? [id] : []));
  expect(results).toEqual(calls);
}

describe("a conversation that is longer than a model's room", () => {
  test("keeps the newest turns whole, has the oldest summarized once, and uses that summary again", async () => {
    const { workspace, conversation, sent, summaries } = await begin((_, turn) => ({ text: long(`word${turn}`) }));

    for (let turn = 0; turn < 7; turn += 1) await conversation.say(`question ${turn}`);
    const made = summaries();
    await conversation.say("short one");

    const last = JSON.stringify(sent().at(-1)?.messages);
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(5);
    expect(last).toContain("Summary of the older messages");
    expect(last).toContain("They spoke of rope.");
    expect(last).toContain("short one");
    expect(last).not.toContain("question 0");
    for (const request of sent()) expect(JSON.stringify(request).length).toBeLessThan(24_000 * 4);
    expect((await workspace.call(getModelUsage, {})).total.calls).toBe(8 + summaries());
  });

  test("is told that older messages are left out when nobody can summarize them", async () => {
    const { conversation, sent } = await begin((_, turn) => ({ text: long(`word${turn}`) }), { status: 500 });

    for (let turn = 0; turn < 7; turn += 1) await conversation.say(`question ${turn}`);

    const last = JSON.stringify(sent().at(-1)?.messages);
    expect(last).toContain("Older messages were left out");
    expect(last).toContain("question 6");
    expect(last).not.toContain("question 0");
  });

  test("never parts a call from its result", async () => {
    const { workspace, conversation, sent } = await begin((_, turn) =>
      turn % 2 === 0 ? { calls: [{ name: "search_records", input: { object: "companies" } }] } : { text: long("rope") },
    );
    for (let count = 0; count < 20; count += 1)
      await workspace.seed("companies", { name: `Company ${count}`, about: "x".repeat(400) });

    for (let turn = 0; turn < 6; turn += 1) await conversation.say(`question ${turn}`);

    for (const request of sent()) expectWhole(request);
    expect(JSON.stringify(sent().at(-1)?.messages)).toContain("Summary of the older messages");
  });

  test("has another summary on another branch", async () => {
    const { conversation, sent } = await begin((_, turn) => ({ text: long(`word${turn}`) }));
    for (let turn = 0; turn < 6; turn += 1) await conversation.say(`question ${turn}`);

    conversation.leaf = null;
    await conversation.say("a fork from the beginning");

    expect(JSON.stringify(sent().at(-1)?.messages)).not.toContain("They spoke of rope.");
  });
});

describe("a long output of a tool", () => {
  const prompt = (value: unknown): LanguageModelV4Prompt => [
    {
      role: "tool",
      content: [
        {
          type: "tool-result",
          toolCallId: "a",
          toolName: "search_records",
          output: { type: "json", value: value as never },
        },
      ],
    },
  ];

  test("loses whole rows from the end, and says how to get them", () => {
    const records = Array.from({ length: 100 }, (_, place) => ({ id: place, name: "x".repeat(100) }));

    const text = JSON.stringify(shortenOutputs(prompt({ records, count: { value: 100 } }), 2000));

    expect(text).toContain("Only the first 16 of these 100 records are shown");
    expect(text).toContain('"id":15');
    expect(text).not.toContain('"id":16');
    expect(text).toContain('"value":100');
  });

  test("that is no list is cut, and a short one is left alone", () => {
    expect(JSON.stringify(shortenOutputs(prompt({ text: "y".repeat(5000) }), 1000))).toContain(
      "more letters are left out",
    );
    expect(shortenOutputs(prompt({ text: "short" }), 1000)).toEqual(prompt({ text: "short" }));
  });
});
