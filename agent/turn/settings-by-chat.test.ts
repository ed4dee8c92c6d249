import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { describeObjects } from "@/tools/objects/describe-objects";
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
