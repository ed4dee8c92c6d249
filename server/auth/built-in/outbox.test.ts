import { expect, test } from "vitest";

import { openFreshDb } from "@/db/testing/open-test-db";
import { newSignInApp, testPassword } from "@/server/testing/sign-in-app";

test("the outbox is read by an Admin, while it cannot hold mails of another workspace", async () => {
  const app = await newSignInApp({ db: await openFreshDb() });
  const [first, second] = app.workspaces;
  const admin = await app.addPerson([{ workspace: first }]);
  const member = await app.addPerson([{ workspace: first, member: "Marta" }]);
  const [visitor, other] = [app.visit(), app.visit()];
  await visitor.post("/api/auth/sign-in/password", { email: admin.email, password: testPassword });
  await other.post("/api/auth/sign-in/password", { email: member.email, password: testPassword });
  await other.post("/api/auth/sign-in/send-link", { email: member.email });

  await expect
    .poll(async () => (await visitor.get("/api/auth/outbox")).body)
    .toMatchObject({
      leaves: false,
      directory: app.outbox,
      mails: [{ to: member.email, subject: "Sign in to Atrium" }],
    });
  const refused = await other.get("/api/auth/outbox");
  const outside = await app.visit().get("/api/auth/outbox");
  await app.addPerson([{ workspace: second }]);
  const shared = await visitor.get("/api/auth/outbox");

  expect([refused.status, outside.status, shared.status]).toEqual([403, 401, 412]);
});
