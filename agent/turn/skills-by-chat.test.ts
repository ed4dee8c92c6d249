import { afterEach, describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import { newWorkspace } from "@/tools/testing/test-workspace";

const planner = { openAiModel: "", openAiBaseUrl: "", openAiKey: "" };
let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function withDeals() {
  const workspace = await newWorkspace();
  const company = await workspace.seed("companies", { name: "Vitalis" });
  for (const name of ["Anna Keller", "Anna Lind"]) await workspace.seed("contacts", { name, company });
  const late = { stage: "proposal", close_on: "2026-10-01", company };
  await workspace.seed("deals", { name: "Dock lights", amount: 900, ...late });
  await workspace.seed("deals", { name: "Yard lights", amount: 100, stage: "won", close_on: "2026-11-02", company });
  await workspace.seed("tasks", { title: "Send the offer", due_on: "2026-11-20", company });
  return { workspace, conversation: new TestConversation(workspace, planner) };
}

describe("the planner", () => {
  test("goes through the pipeline request by request, with every figure from the database", async () => {
    const { conversation } = await withDeals();

    const { text, tools } = await conversation.say("weekly pipeline review, please");

    expect(tools.map(({ type }) => type)).toEqual([
      "tool-aggregate_records",
      "tool-aggregate_records",
      ...Array(4).fill("tool-search_records"),
    ]);
    expect(text).toMatch(/\*\*What was won, against the month before\*\* · .*€100/);
    expect(text).toMatch(/\*\*What is late: .*\*\* · \*\*1 deal\*\*.*Dock lights/);
  });

  test("prepares a meeting, and asks who is meant before the first step", async () => {
    const { conversation } = await withDeals();

    const vitalis = await conversation.say("prepare me for the call with Vitalis");
    const anna = await conversation.say("prepare a meeting with Anna");
    const chosen = await conversation.say("the first one");

    expect(vitalis.text).toMatch(
      /Who they are.*Vitalis[\s\S]*open with them.*Dock lights[\s\S]*not done.*Send the offer/,
    );
    expect(anna.tools).toMatchObject([{ type: "tool-ask_person" }]);
    expect(chosen.tools).toHaveLength(4);
    expect(chosen.text).toContain("**Who they are** · Here is [Anna Keller]");
  });

  test("says whom it does not find, and which skills there are", async () => {
    const { conversation } = await withDeals();

    expect((await conversation.say("prepare a meeting with Zorgblat")).text).toBe(
      "I found no record called “Zorgblat”.",
    );
    expect((await conversation.say("which skills do you have?")).text).toContain("Say “weekly pipeline review”");
  });
});

test("a language model is told which skills there are, and loads the steps of one", async () => {
  const { workspace } = await withDeals();
  const asked: string[] = [];
  server = await startOpenAiServer((request, turn) => {
    asked.push(JSON.stringify(request));
    if (turn === 0) return { calls: [{ name: "load_skill", input: { id: "weekly-pipeline-review" } }] };
    return turn === 1 ? { calls: [{ name: "load_skill", input: { id: "ghost" } }] } : { text: "Done." };
  });
  const models = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };

  const { tools } = await new TestConversation(workspace, models).say("do the weekly review");

  expect(asked[0]).toContain("- weekly-pipeline-review: Where the pipeline stands");
  expect(tools[0]?.output).toMatchObject({
    name: "Weekly pipeline review",
    steps: expect.stringContaining("Change nothing."),
  });
  expect(tools[1]?.output).toMatchObject({
    error: expect.stringContaining("There is no skill ghost. There are: clean-up-"),
  });
});
