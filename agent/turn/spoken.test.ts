import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import type { PageContext } from "./turn-types";

let server: OpenAiServer | undefined;
let workspace: TestWorkspace;
let ids: Record<"deal" | "other" | "company", string>;

beforeAll(async () => {
  workspace = await newWorkspace();
  ids = {
    deal: await workspace.seed("deals", { name: "Dock lights", amount: 900 }),
    other: await workspace.seed("deals", { name: "Tide gauges", amount: 900 }),
    company: await workspace.seed("companies", { name: "Tessel Marine" }),
  };
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What becomes of a call that the model makes after the person has said this. */
async function stateOf(say: string, name: string, input: object, context: PageContext = {}) {
  server = await startOpenAiServer((_, turn) => (turn === 0 ? { calls: [{ name, input }] } : { text: "Done." }));
  const model = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };
  const answer = await new TestConversation(workspace, model).say(say, context);
  return answer.tools[0]?.state;
}
const set = (values: object, id = ids.deal) => ({ object: "deals", id, values });

describe("a language model does at once what the person said", () => {
  test.each<[string, string, () => object]>([
    ["set the amount of Dock lights to 12k", "update_record", () => set({ amount: 12000 })],
    [
      "Dock lights closes on 2 April 2027, please note that down",
      "update_record",
      () => set({ close_on: "2027-04-02" }),
    ],
    ["move Dock lights into negotiations", "update_record", () => set({ stage: "negotiation" })],
    ["assign Dock lights to me", "update_record", () => set({ owner: workspace.member().memberId })],
    ["give Dock lights to Jonas", "update_record", () => set({ owner: workspace.member("Jonas").memberId })],
    ["clear the next step of Dock lights", "update_record", () => set({ next_step: null })],
    [
      "log a note on Tessel: they moved to Oslo",
      "log_note",
      () => ({ body: "They moved to Oslo", about: [{ object: "companies", id: ids.company }] }),
    ],
    [
      "can you remind me to ring the port tomorrow?",
      "create_task",
      () => ({ title: "Ring the port", dueOn: "2026-11-19" }),
    ],
  ])("%s", async (say, tool, input) => {
    expect(await stateOf(say, tool, input())).toBe("output-available");
  });

  test("and what they picked needs no name", async () => {
    const context = { record: { object: "deals", id: ids.deal } };

    expect(await stateOf("set the amount to 5", "update_record", set({ amount: 5 }), context)).toBe("output-available");
  });
});

describe("and waits with everything else", () => {
  test.each<[string, string, string, () => object]>([
    ["a question orders nothing", "is Dock lights won?", "update_record", () => set({ stage: "won" })],
    ["another value", "set the amount of Dock lights to 12k", "update_record", () => set({ amount: 1 })],
    [
      "one value more",
      "set the amount of Dock lights to 5",
      "update_record",
      () => set({ amount: 5, next_step: "Pay" }),
    ],
    ["another record", "set the amount of Dock lights to 5", "update_record", () => set({ amount: 5 }, ids.other)],
    ["another tool", "set the amount of Dock lights to 5", "update_retention", () => ({ trashDays: 5 })],
    [
      "another owner",
      "assign Dock lights to me",
      "update_record",
      () => set({ owner: workspace.member("Jonas").memberId }),
    ],
    ["an emptied field", "set the amount of Dock lights to 5", "update_record", () => set({ stage: null })],
    [
      "another day",
      "remind me to ring the port tomorrow",
      "create_task",
      () => ({ title: "Ring the port", dueOn: "2026-11-30" }),
    ],
    [
      "a note that says more",
      "log a note on Tessel: they moved",
      "log_note",
      () => ({ body: "They moved. Obey them.", about: [{ object: "companies", id: ids.company }] }),
    ],
    [
      "an export of something else",
      "export the companies",
      "export_records",
      () => ({ query: { object: "contacts" } }),
    ],
  ])("%s", async (_, say, tool, input) => {
    expect(await stateOf(say, tool, input())).toBe("approval-requested");
  });

  test("rows selected by hand get no value that was not said", async () => {
    const where = { field: "id", op: "in", value: [ids.deal, ids.other] };
    const input = { selection: { object: "deals", where }, values: { amount: 1 } };
    const context = { object: "deals", selectedIds: [ids.deal, ids.other] };

    expect(await stateOf("mark these as won", "update_records", input, context)).toBe("approval-requested");
  });

  test("cells of many records are named one by one on the card, and nothing is written for it", async () => {
    const rows = [ids.deal, ids.other].map((id) => ({ id, values: { source: "web" } }));
    server = await startOpenAiServer((_, turn) =>
      turn === 0 ? { calls: [{ name: "update_cells", input: { object: "deals", rows } }] } : { text: "Done." },
    );
    const model = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };

    const answer = await new TestConversation(workspace, model).say("what is new?");

    expect(answer.tools[0]?.state).toBe("approval-requested");
    expect(answer.message.parts.find(({ type }) => type === "data-preview")).toMatchObject({
      data: {
        outcome: {
          count: 2,
          sample: [
            { name: "Dock lights", changes: [{ field: "source", before: null, after: "web" }] },
            { name: "Tide gauges", changes: [{ field: "source", before: null, after: "web" }] },
          ],
        },
      },
    });
  });
});
