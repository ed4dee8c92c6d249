import { afterAll, describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { openSentenceEncoder } from "@/tools/knowledge/embedding/sentence-encoder";
import { embedMissing } from "@/tools/knowledge/keep-index";
import { logNote } from "@/tools/notes/log-note";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

const encoder = openSentenceEncoder();
afterAll(() => encoder.close());

type Told = { title: string; body: string; about: { object: string; id: string }; on: string };

async function tell(workspace: TestWorkspace, { title, body, about, on }: Told): Promise<string> {
  const { record } = await workspace.call(logNote, { title, body, about: [about] });
  await workspace.call(updateRecord, { object: "notes", id: record.id, values: { happened_at: `${on}T10:00:00Z` } });
  return record.id;
}

async function story() {
  const workspace = await newWorkspace();
  workspace.environment.embedder = encoder;
  const tejo = { object: "companies", id: await workspace.seed("companies", { name: "Tejo Frio" }) };
  const other = { object: "companies", id: await workspace.seed("companies", { name: "Bellwater Foods" }) };
  const anna = { object: "contacts", id: await workspace.seed("contacts", { name: "Anna Berg" }) };
  const notes = [
    {
      title: "Call on the quote",
      body: "Inês finds our price fair. She wants the discount from 50 pieces.",
      about: tejo,
      on: "2026-10-02",
    },
    { title: "Price too high", body: "They say the price is twice that of Klimaton.", about: other, on: "2026-10-09" },
    { title: "First talk", body: "Anna expects the audit in spring.", about: anna, on: "2026-06-01" },
    { title: "Coffee", body: "The audit has moved to November. Her team is ready.", about: anna, on: "2026-09-14" },
    { title: "Lunch", body: "Talked about the new canteen.", about: anna, on: "2026-11-02" },
  ];
  const ids: string[] = [];
  for (const note of notes) ids.push(await tell(workspace, note));
  await embedMissing(workspace.environment, new AbortController().signal);
  return { workspace, tejo, ids, conversation: new TestConversation(workspace, { openAiModel: "none" }) };
}

describe("a question about what somebody said", () => {
  test("is answered from what is written about them alone, with a link to the very place", async () => {
    const { workspace, ids, conversation } = await story();

    const { text, tools } = await conversation.say("what did Tejo Frio say about pricing?");

    expect(tools).toMatchObject([{ type: "tool-search_knowledge", state: "output-available" }]);
    expect(text).toContain(
      `“Inês finds our price fair.” [Call on the quote, 2 Oct 2026](/o/notes/${ids[0]}?field=body`,
    );
    expect(text).not.toContain("Klimaton");
    const [, from, to] = /from=(\d+)&to=(\d+)/.exec(text) ?? [];
    const { record } = await workspace.call(getRecord, { object: "notes", id: ids[0] ?? "" });
    expect(String(record.values["body"]).slice(Number(from), Number(to))).toBe("Inês finds our price fair.");
  });

  test("of when tells the latest time, and not that of a note which has gone to the trash", async () => {
    const { workspace, ids, conversation } = await story();

    const latest = await conversation.say("when did Anna last mention the audit?");
    await workspace.call(deleteRecord, { object: "notes", id: ids[3] ?? "" });
    const earlier = await conversation.say("when did Anna last mention the audit?");

    expect(latest.text).toMatch(/the latest of 14 Sept 2026:\n\n- “The audit has moved to November\.”/);
    expect(earlier.text).toContain("the latest of 1 Jun 2026");
    expect(earlier.text).not.toContain("November");
  });

  test("that nothing written answers is answered so", async () => {
    const { conversation } = await story();

    const { text } = await conversation.say("what did Tejo Frio say about helicopters?");

    expect(text).toMatch(/not in what is written about them|does not mention “helicopters”/);
  });

  test("says whom it means by the page", async () => {
    const { tejo, conversation } = await story();

    const { text } = await conversation.say("what did they say about the discount?", { record: tejo });

    expect(text).toContain("“She wants the discount from 50 pieces.”");
  });
});

test("a question that names nobody is answered from notes as from documents", async () => {
  const { conversation } = await story();

  const { text } = await conversation.say("search the documents for twice the price of Klimaton");

  expect(text).toContain("In the notes' own words");
  expect(text).toContain("[Price too high, 9 Oct 2026](/o/notes/");
});
