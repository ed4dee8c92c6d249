import { afterAll, beforeAll, expect, test } from "vitest";

import { type ClerkApp, newClerkApp } from "./testing/clerk-app";

let app: ClerkApp;

beforeAll(async () => {
  app = await newClerkApp();
});

afterAll(() => app.clerk.close());

const body = { name: "Nightly sync", scopes: ["records:read"] };

test("somebody who signed in today makes a key, a program uses it, and it ends when they leave", async () => {
  const organization = app.clerk.addOrganization("Oakmere");
  const founder = app.clerk.addPerson();
  const person = app.clerk.addPerson();
  await app.visitAs(founder, { organization, role: "admin" }).me();
  const stale = await app.visitAs(person, { organization, minutesSinceSignIn: 3000 }).post("/api/auth/keys", body);
  const unknown = await app.visitAs(person, { organization, minutesSinceSignIn: -1 }).post("/api/auth/keys", body);
  const made = await app.visitAs(person, { organization }).post("/api/auth/keys", body);
  const program = (): Promise<{ status: number }> =>
    app.visit().post("/api/tools/search_records", { object: "deals" }, { authorization: `Bearer ${made.body["key"]}` });

  const before = await program();
  await app.send(
    app.clerk.webhook("organizationMembership.deleted", {
      organization: { id: organization },
      public_user_data: { user_id: person },
    }),
  );
  const after = await program();

  expect([stale.status, unknown.status, made.status]).toEqual([412, 412, 200]);
  expect(before.status).toBe(200);
  expect(after.status).toBe(401);
});

test("a key makes no key, and without the webhook there are none", async () => {
  const bare = await newClerkApp({ settings: { webhookSecret: undefined } });
  const organization = bare.clerk.addOrganization("Oakmere");
  const founder = bare.clerk.addPerson();
  const refused = await bare.visitAs(founder, { organization, role: "admin" }).post("/api/auth/keys", body);
  const program = await bare
    .visit()
    .post("/api/tools/search_records", { object: "deals" }, { authorization: "Bearer x" });
  const hook = await bare.send(bare.clerk.webhook("user.deleted", { id: founder }));
  await bare.clerk.close();

  expect(refused.error).toContain("CLERK_WEBHOOK_SIGNING_SECRET");
  expect(program.status).toBe(401);
  expect(hook.status).toBe(403);
});
