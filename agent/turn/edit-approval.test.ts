import { afterEach, expect, test } from "vitest";

import { type Answer, TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import { getConversation } from "@/tools/conversations/get-conversation";
import { createClock } from "@/tools/core/clock";
import { getRecord } from "@/tools/records/get-record";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import type { Edit } from "./editable";
import { runTurn } from "./run-turn";
import type { AtriumMessage, TurnContext } from "./turn-types";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function asked(workspace: TestWorkspace, name: string, input: unknown, said: string): Promise<TestConversation> {
  server = await startOpenAiServer((_, turn) => (turn === 0 ? { calls: [{ name, input }] } : { text: "Done." }));
  const models = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };
  const conversation = new TestConversation(workspace, models);
  const answer = await conversation.say(said);
  expect(answer.tools).toMatchObject([{ state: "approval-requested" }]);
  return conversation;
}

const cardOf = (answer: Pick<Answer, "message">) => {
  const card = answer.message.parts.findLast(({ type }) => type === "data-preview");
  return card?.type === "data-preview" ? card.data : undefined;
};

type Part = { approval?: { id: string }; output?: { record: { id: string } } };
const partsOf = (message: AtriumMessage | undefined) => (message?.parts ?? []) as Part[];

const lastCard = ({ last }: TestConversation) => (last ? cardOf({ message: last }) : undefined);
const edit = (conversation: TestConversation, ...edits: Edit[]) => conversation.decide(true, undefined, {}, { edits });
const valuesOf = async (workspace: TestWorkspace, object: string, id: string) =>
  (await workspace.call(getRecord, { object, id })).record.values;

function wait(workspace: TestWorkspace, minutes: number): void {
  const now = new Date(testNow.getTime() + minutes * 60_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
}

test("values put right on the card are what is written, and the message keeps both", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10 });
  const input = { object: "deals", id, values: { amount: 900, stage: "won" } };
  const conversation = await asked(workspace, "update_record", input, "what about it?");

  const done = await edit(conversation, { path: "values.amount", value: 90 });

  expect(await valuesOf(workspace, "deals", id)).toMatchObject({ amount: 90, stage: "won" });
  expect(done.tools).toMatchObject([{ state: "output-available", input: { values: { amount: 90, stage: "won" } } }]);
  const { messages } = await workspace.call(getConversation, { id: conversation.id });
  const parts = messages.at(-1)?.parts as { type: string }[];
  expect(parts.find(({ type }) => type === "data-edit")).toMatchObject({
    data: { asked: input, edited: [{ label: "Amount", before: 900, after: 90 }] },
  });
  expect(parts.find(({ type }) => type === "tool-update_record")).toMatchObject({
    input: { values: { amount: 90 } },
    approval: { approved: true },
  });
  expect(parts.find(({ type }) => type === "data-run")).toMatchObject({
    data: { summary: expect.stringContaining("you changed Amount from 900 to 90") },
  });
  // The model sees what ran.
  expect(JSON.stringify(server?.requests[1]?.messages)).toContain('\\"amount\\":90');
});

test("a change of many records is shown anew with the edited value, and runs at the second yes alone", async () => {
  const workspace = await newWorkspace();
  const ids = [];
  for (const amount of [10, 20]) ids.push(await workspace.seed("deals", { name: `Deal ${amount}`, amount }));
  const selection = { object: "deals", where: { field: "amount", op: "gte", value: 10 } };
  const conversation = await asked(workspace, "update_records", { selection, values: { amount: 70 } }, "raise them");
  const first = conversation.last;

  const again = await edit(conversation, { path: "values.amount", value: 7 });
  const before = await valuesOf(workspace, "deals", String(ids[0]));

  expect(again.tools).toMatchObject([{ state: "approval-requested", input: { values: { amount: 7 } } }]);
  expect(cardOf(again)).toMatchObject({
    outcome: { count: 2, sample: [{ changes: [{ after: 7 }] }, { changes: [{ after: 7 }] }] },
  });
  expect(before["amount"]).toBe(10);
  const second = conversation.last;
  conversation.last = first;
  await expect(conversation.decide(true)).rejects.toMatchObject({ code: "not_found" });
  conversation.last = second;
  const done = await conversation.decide(true);

  expect(done.tools).toMatchObject([{ state: "output-available", output: { count: 2 } }]);
  for (const id of ids) expect((await valuesOf(workspace, "deals", id))["amount"]).toBe(7);
  expect(done.message.parts.filter(({ type }) => type === "data-edit")).toHaveLength(1);
  expect(done.message.parts.findLast(({ type }) => type === "data-run")).toMatchObject({
    data: { summary: expect.stringContaining("you changed Amount from 70 to 7") },
  });
});

test.each<[string, Edit, string]>([
  ["what the call is done to", { path: "id", value: "00000000-0000-7000-8000-000000000000" }, "cannot be edited"],
  ["a field that the card did not show", { path: "values.name", value: "Taken" }, "cannot be edited"],
  ["text for a number", { path: "values.amount", value: "a lot" }, "takes a number"],
  ["an option that there is not", { path: "values.stage", value: "dreamt" }, "takes one of"],
  ["a selection by a longer path", { path: "selection.object", value: "companies" }, "cannot be edited"],
  ["the prototype of the arguments", { path: "__proto__", value: null }, "cannot be edited"],
])("an edit does not reach %s, and the question stays", async (_, wrong, why) => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10 });
  const values = { amount: 900, stage: "won" };
  const conversation = await asked(workspace, "update_record", { object: "deals", id, values }, "what about it?");

  await expect(edit(conversation, wrong)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining(why),
  });
  const done = await conversation.decide(true);

  expect(done.tools).toMatchObject([{ state: "output-available" }]);
  expect(await valuesOf(workspace, "deals", id)).toMatchObject({ name: "Dock lights", amount: 900 });
});

test("nobody else edits a question, and nobody edits it after the answer", async () => {
  const workspace = await newWorkspace();
  const input = { body: "They asked for a quote." };
  const conversation = await asked(workspace, "log_note", input, "what is new?");
  const edits = [{ path: "body", value: "Nothing." }];
  const message = conversation.last;
  const approval = {
    messageId: String(message?.id),
    approvalId: partsOf(message).find((part) => part.approval)?.approval?.id ?? "",
    approved: true,
    edits,
  };
  const jonas: TurnContext = { environment: workspace.environment, actor: workspace.member("Jonas"), door: "test" };
  const request = { conversationId: conversation.id, parentId: null, approval };

  await expect(runTurn(jonas, request, { models: {} as never })).rejects.toMatchObject({ code: "not_found" });
  await conversation.decide(true);
  conversation.last = message;
  await expect(edit(conversation, { path: "body", value: "Nothing." })).rejects.toMatchObject({
    code: "precondition_failed",
  });
});

test("the card offers the flat values by the tool's own schema, and shows the others", async () => {
  const workspace = await newWorkspace();
  const about = [{ object: "deals", id: await workspace.seed("deals", { name: "Dock lights" }) }];
  const input = { title: "Send the quote", dueOn: "2026-12-01", about };
  const conversation = await asked(workspace, "create_task", input, "what is due?");
  const card = lastCard(conversation);

  await edit(conversation, { path: "title", value: "Send the offer" }, { path: "dueOn", value: "2026-12-04" });

  expect(card?.editable).toMatchObject([
    { path: "title", field: { label: "Title", type: "text", isRequired: true } },
    { path: "dueOn", field: { label: "Due on", type: "date" }, value: "2026-12-01" },
  ]);
  const output = partsOf(conversation.last).find((part) => part.output);
  expect(await valuesOf(workspace, "tasks", String(output?.output?.record.id))).toMatchObject({
    title: "Send the offer",
    due_on: "2026-12-04",
  });
});

test("a question expires; asked again it is worked out anew, and takes a yes", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10 });
  const conversation = await asked(workspace, "delete_record", { object: "deals", id }, "delete Dock lights");
  const first = lastCard(conversation);
  wait(workspace, 61);

  await expect(conversation.decide(true)).rejects.toMatchObject({ code: "precondition_failed" });
  const again = await conversation.decide(true, undefined, {}, { isAskedAnew: true });
  const done = await conversation.decide(true);

  expect(first).toMatchObject({ expiresAt: "2026-11-18T11:00:00.000Z", editable: [] });
  expect(again.tools).toMatchObject([{ state: "approval-requested" }]);
  expect(cardOf(again)).toMatchObject({ expiresAt: "2026-11-18T12:01:00.000Z" });
  expect(done.tools).toMatchObject([{ state: "output-available" }]);
});

test("a no with its reason is kept with the message, and the planner's answer names it", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("deals", { name: "Dock lights" });
  const conversation = new TestConversation(workspace, { openAiModel: "", openAiBaseUrl: "", openAiKey: "" });
  await conversation.say("delete Dock lights");

  const done = await conversation.decide(false, "still *needed*");

  expect(done.text).toContain("because you said “still \\*needed\\*”");
  const { messages } = await workspace.call(getConversation, { id: conversation.id });
  expect(JSON.stringify(messages.at(-1)?.parts)).toContain('"reason":"still *needed*"');
});
