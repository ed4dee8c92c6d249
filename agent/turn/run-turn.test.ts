import { afterEach, describe, expect, test } from "vitest";

import type { ModelSettings } from "@/agent/models/models";
import { TestConversation } from "@/agent/testing/converse";
import { type ChatRequest, type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { getConversation } from "@/tools/conversations/get-conversation";
import { getRecord } from "@/tools/records/get-record";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function models(script: (request: ChatRequest, turn: number) => Reply): Promise<ModelSettings> {
  server = await startOpenAiServer(script);
  return { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };
}

/** Says these replies one after the other. */
const inOrder =
  (...replies: Reply[]) =>
  (_: ChatRequest, turn: number): Reply =>
    replies[turn] ?? { text: "Done." };

async function withDeals(): Promise<{ workspace: TestWorkspace; ids: string[] }> {
  const workspace = await newWorkspace();
  const ids = [];
  for (const amount of [10, 20, 30]) ids.push(await workspace.seed("deals", { name: `Deal ${amount}`, amount }));
  return { workspace, ids };
}

const raise = {
  selection: { object: "deals", where: { field: "amount", op: "gte", value: 20 } },
  values: { stage: "won" },
};

describe("a language model over HTTP", () => {
  test("keeps how many tokens it read and wrote, where its server says so", async () => {
    const workspace = await newWorkspace();
    const settings = await models(inOrder({ text: "Hello.", tokens: { input: 900, output: 12 } }, { text: "Hello." }));
    const conversation = new TestConversation(workspace, settings);

    const told = await conversation.say("hello");
    const untold = await conversation.say("hello");

    expect(told.message.metadata?.tokens).toEqual({ input: 900, output: 12 });
    expect(untold.message.metadata).not.toHaveProperty("tokens");
  });

  test("keeps an answer with letters that no database takes, and goes on after it", async () => {
    const workspace = await newWorkspace();
    const conversation = new TestConversation(workspace, await models(inOrder({ text: "a\u0000b \ud800 c" })));

    await conversation.say("hello");
    const next = await conversation.say("and now?");

    expect(next.error).toBeUndefined();
    const { messages } = await workspace.call(getConversation, { id: conversation.id });
    expect(JSON.stringify(messages[1]?.parts)).toContain("ab \ufffd c");
    expect(messages).toHaveLength(4);
  });

  test("calls tools, sees their output, answers, and the conversation is kept", async () => {
    const { workspace } = await withDeals();
    const conversation = new TestConversation(
      workspace,
      await models(
        inOrder(
          { calls: [{ name: "search_records", input: { object: "deals", count: "capped" } }] },
          { text: "There are three deals." },
        ),
      ),
    );

    const answer = await conversation.say("how many deals are there?");

    expect(answer.text).toBe("There are three deals.");
    expect(answer.tools).toMatchObject([
      { type: "tool-search_records", state: "output-available", output: { count: { value: 3 } } },
    ]);
    expect(answer.message.parts.find((part) => part.type === "data-run")).toMatchObject({
      data: { summary: "Searched deals · 3 found" },
    });
    expect(server?.requests[0]?.tools?.map((tool) => tool.function.name)).toContain("update_records");
    expect(JSON.stringify(server?.requests[1]?.messages)).toContain("Deal 30");
    const stored = await workspace.call(getConversation, { id: conversation.id });
    expect(stored).toMatchObject({ title: "how many deals are there?", leafId: answer.message.id });
    expect(stored.messages.map((message) => message.role)).toEqual(["user", "assistant"]);
  });

  test("a change by query shows its preview and waits; a yes runs exactly that", async () => {
    const { workspace, ids } = await withDeals();
    const conversation = new TestConversation(
      workspace,
      await models(inOrder({ calls: [{ name: "update_records", input: raise }] }, { text: "Two deals are won." })),
    );

    const asked = await conversation.say("mark deals from 20 as won");
    const before = await workspace.call(getRecord, { object: "deals", id: String(ids[1]) });
    const done = await conversation.decide(true);

    expect(asked.tools).toMatchObject([{ state: "approval-requested" }]);
    expect(asked.message.parts.find((part) => part.type === "data-preview")).toMatchObject({
      data: { title: "Change: 2 deals", outcome: { count: 2, isPreview: true } },
    });
    expect(before.record.values["stage"]).toBe("lead");
    expect(done.tools).toMatchObject([{ state: "output-available", output: { count: 2 } }]);
    expect(done.text).toBe("Two deals are won.");
  });

  test("records that changed between preview and yes are a conflict, not an overwrite", async () => {
    const { workspace, ids } = await withDeals();
    const conversation = new TestConversation(
      workspace,
      await models(inOrder({ calls: [{ name: "update_records", input: raise }] }, { text: "They changed." })),
    );

    await conversation.say("mark deals from 20 as won");
    await workspace.call(updateRecord, { object: "deals", id: String(ids[1]), values: { stage: "lost" } });
    const done = await conversation.decide(true);

    expect(done.tools).toMatchObject([
      { state: "output-error", errorText: expect.stringContaining("changed since the preview") },
    ]);
    const { record } = await workspace.call(getRecord, { object: "deals", id: String(ids[1]) });
    expect(record.values["stage"]).toBe("lost");
  });

  test("a no changes nothing and reaches the model with its reason", async () => {
    const { workspace, ids } = await withDeals();
    const conversation = new TestConversation(
      workspace,
      await models(
        inOrder(
          { calls: [{ name: "delete_record", input: { object: "deals", id: ids[0] } }] },
          { text: "Left alone." },
        ),
      ),
    );

    await conversation.say("delete deal 10");
    const done = await conversation.decide(false, "still needed");

    expect(done.tools).toMatchObject([{ state: "output-denied" }]);
    expect(JSON.stringify(server?.requests[1]?.messages)).toContain("still needed");
    await expect(workspace.call(getRecord, { object: "deals", id: String(ids[0]) })).resolves.toBeTruthy();
  });

  test("a yes is used once", async () => {
    const { workspace } = await withDeals();
    const conversation = new TestConversation(
      workspace,
      await models(inOrder({ calls: [{ name: "update_records", input: raise }] })),
    );
    await conversation.say("mark deals from 20 as won");
    const waiting = conversation.last;
    await conversation.decide(true);

    conversation.last = waiting;

    await expect(conversation.decide(true)).rejects.toMatchObject({ code: "precondition_failed" });
  });

  test("rows selected by hand are changed without a question", async () => {
    const { workspace, ids } = await withDeals();
    const input = {
      selection: { object: "deals", where: { field: "id", op: "in", value: ids.slice(0, 2) } },
      values: { stage: "won" },
    };
    const conversation = new TestConversation(
      workspace,
      await models(inOrder({ calls: [{ name: "update_records", input }] })),
    );

    const answer = await conversation.say("mark these as won", { object: "deals", selectedIds: ids.slice(0, 2) });

    expect(answer.tools).toMatchObject([{ state: "output-available", output: { count: 2 } }]);
  });

  test("an unanswered question is settled by the next message", async () => {
    const { workspace } = await withDeals();
    const question = { question: "Which one?", choices: [{ label: "Deal 10" }, { label: "Deal 20" }] };
    const conversation = new TestConversation(
      workspace,
      await models(inOrder({ calls: [{ name: "ask_person", input: question }] }, { text: "Deal 20 then." })),
    );

    const asked = await conversation.say("open the deal");
    const answered = await conversation.say("the second");

    expect(asked.tools).toMatchObject([{ type: "tool-ask_person", state: "input-available" }]);
    expect(answered.text).toBe("Deal 20 then.");
    expect(server?.requests[1]?.messages.filter((message) => message.role === "tool")).toHaveLength(1);
  });
});

describe("what a client may not do", () => {
  test("send nothing, send too much, or open another person's conversation", async () => {
    const { workspace } = await withDeals();
    const conversation = new TestConversation(workspace, await models(inOrder({ text: "Hello." })));
    await conversation.say("hello \u0000 \ud800 <b>‮x</b>");

    await expect(conversation.say("  ")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(conversation.say("x".repeat(1_000_000))).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("20,000"),
    });
    await expect(
      workspace.call(getConversation, { id: conversation.id }, workspace.member("Marta")),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
