import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type ClerkApp, newClerkApp } from "./testing/clerk-app";

let app: ClerkApp;

beforeAll(async () => {
  app = await newClerkApp();
});

afterAll(() => app.clerk.close());

async function newTeam() {
  const organization = app.clerk.addOrganization("Oakmere");
  const founder = app.clerk.addPerson({ first: "Kaja", last: "Founder" });
  const colleague = app.clerk.addPerson({ first: "Jonas", last: "Colleague" });
  const admin = app.visitAs(founder, { organization, role: "admin" });
  await admin.me();
  const member = app.visitAs(colleague, { organization });
  await member.me();
  return { organization, founder, colleague, admin, member };
}

const left = (organization: string, user: string) =>
  app.clerk.webhook("organizationMembership.deleted", {
    organization: { id: organization },
    public_user_data: { user_id: user },
  });

test("who leaves the organization is deactivated at once, stays out, and the change log says so", async () => {
  const { organization, colleague, admin, member } = await newTeam();

  const first = await app.send(left(organization, colleague));
  const twice = await app.send(left(organization, colleague));
  const refused = await member.get("/api/trpc/system.info");
  const log = await callTool(admin, "list_changes", {});

  expect([first.status, twice.status]).toEqual([200, 200]);
  expect(refused.status).toBe(403);
  expect(refused.error).toContain("Your access has ended");
  expect(JSON.stringify(log)).toContain("Deactivated Jonas Colleague");
});

test("an account that is deleted leaves its workspaces, and whoever gets its address later does not get its place", async () => {
  const { organization, colleague, admin } = await newTeam();
  const { email } = app.clerk.known.people.get(colleague) ?? { email: "" };
  const gone = await app.send(app.clerk.webhook("user.deleted", { id: colleague, deleted: true }));
  const heir = app.clerk.addPerson({ first: "Other", last: "Person", email });

  const answer = await app.visitAs(heir, { organization }).get("/api/trpc/system.info");
  const members = await callTool(admin, "list_members", {});

  expect(gone.status).toBe(200);
  // The address is the deactivated member's, and an Admin decides.
  expect(answer.status).toBe(403);
  expect(members).toContain("Kaja Founder");
  expect(members).not.toContain("Other Person");
});

test("a new name at Clerk is the member's name, and a sign-in stands in the change log", async () => {
  const { colleague, member, admin } = await newTeam();
  await app.send(app.clerk.webhook("user.updated", { id: colleague, first_name: "Jonas", last_name: "Renamed" }));
  await app.send(app.clerk.webhook("session.created", { id: "sess_1", user_id: colleague }));

  const log = await callTool(admin, "list_changes", { object: "atrium_sessions" });

  expect(await member.me()).toMatchObject({ name: "Jonas Renamed" });
  expect(JSON.stringify(log)).toContain("Jonas Renamed signed in with Clerk");
});

test("what Clerk did not sign, or signed long ago, changes nothing", async () => {
  const { organization, colleague, member } = await newTeam();
  const data = { organization: { id: organization }, public_user_data: { user_id: colleague } };
  const type = "organizationMembership.deleted";
  const hourAgo = new Date(Date.now() - 3_600_000);
  const { body, headers } = left(organization, colleague);

  const answers = [
    await app.send(app.clerk.webhook(type, data, new Date(), randomBytes(24))),
    await app.send(app.clerk.webhook(type, data, hourAgo)),
    await app.send({ body: body.replace(colleague, "user_other"), headers }),
    await app.send({ body, headers: {} }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(await member.me()).not.toBeNull();
});

test("the only admin stays in the list when they leave, so that the workspace can be managed again", async () => {
  const organization = app.clerk.addOrganization("Oakmere");
  const founder = app.clerk.addPerson();
  await app.visitAs(founder, { organization, role: "admin" }).me();

  expect((await app.send(left(organization, founder))).status).toBe(200);
});

test("an Admin invites by Clerk's mail, and the role that was chosen waits for who comes", async () => {
  const { organization, admin } = await newTeam();
  const invited = app.clerk.addPerson({ first: "New", last: "Hire" });
  const { email } = app.clerk.known.people.get(invited) ?? { email: "" };
  await callTool(admin, "send_invite", { email, role: "viewer" });

  const info = await app.visitAs(invited, { organization }).get("/api/trpc/system.info");

  expect(JSON.stringify(info.body)).toContain('"role":"viewer"');
});

async function callTool(visitor: ReturnType<ClerkApp["visitAs"]>, tool: string, input: object): Promise<string> {
  const answer = await visitor.post(`/api/tools/${tool}`, input);
  expect(answer.status, answer.error).toBe(200);
  return JSON.stringify(answer.body);
}
