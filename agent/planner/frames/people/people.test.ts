import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import type { PlannerStep } from "@/agent/planner/world";
import { type StandardRole, standardRoles } from "@/db/access/standard-roles";
import { toRoleOutput } from "@/tools/roles/role-shape";

const roles = (Object.keys(standardRoles) as StandardRole[]).map((key) =>
  toRoleOutput({ id: null, key, role: standardRoles[key] }, 1),
);
const lists: Record<string, unknown> = {
  list_roles: { roles },
  list_teams: { teams: [{ id: "t-north", name: "North", parent: null, members: [] }] },
  list_invites: { invites: [{ id: "i-lars", email: "lars@atrium.example" }] },
  list_members: {
    members: [{ id: "m-ruth", name: "Ruth Falk", email: "ruth@atrium.example", role: "member", isMe: false }],
  },
};
const world = memoryWorld(crm, { read: (tool) => lists[tool] });
const say = (text: string): Promise<PlannerStep> => nextStep([{ role: "user", text }], world);

const deals = { create: true, destroy: false, import: true, export: true };

test.each<[sentence: string, tool: string, input: unknown]>([
  ["invite kaja@atrium.example", "send_invite", { email: "kaja@atrium.example" }],
  ["please invite kaja@atrium.example as a viewer.", "send_invite", { email: "kaja@atrium.example", role: "viewer" }],
  [
    "can you invite kaja@atrium.example to the team North as manager?",
    "send_invite",
    { email: "kaja@atrium.example", role: "manager", team: "t-north" },
  ],
  ["add kaja@atrium.example as an admin", "send_invite", { email: "kaja@atrium.example", role: "admin" }],
  ["resend the invitation of lars@atrium.example", "update_invite", { id: "i-lars" }],
  ["invite lars again as a member", "update_invite", { id: "i-lars", role: "member" }],
  ["withdraw the invite to lars", "delete_invite", { id: "i-lars" }],
  ["who was invited?", "list_invites", {}],
  ["which invitations are still open", "list_invites", {}],
  ["make Tom an admin", "update_member", { id: "m-tom", role: "admin" }],
  ["Tom should be manager from now on", "update_member", { id: "m-tom", role: "manager" }],
  ["give Yuki Tanaka the viewer role", "update_member", { id: "m-yuki", role: "viewer" }],
  ["change Marta's role to manager", "update_member", { id: "m-marta", role: "manager" }],
  ["put Tom into the team North", "update_member", { id: "m-tom", team: "t-north" }],
  ["take Tom out of his team", "update_member", { id: "m-tom", team: null }],
  ["deactivate Tom and hand his records to Yuki", "delete_member", { id: "m-tom", reassignTo: "m-yuki" }],
  ["Tom has left, Yuki takes over everything", "delete_member", { id: "m-tom", reassignTo: "m-yuki" }],
  ["remove Tom from the workspace", "delete_member", { id: "m-tom" }],
  ["let Ruth back in", "restore_member", { id: "m-ruth" }],
  ["Ruth is back", "restore_member", { id: "m-ruth" }],
  ["new team Oslo under North", "create_team", { name: "Oslo", parent: "t-north" }],
  ["rename the team North to Nordics", "update_team", { id: "t-north", name: "Nordics" }],
  ["delete team North", "delete_team", { id: "t-north" }],
  ["which teams are there?", "list_teams", {}],
  ["which roles do we have?", "list_roles", {}],
  ["what can a viewer do?", "list_roles", {}],
  ["new role Auditor like viewer", "create_role", { name: "Auditor", copyOf: "viewer" }],
  ["viewers may not see the amount of deals", "update_role", { role: "viewer", fields: { "deals.amount": "none" } }],
  [
    "members can't change the tier of companies",
    "update_role",
    { role: "member", fields: { "companies.tier": "read" } },
  ],
  [
    "members may only see their own deals",
    "update_role",
    { role: "member", objects: { deals: { ...deals, read: "own", update: "own", delete: "own" } } },
  ],
  [
    "viewers can only see deals of their team",
    "update_role",
    {
      role: "viewer",
      objects: {
        deals: { ...deals, create: false, import: false, export: false, read: "team", update: "none", delete: "none" },
      },
    },
  ],
  ["what may I do?", "get_access", {}],
  ["what can Tom do with deals?", "get_access", { member: "m-tom", object: "deals" }],
  ["why can I see Tessel?", "get_access", { object: "companies", id: "c-tessel" }],
  ["why can't Tom delete Tessel", "get_access", { member: "m-tom", object: "companies", id: "c-tessel" }],
])("%s", async (sentence, tool, input) => {
  expect(await say(sentence)).toMatchObject({ do: "call", calls: [{ tool, input }] });
});

test("several addresses are invited one after the other", async () => {
  const text = "invite kaja@atrium.example, ines@atrium.example and bo@atrium.example as viewers";
  const first = { tool: "send_invite", input: { email: "kaja@atrium.example", role: "viewer" } };

  expect(await say(text)).toMatchObject({ do: "call", calls: [first] });
  expect(
    await nextStep(
      [
        { role: "user", text },
        { role: "assistant", text: "", calls: [{ ...first, toolCallId: "1", output: {} }] },
      ],
      world,
    ),
  ).toMatchObject({ calls: [{ tool: "send_invite", input: { email: "ines@atrium.example", role: "viewer" } }] });
});

test.each<[sentence: string, words: string]>([
  ["invite kaja@atrium.example as pilot", "There is no role “pilot”"],
  ["invite kaja@atrium.example into team South", "There is no team “South”. There are North."],
  ["put Tom into the team South", "There is no team “South”"],
  ["revoke the invitation of nobody@atrium.example", "There is no open invitation"],
  ["who is in team North?", "Nobody is in the team **North** yet."],
  ["viewers may not see the colour of deals", "Deals have no field “colour”"],
])("%s is answered with what there is", async (sentence, words) => {
  expect(await say(sentence)).toMatchObject({ do: "reply", text: expect.stringContaining(words) });
});

test("of two members with one name it asks which", async () => {
  expect(await say("make Priya an admin")).toMatchObject({
    do: "ask",
    choices: [{ label: expect.stringContaining("Priya Raman") }, { label: expect.stringContaining("Priya Shah") }],
  });
});

describe("what is said about records stays about records", () => {
  test.each([
    "make Ivy Fischer a customer",
    "give Tom Tessel",
    "add ana@tessel.example as a contact",
    "don't make Tom an admin",
    "should we make Tom an admin?",
    "what can you do?",
    "what can I do with Tessel?",
    "Ivy Fischer has left the company",
    "new team meeting on Friday",
  ])("%s", async (sentence) => {
    const step = await say(sentence);
    const people = /_(?:members?|invites?|roles?|teams?|access)$/;

    expect(step.do === "call" ? step.calls.filter(({ tool }) => people.test(tool)) : []).toEqual([]);
  });
});
