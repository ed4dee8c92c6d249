import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { newWorkspace } from "@/tools/testing/test-workspace";

async function talk() {
  const workspace = await newWorkspace();
  const marta = workspace.member("Marta").memberId;
  const company = await workspace.seed("companies", { name: "Tessel", tier: "gold", region: "Bavaria" });
  const anna = await workspace.seed("contacts", { name: "Anna Keller", email: "anna@tessel.example", company });
  const deal = await workspace.seed("deals", {
    name: "Dock lights",
    stage: "lead",
    company,
    contact: anna,
    owner: marta,
  });
  return { anna, company, deal, conversation: new TestConversation(workspace, { openAiModel: "" }) };
}

test.each([
  ["draft an email to Anna Keller saying the price list is out", "email", "the price list is out"],
  ["write a quick mail to Tessel about the audit", "email", "I am writing about the audit"],
  [
    "compose a message to Anna Keller asking whether the sensors hold",
    "email",
    "I would like to know whether the sensors hold",
  ],
  ["draft a hello for the gold companies", "email", "hello"],
  ["prepare a call script for Tessel", "call_script", undefined],
  ["give me a snippet about Anna Keller", "snippet", undefined],
])("“%s” is drafted and changes nothing", async (sentence, kind, purpose) => {
  const { conversation } = await talk();

  const { tools, text } = await conversation.say(sentence);

  expect(tools).toMatchObject([
    { type: "tool-draft_text", state: "output-available", input: { kind }, output: { drafts: [{}] } },
  ]);
  expect((tools[0]?.input as { purpose?: string } | undefined)?.purpose).toBe(purpose);
  expect(text).toContain("from the facts of the records alone");
});

test("“hand Marta's open deals in Bavaria to Jonas and draft each customer a hello” drafts for those that were handed over", async () => {
  const { conversation, deal } = await talk();

  const asked = await conversation.say("hand Marta's open deals in Bavaria to Jonas and draft each customer a hello");
  const done = await conversation.decide(true);

  expect(asked.tools).toMatchObject([{ type: "tool-update_records", state: "approval-requested" }]);
  const draft = done.tools.find(({ type }) => type === "tool-draft_text");
  expect(draft?.output).toMatchObject({ drafts: [{ about: { id: deal }, to: { name: "Anna Keller" } }] });
  expect(JSON.stringify(draft?.output)).toContain("Jonas Lind");
});

test("those that were listed or shown are meant by “them” and “him”; nobody is guessed", async () => {
  const { conversation, company } = await talk();

  const early = await conversation.say("draft them a hello");
  await conversation.say("gold companies");
  const them = await conversation.say("draft them an email saying we moved");
  const tasks = await conversation.say("draft an email to my open tasks");

  expect(early.tools).toEqual([]);
  expect(them.tools[0]?.output).toMatchObject({ drafts: [{ about: { id: company } }] });
  expect(tasks.text).toContain("I draft texts for contacts, companies and deals");
});
