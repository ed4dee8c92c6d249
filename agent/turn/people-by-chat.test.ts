import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { listInvites } from "@/tools/members/list-invites";
import { listMembers } from "@/tools/members/list-members";
import { listTeams } from "@/tools/teams/list-teams";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

const planner = { openAiModel: "none" };

const as = (workspace: TestWorkspace, name: string): TestConversation =>
  new TestConversation(Object.assign(Object.create(workspace), { member: () => workspace.member(name) }), planner);

test("an Admin invites, makes a team and fills it by chat, and each waits for a yes that says what it does", async () => {
  const workspace = await newWorkspace();
  const chat = new TestConversation(workspace, planner);

  const asked = await chat.say("invite kaja@oakmere.example as a viewer");
  expect(JSON.stringify(asked.message.parts)).toContain("Invite: kaja@oakmere.example");
  const invited = await chat.decide(true);
  await chat.say("new team North");
  await chat.decide(true);
  const moving = await chat.say("put Jonas into the team North");
  expect(JSON.stringify(moving.message.parts)).toContain("Change the membership: Jonas Lind");
  await chat.decide(true);

  expect(invited.text).toContain("Invited **kaja@oakmere.example** as viewer");
  expect((await workspace.call(listInvites, {})).invites).toMatchObject([
    { email: "kaja@oakmere.example", role: "viewer" },
  ]);
  expect((await workspace.call(listTeams, {})).teams).toMatchObject([
    { name: "North", members: [{ name: "Jonas Lind" }] },
  ]);
});

test("who leaves hands over and comes back by chat, and the whole of it is undone", async () => {
  const workspace = await newWorkspace();
  const { memberId } = workspace.member("Marta");
  await workspace.seed("companies", { name: "Tessel", owner: memberId });
  const chat = new TestConversation(workspace, planner);
  const former = async () => (await workspace.call(listMembers, { isActive: false })).members.map(({ name }) => name);

  const asked = await chat.say("Marta has left, Jonas takes over everything");
  expect(JSON.stringify(asked.message.parts)).toContain("Deactivate: Marta Oliveira");
  const left = await chat.decide(true);
  expect(left.text).toContain("**Jonas Lind** has 1 company now");
  expect(await former()).toEqual(["Marta Oliveira"]);
  await chat.say("undo");
  await chat.decide(true).catch(() => undefined);

  expect(await former()).toEqual([]);
});

test("who may not manage members is told so, and nothing is changed", async () => {
  const workspace = await newWorkspace();
  const vera = as(workspace, "Vera");

  expect((await vera.say("make me an admin")).text).toContain("lacks the permission members:write");
  expect((await vera.say("invite kaja@oakmere.example")).text).toContain("lacks the permission members:write");
  expect((await vera.say("who was invited?")).text).toContain("lacks the permission members:write");
  expect((await vera.say("viewers may see all deals")).text).toContain("lacks the permission roles:write");
  expect((await vera.say("what may I do?")).text).toContain("You have the role **Viewer**");
});
