import { afterEach, describe, expect, test } from "vitest";

import type { ModelSettings } from "@/agent/models/models";
import { type Answer, TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { getConversation } from "@/tools/conversations/get-conversation";
import { getModelUsage } from "@/tools/models/get-model-usage";
import { updateModelSettings } from "@/tools/models/update-model-settings";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const quick = { attempts: 2, pauseMs: 1, firstMs: 400, chunkMs: 400, totalMs: 8000 };

async function begin(...replies: Reply[]): Promise<{ workspace: TestWorkspace; settings: ModelSettings }> {
  server = await startOpenAiServer((_, turn) => replies[turn] ?? { text: "Done.", tokens: { input: 100, output: 10 } });
  const settings = { openAiModel: "large", openAiBaseUrl: server.baseUrl, moreModels: [{ model: "small" }] };
  const workspace = await newWorkspace();
  const list = ["large", "small", "built-in-planner"].map((id) => ({ id, label: id, isPlanner: false, note: "" }));
  const prices = { large: { input: 1000, cachedInput: 100, output: 10_000 } };
  Object.assign(workspace.environment, { models: { list, prices, currency: "EUR" } });
  return { workspace, settings };
}

const noticesOf = ({ message }: Answer): { kind: string; text: string }[] =>
  message.parts.flatMap((part) => (part.type === "data-notice" ? [part.data] : []));

describe("the ledger", () => {
  test("has a line for each call with its tokens, its cost and what became of it", async () => {
    const { workspace, settings } = await begin(
      { calls: [{ name: "list_members", input: {} }] },
      { text: "Four.", tokens: { input: 1000, output: 20, cached: 400 } },
      { status: 500 },
      { status: 500 },
      { text: "From the small one.", tokens: { input: 10, output: 1 } },
      { breakOff: "There" },
    );
    const conversation = new TestConversation(workspace, settings, quick);

    await conversation.say("how many are we?");
    const first = await workspace.call(getModelUsage, { by: "turn" });
    await conversation.say("and now?");
    await conversation.say("and now?");

    const sent = Number(first.rows[0]?.inputTokens) - 1000;
    expect(first.rows).toMatchObject([{ label: "how many are we?", calls: 2, failed: 0, estimatedCalls: 1 }]);
    expect(sent).toBeGreaterThan(1000);
    expect(first.total.cost).toBeCloseTo(
      (600 * 1000 + 400 * 100 + 20 * 10_000 + sent * 1000 + Number(first.rows[0]?.outputTokens) * 10_000 - 200_000) /
        1_000_000,
    );
    const models = await workspace.call(getModelUsage, { by: "model" });
    expect(models.rows.find(({ key }) => key === "small")).toMatchObject({ calls: 1, cost: null, unpricedCalls: 1 });
    expect(models.rows.find(({ key }) => key === "large")).toMatchObject({ calls: 5, failed: 3 });
    expect((await workspace.call(getModelUsage, { by: "turn" })).rows).toHaveLength(3);
  });

  test("counts nothing of the planner", async () => {
    const { workspace } = await begin();

    await new TestConversation(workspace, { openAiModel: "none" }, quick).say("how many companies?");

    expect((await workspace.call(getModelUsage, {})).total.calls).toBe(0);
  });
});

describe("a limit", () => {
  test.each(["personDayLimit", "personMonthLimit", "dayLimit", "monthLimit"])(
    "of %s that is spent: no language model is asked, the planner answers and says why",
    async (limit) => {
      const { workspace, settings } = await begin({ text: "Hello.", tokens: { input: 100, output: 10 } });
      await workspace.call(updateModelSettings, { [limit]: 0.15 });
      const conversation = new TestConversation(workspace, settings, quick);

      const first = await conversation.say("hello");
      const second = await conversation.say("how many companies are there?");

      expect(first.text).toBe("Hello.");
      expect(second.message.metadata?.model).toBe("built-in-planner");
      expect(noticesOf(second)).toMatchObject([
        {
          kind: "budget",
          text: expect.stringMatching(/limit of 0\.15 EUR a (day|month) is spent, so no language model/),
        },
      ]);
      expect(server?.requests).toHaveLength(1);
    },
  );

  test("of one person leaves the others theirs", async () => {
    const { workspace, settings } = await begin();
    await workspace.call(updateModelSettings, { personDayLimit: 0.15 });
    await new TestConversation(workspace, settings, quick).say("hello");
    workspace.actors.reverse();
    const marta = Object.assign(Object.create(workspace) as TestWorkspace, { member: () => workspace.actors[2] });

    const answer = await new TestConversation(marta, settings, quick).say("hello");

    expect(answer.message.metadata?.model).toBe("large");
  });

  test("that is spent in the middle of a turn stops it where something was changed", async () => {
    const { workspace, settings } = await begin({
      calls: [{ name: "create_record", input: { object: "companies", values: { name: "Dockyard" } } }],
    });
    await workspace.call(updateModelSettings, { dayLimit: 0.01 });

    const answer = await new TestConversation(workspace, settings, quick).say("create company Dockyard");

    expect(answer.error).toContain("The workspace's limit of 0.01 EUR a day is spent. What was done stays.");
    expect(server?.requests).toHaveLength(1);
  });
});

describe("which model answers", () => {
  const modelsAsked = (): string[] => server?.requests.map(({ model }) => model) ?? [];

  test("the conversation's own choice is kept with it, the workspace's default serves the others", async () => {
    const { workspace, settings } = await begin();
    await workspace.call(updateModelSettings, { defaultModel: "small" });
    const chosen = new TestConversation(workspace, settings, quick);
    const message = (text: string) => ({ id: text, role: "user" as const, parts: [{ type: "text", text }] });

    await chosen.turn({ conversationId: chosen.id, parentId: null, message: message("a"), model: "large" }, undefined);
    await chosen.say("on another device");
    await new TestConversation(workspace, settings, quick).say("hello");

    expect(modelsAsked()).toEqual(["large", "large", "small"]);
    expect((await workspace.call(getConversation, { id: chosen.id })).model).toBe("large");
  });

  test("a choice that is no longer set up gives way to the default", async () => {
    const { workspace, settings } = await begin();
    const conversation = new TestConversation(workspace, settings, quick);
    const message = { id: "a", role: "user" as const, parts: [{ type: "text", text: "hello" }] };
    await conversation.turn({ conversationId: conversation.id, parentId: null, message, model: "small" }, undefined);

    await new TestConversation(workspace, settings, quick).say("hello");
    const gone = { openAiModel: "large", openAiBaseUrl: settings.openAiBaseUrl };
    const later = Object.assign(new TestConversation(workspace, gone, quick), {
      id: conversation.id,
      leaf: conversation.leaf,
    });
    const answer = await later.say("again");

    expect(answer.message.metadata?.model).toBe("large");
  });
});
