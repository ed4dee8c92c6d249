import { afterEach, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import { listValueSources } from "@/tools/changes/list-value-sources";
import { createDocument } from "@/tools/documents/create-document";
import { finish } from "@/tools/imports/testing/import-test";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace } from "@/tools/testing/test-workspace";

const planner = { openAiModel: "", openAiBaseUrl: "", openAiKey: "" };
let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

test("a value that the assistant wrote names the words it was written at, to the one who said them", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10 });
  const conversation = new TestConversation(workspace, planner);
  const { message } = await conversation.say("set the amount of Dock lights to 20");

  const mine = await workspace.call(listValueSources, { object: "deals", id });
  const theirs = await workspace.call(listValueSources, { object: "deals", id }, workspace.member("Marta"));

  const said = { id: conversation.id, messageId: message.id, said: "set the amount of Dock lights to 20" };
  const source = {
    field: "amount",
    door: "test",
    tool: "update_record",
    actor: { kind: "agent", name: "Priya Menon" },
  };
  expect(mine.sources).toMatchObject([{ ...source, conversation: said, read: [] }]);
  expect(theirs.sources).toMatchObject([{ ...source, conversation: null, read: [] }]);
});

test("what a person wrote since, and what went back, is no longer the assistant's", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10, stage: "lead" });
  const conversation = new TestConversation(workspace, planner);
  await conversation.say("set the amount of Dock lights to 20; set the stage of Dock lights to won");

  await workspace.call(updateRecord, { object: "deals", id, values: { amount: 21 } });

  const { sources } = await workspace.call(listValueSources, { object: "deals", id });
  expect(sources.map(({ field }) => field)).not.toContain("amount");
  expect(sources.map(({ field }) => field)).toContain("stage");
});

test("a value that stands in a document names the document and the sentence", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 900 });
  const text =
    "# Offer\n\nWe thank you for your interest. The whole of it comes to 12,400.00 euros. It is good until March.";
  const { jobId } = await workspace.call(createDocument, { name: "Offer of May", text });
  await finish(workspace, jobId ?? "");
  const replies = [
    { calls: [{ name: "search_knowledge", input: { question: "offer whole euros" } }] },
    { calls: [{ name: "update_record", input: { object: "deals", id, values: { amount: 12_400 } } }] },
  ];
  server = await startOpenAiServer((_, turn) => replies[turn] ?? { text: "Done." });
  const conversation = new TestConversation(workspace, {
    openAiModel: "test-model",
    openAiBaseUrl: server.baseUrl,
    openAiKey: "test",
  });
  await conversation.say("take the amount of Dock lights from the offer");
  await conversation.decide(true);

  const { sources } = await workspace.call(listValueSources, { object: "deals", id });

  expect(sources).toMatchObject([
    {
      field: "amount",
      conversation: { said: "take the amount of Dock lights from the offer" },
      read: [{ name: "Offer of May", quote: "The whole of it comes to 12,400.00 euros." }],
    },
  ]);
  expect(sources[0]?.read[0]?.link).toMatch(/^\/documents\/.+from=\d+&to=\d+$/);
});

test("a record of another workspace has no sources here", async () => {
  const [one, other] = [await newWorkspace(), await newWorkspace()];
  const id = await one.seed("deals", { name: "Dock lights", amount: 10 });
  await new TestConversation(one, planner).say("set the amount of Dock lights to 20");

  await expect(other.call(listValueSources, { object: "deals", id })).resolves.toEqual({ sources: [] });
  await expect(one.call(listValueSources, { object: "ghosts", id })).rejects.toThrow("ghosts");
});
