import { expect, test } from "vitest";

import { type Answer, TestConversation } from "@/agent/testing/converse";
import { finish, textOf, upload } from "@/tools/imports/testing/import-test";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "@/tools/views/create-view";
import { listViews } from "@/tools/views/list-views";

const planner = { openAiModel: "none" };
const people = "First name,Last name,Email\nIvo,Brandt,ivo@hafen.example\nMia,Lundt,not an address\n";

const namesOf = async (workspace: TestWorkspace, object: string): Promise<string[]> =>
  (await workspace.call(searchRecords, { object, sort: [{ field: "name" }] })).records.map(({ name }) => name);

const outputOf = (answer: Answer) =>
  (answer.tools.at(-1)?.output ?? {}) as { jobId: string; fileId: string; import: { id: string } };

test("an attached file is checked, imported when the person says so, and undone", async () => {
  const workspace = await newWorkspace();
  const conversation = new TestConversation(workspace, planner);
  const id = await upload(workspace, "people.csv", people);

  const checking = await conversation.say("import this file into contacts", {}, [], [{ id, name: "people.csv" }]);
  const checked = await finish(workspace, outputOf(checking).jobId);
  const before = await namesOf(workspace, "contacts");
  const running = await conversation.say("run the import");
  const done = await finish(workspace, outputOf(running).jobId);

  expect(checking.tools).toMatchObject([{ type: "tool-import_records", input: { object: "contacts", preview: true } }]);
  expect(checked.result).toMatchObject({ counts: { create: 1, invalid: 1 } });
  expect(before).toEqual([]);
  expect(done.state).toBe("done");
  expect(await namesOf(workspace, "contacts")).toEqual(["Ivo Brandt"]);
});

test("a file of somebody else is none, whatever the message says", async () => {
  const workspace = await newWorkspace();
  const id = await upload(workspace, "people.csv", people, workspace.member("Marta"));

  const answer = await new TestConversation(workspace, planner).say(
    "import this file into contacts",
    {},
    [],
    [{ id, name: "people.csv" }],
  );

  expect(answer.text).toContain("That did not work");
  expect(answer.tools[0]?.state).toBe("output-error");
});

test("a list is exported by chat with what it showed", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("companies", { name: "Tessel", city: "Bergen" });
  await workspace.seed("companies", { name: "Hafenlicht", city: "Oslo" });
  const conversation = new TestConversation(workspace, planner);

  await conversation.say("companies in Bergen");
  const { jobId, fileId } = outputOf(await conversation.say("export this to csv"));
  await finish(workspace, jobId);

  const text = await textOf(workspace, fileId);
  expect(text).toContain("Tessel");
  expect(text).not.toContain("Hafenlicht");
});

test("a merge waits for a yes that says which stays, and is undone as one", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("companies", { name: "Tessel" });
  const other = await workspace.seed("companies", { name: "Tessel Ltd", city: "Bergen" });
  await workspace.seed("deals", { name: "Dock lights", company: other });
  const conversation = new TestConversation(workspace, planner);

  const waiting = await conversation.say("merge Tessel Ltd into Tessel");
  const before = await namesOf(workspace, "companies");
  const done = await conversation.decide(true);

  const preview = waiting.chunks.find((chunk) => chunk.type === "data-preview");
  expect(preview).toMatchObject({
    data: {
      title: "Merge into Tessel",
      outcome: {
        records: [
          { name: "Tessel", note: "gets city, 1 deals" },
          { name: "Tessel Ltd", note: "goes into it, and to the trash" },
        ],
      },
    },
  });
  expect(before).toEqual(["Tessel", "Tessel Ltd"]);
  expect(done.text).toContain("Merged Tessel Ltd into");
  expect(await namesOf(workspace, "companies")).toEqual(["Tessel"]);
  await conversation.say("undo");
  expect(await namesOf(workspace, "companies")).toEqual(["Tessel", "Tessel Ltd"]);
});

test("the yes for deleting a view names it and says who loses it", async () => {
  const workspace = await newWorkspace();
  await workspace.call(createView, { object: "deals", name: "Closing", share: { with: "workspace" } });
  const conversation = new TestConversation(workspace, planner);

  const waiting = await conversation.say("delete the view Closing");
  await conversation.decide(true);

  expect(waiting.chunks.find((chunk) => chunk.type === "data-preview")).toMatchObject({
    data: {
      title: "Delete the view Closing",
      outcome: { records: [{ name: "Closing", note: "everybody it is shared with loses it" }] },
    },
  });
  expect((await workspace.call(listViews, {})).views).toEqual([]);
});
