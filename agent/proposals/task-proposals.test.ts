import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { logNote } from "@/tools/notes/log-note";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { createProposedTask } from "@/tools/tasks/create-proposed-task";
import { listTaskProposals } from "@/tools/tasks/list-task-proposals";
import { updateTaskProposal } from "@/tools/tasks/update-task-proposal";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { findPromises } from "./find-promises";

const quote = "I'll send the quote on Friday.";

async function withNote() {
  const workspace = await newWorkspace();
  workspace.environment.promises = findPromises;
  const company = await workspace.seed("companies", { name: "Tessel" });
  const about = [{ object: "companies", id: company }];
  const body = `Good call with the plant manager. ${quote} They asked for two references.`;
  const { record: note } = await workspace.call(logNote, { body, about });
  const open = async () =>
    (await workspace.call(listTaskProposals, { about: about[0] })).proposals.map(({ title }) => title);
  return { workspace, company, about, note, open };
}

test("a note proposes the tasks in it, about what it is about, to whoever looks at that", async () => {
  const { workspace, company, about, note } = await withNote();

  const ofCompany = await workspace.call(listTaskProposals, { about: about[0] }, workspace.member("Marta"));
  const ofNote = await workspace.call(listTaskProposals, { about: { object: "notes", id: note.id } });
  const mine = await workspace.call(listTaskProposals, {});
  const hers = await workspace.call(listTaskProposals, {}, workspace.member("Marta"));

  expect(ofCompany.proposals).toMatchObject([
    {
      quote,
      title: "Send the quote",
      dueOn: "2026-11-20",
      about: [{ object: "companies", id: company, name: "Tessel" }],
    },
    { title: "They asked for two references", dueOn: null },
  ]);
  expect([ofNote, mine]).toEqual([ofCompany, ofCompany]);
  expect(hers.proposals).toEqual([]);
});

test("accepting makes the task with its source, once; undo proposes it again", async () => {
  const { workspace, company, note, open } = await withNote();

  const made = await workspace.call(createProposedTask, { noteId: note.id, quote, dueOn: "2026-11-19" });

  const { record } = await workspace.call(getRecord, { object: "tasks", id: made.record.id });
  expect(record.values).toMatchObject({
    title: "Send the quote",
    due_on: "2026-11-19",
    company: { id: company },
    body: expect.stringContaining(`“${quote}”`),
  });
  expect(await open()).toEqual(["They asked for two references"]);
  await expect(workspace.call(createProposedTask, { noteId: note.id, quote })).rejects.toThrow("was decided already");

  await workspace.call(undoChangeSet, { changeSetId: made.changeSetId });
  expect(await open()).toEqual(["Send the quote", "They asked for two references"]);
  await expect(workspace.call(createProposedTask, { noteId: note.id, quote })).resolves.toMatchObject({ record: {} });
});

test("what is dismissed stays so until it is taken back; what the note no longer says is not proposed", async () => {
  const { workspace, note, open } = await withNote();

  await workspace.call(updateTaskProposal, { noteId: note.id, quote });
  expect(await open()).toEqual(["They asked for two references"]);
  await workspace.call(updateTaskProposal, { noteId: note.id, quote, isDismissed: false });
  expect(await open()).toHaveLength(2);

  await workspace.call(deleteRecord, { object: "notes", id: note.id });
  expect(await open()).toEqual([]);
});

test("a viewer reads proposals and accepts none; another workspace has none of them", async () => {
  const { workspace, note } = await withNote();
  const viewer = workspace.member("Vera");
  const other = await newWorkspace();
  other.environment.promises = findPromises;

  await expect(workspace.call(createProposedTask, { noteId: note.id, quote }, viewer)).rejects.toThrow();
  await expect(workspace.call(updateTaskProposal, { noteId: note.id, quote }, viewer)).rejects.toThrow();
  await expect(other.call(createProposedTask, { noteId: note.id, quote })).rejects.toThrow("no note with that id");
});

test.each([
  "which tasks do my notes propose?",
  "find follow-ups in the notes on Tessel",
  "suggest tasks from our notes",
])("“%s” is answered from the notes", async (sentence) => {
  const { workspace } = await withNote();

  const { text, tools } = await new TestConversation(workspace, { openAiModel: "" }).say(sentence);

  expect(tools).toMatchObject([{ type: "tool-list_task_proposals", output: { proposals: [{}, {}] } }]);
  expect(text).toContain("**2 tasks**");
});

test("a promise said in the conversation is offered as a task and made at a yes", async () => {
  const { workspace, company } = await withNote();
  const conversation = new TestConversation(workspace, { openAiModel: "" });

  const asked = await conversation.say("I'll send the quote to Tessel on Friday");
  const made = await conversation.say("Create the task");

  expect(asked.tools).toMatchObject([
    { type: "tool-ask_person", input: { question: expect.stringContaining("task") } },
  ]);
  expect(made.tools).toMatchObject([
    {
      type: "tool-create_task",
      input: { title: "Send the quote to Tessel", dueOn: "2026-11-20", about: [{ object: "companies", id: company }] },
    },
  ]);
});
