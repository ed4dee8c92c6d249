import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { describeObjects } from "@/tools/objects/describe-objects";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace } from "@/tools/testing/test-workspace";

const planner = { openAiModel: "none" };

test("an object made by chat is understood in the next sentence, and undone in the one after", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("companies", { name: "Tessel" });
  const conversation = new TestConversation(workspace, planner);

  const made = await conversation.say(
    "add an object Vessels with name, tonnage as number, flag (Norway, Malta) and a link to companies",
  );
  const added = await conversation.say('create a vessel "Aurora" for Tessel, tonnage 900');
  const asked = await conversation.say("vessels over 800 tonnage");

  expect(made.text).toContain("Made the object **Vessels** with Name, Tonnage, Flag and Company.");
  expect(added.tools).toMatchObject([
    {
      type: "tool-create_record",
      output: { record: { values: { tonnage: 900, company: { name: "Tessel" } } } },
    },
  ]);
  expect(asked.text).toContain("Aurora");
  await conversation.say("undo");
  await conversation.say("undo");
  const { objects } = await workspace.call(describeObjects, {});
  expect(objects.map((object) => object.key)).not.toContain("vessels");
});

test("deleting a field waits for a yes that names it", async () => {
  const workspace = await newWorkspace();
  const conversation = new TestConversation(workspace, planner);

  const waiting = await conversation.say("delete the field Region from companies");
  expect(waiting.tools).toMatchObject([{ type: "tool-delete_field", state: "approval-requested" }]);
  expect(JSON.stringify(waiting.message.parts)).toContain("Field Region on Companies, with its values");
  const done = await conversation.decide(true);

  expect(done.text).toContain("The field **Region** of Companies is in the trash");
  const { trash } = await workspace.call(describeObjects, { includeDeleted: true });
  expect(trash?.fields).toMatchObject([{ object: "companies", field: { key: "region" } }]);
});

test("who is no Admin is told why not, and nothing changes", async () => {
  const workspace = await newWorkspace();
  const actor = workspace.member("Marta");
  const conversation = new TestConversation(Object.assign(Object.create(workspace), { member: () => actor }), planner);

  const answer = await conversation.say("add a number Seats to deals");

  expect(answer.text).toContain("Your role (member) lacks the permission settings:write");
});

test.each(["delete Tessel", "give all companies in Oslo to Jonas Lind"])(
  "who may not do it is told so and is not asked for a yes: %s",
  async (sentence) => {
    const workspace = await newWorkspace();
    await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
    const actor = workspace.member("Vera");
    const conversation = new TestConversation(
      Object.assign(Object.create(workspace), { member: () => actor }),
      planner,
    );

    const answer = await conversation.say(sentence);

    expect(answer.tools).toMatchObject([{ state: "output-error" }]);
    expect(answer.text).toMatch(/Your role \(viewer\) lacks the permission records:(?:write|delete)/);
  },
);

test("a rollup made by chat is what a filter by its name means", async () => {
  const workspace = await newWorkspace();
  const [busy, calm] = [
    await workspace.seed("companies", { name: "Tessel" }),
    await workspace.seed("companies", { name: "Arvika" }),
  ];
  for (const title of ["One", "Two", "Three"]) await workspace.seed("tasks", { title, company: busy });
  await workspace.seed("tasks", { title: "Four", company: calm });
  for (const title of ["Five", "Six", "Seven"]) await workspace.seed("tasks", { title, company: calm, status: "done" });
  const conversation = new TestConversation(workspace, planner);

  const added = await conversation.say("add a field Unfinished business to companies that counts open tasks");
  const asked = await conversation.say("companies with more than 2 unfinished business");
  const sorted = await conversation.say("top companies by unfinished business");

  expect(added.text).toContain("Added the field **Unfinished business** to companies");
  expect(asked.tools).toMatchObject([
    {
      type: "tool-search_records",
      input: { where: { field: "unfinished_business", op: "gt", value: 2 } },
      output: { records: [{ name: "Tessel", values: { unfinished_business: 3 } }] },
    },
  ]);
  expect(sorted.text.indexOf("Tessel")).toBeLessThan(sorted.text.indexOf("Arvika"));
});

test("companies with more than 2 open tasks are found with a rollup of that name as without", async () => {
  const workspace = await newWorkspace();
  const busy = await workspace.seed("companies", { name: "Tessel" });
  await workspace.seed("companies", { name: "Arvika" });
  for (const title of ["One", "Two", "Three"]) await workspace.seed("tasks", { title, company: busy });
  const conversation = new TestConversation(workspace, planner);
  const names = async () => {
    const { tools } = await conversation.say("companies with more than 2 open tasks");
    return (tools[0] as { output: { records: { name: string }[] } }).output.records.map((record) => record.name);
  };

  const before = await names();
  await conversation.say("add a field Open tasks to companies that counts open tasks");

  expect([before, await names()]).toEqual([["Tessel"], ["Tessel"]]);
});

test("a formula by chat says what is wrong with it, and nobody writes its value", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("deals", { name: "Crane", amount: 1000 });
  const conversation = new TestConversation(workspace, planner);

  const wrong = await conversation.say("add a formula field Margin to deals: amuont * 0.2");
  const added = await conversation.say("add a formula field Margin to deals: amount * 0.2");
  const asked = await conversation.say("deals with margin over 100");
  await conversation.say("set the margin of Crane to 5");

  expect(wrong.text).toContain("Did you mean amount");
  expect(added.text).toContain("Added the field **Margin** to deals");
  expect(asked.tools).toMatchObject([{ output: { records: [{ name: "Crane", values: { margin: 200 } }] } }]);
  const { records } = await workspace.call(searchRecords, { object: "deals" });
  expect(records[0]?.values["margin"]).toBe(200);
});
