import { afterEach, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { runTurn } from "@/agent/turn/run-turn";
import { getConversation } from "@/tools/conversations/get-conversation";
import { newWorkspace } from "@/tools/testing/test-workspace";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
});

async function open(script: (turn: number) => Reply) {
  server = await startOpenAiServer((_, turn) => script(turn));
  const workspace = await newWorkspace();
  const models = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };
  const conversation = new TestConversation(workspace, models);
  const stored = () => workspace.call(getConversation, { id: conversation.id });
  return { workspace, models, conversation, stored };
}

test("making an answer again keeps both, beside each other", async () => {
  const { conversation, stored } = await open((turn) => ({ text: `Answer ${turn}.` }));
  const first = await conversation.say("hello");
  const question = (await stored()).messages[0]?.id ?? "";

  await conversation.turn({ conversationId: conversation.id, parentId: question, regenerate: true }, undefined);

  const { messages, leafId } = await stored();
  const answers = messages.filter((message) => message.role === "assistant");
  expect(answers.map((answer) => answer.parentId)).toEqual([question, question]);
  expect(leafId).not.toBe(first.message.id);
});

test("an edited question starts a fork that does not know what came after the old one", async () => {
  const { conversation, stored } = await open((turn) => ({ text: `Answer ${turn}.` }));
  await conversation.say("first question");
  await conversation.say("a secret follow-up");

  conversation.leaf = null;
  await conversation.say("another first question");

  const { messages } = await stored();
  expect(messages.filter((message) => message.parentId === null)).toHaveLength(2);
  expect(JSON.stringify(server?.requests[2]?.messages)).not.toContain("secret");
});

test("stopping keeps what was said so far", async () => {
  const { workspace, models, conversation, stored } = await open(() => ({
    text: Array.from({ length: 200 }, (_, word) => `word${word}`).join(" "),
  }));
  const stop = new AbortController();
  const message = { id: "m1", role: "user" as const, parts: [{ type: "text", text: "tell me much" }] };
  const turn = { environment: workspace.environment, actor: workspace.member(), door: "test" };

  const stream = await runTurn(
    turn,
    { conversationId: conversation.id, parentId: null, message },
    { models, abortSignal: stop.signal },
  );
  for await (const chunk of stream as unknown as AsyncIterable<{ type: string }>) {
    if (chunk.type === "text-delta") stop.abort();
  }

  const { messages } = await stored();
  expect(messages.map((row) => row.role)).toEqual(["user", "assistant"]);
  expect(JSON.stringify(messages[1]?.parts)).toContain("word0");
});

test("the same message sent twice is answered once", async () => {
  const { workspace, models, conversation, stored } = await open(() => ({ text: "Hello." }));
  const message = { id: "m2", role: "user" as const, parts: [{ type: "text", text: "hello" }] };
  const turn = { environment: workspace.environment, actor: workspace.member(), door: "test" };
  const request = { conversationId: conversation.id, parentId: null, message };
  await conversation.turn(request, undefined);

  await expect(runTurn(turn, request, { models })).rejects.toMatchObject({ code: "conflict" });
  expect((await stored()).messages).toHaveLength(2);
});
