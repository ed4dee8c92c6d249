import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";

import { listOutbox } from "@/connectors/mail/outbox";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import { deleteInvite } from "@/tools/members/delete-invite";
import { sendInvite } from "@/tools/members/send-invite";
import type { TestWorkspace } from "@/tools/testing/test-workspace";

const door = "/api/auth/join";
const gone = "This invitation is not valid any more. Ask whoever invited you for a new one.";

async function invite(workspace: TestWorkspace, email = `ines-${randomUUID().slice(0, 8)}@crm.example`) {
  const { token, invite: made } = await workspace.call(sendInvite, { email, role: "viewer" });
  return { email, id: made.id, link: { workspace: workspace.environment.workspace.slug, token } };
}

const ines = { name: "Ines Moreau", password: testPassword };

async function signIn(app: SignInApp, email: string) {
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return visitor;
}

describe("an invitation", () => {
  test("makes an account and a member of whoever opens it, once", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const { email, link } = await invite(workspace);
    const [visitor, second] = [app.visit(), app.visit()];

    const view = await visitor.post(`${door}/view`, link);
    const joined = await visitor.post(door, { ...link, ...ines });
    const again = await second.post(door, { ...link, ...ines });

    expect(view.body).toEqual({ workspace: "Test", email, ask: "account" });
    expect(joined.status).toBe(200);
    expect(await visitor.me()).toEqual({ name: "Ines Moreau", workspace: link.workspace });
    expect(again).toMatchObject({ status: 404, error: gone });
    expect((await (await signIn(app, email)).me())?.name).toBe("Ines Moreau");
  });

  test("is nothing when it was never made, is for another workspace, or was taken back", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { link, id } = await invite(first);
    const view = (body: object) => app.visit().post(`${door}/view`, { ...link, ...body });

    const answers = [
      await view({ token: "none" }),
      await view({ workspace: second.environment.workspace.slug }),
      await view({ workspace: "nowhere" }),
    ];
    await first.call(deleteInvite, { id });
    answers.push(await view({}));

    for (const answer of answers) expect(answer).toMatchObject({ status: 404, error: gone });
  });

  test("keeps nothing of a try that failed", async () => {
    const app = await newSignInApp();
    const { email, link } = await invite(app.workspaces[0]);

    const short = await app.visit().post(door, { ...link, ...ines, password: "short" });
    const nameless = await app.visit().post(door, { ...link, password: testPassword });

    expect([short.status, nameless.status]).toEqual([400, 400]);
    expect((await app.visit().post(`${door}/view`, link)).body).toMatchObject({ email, ask: "account" });
  });

  test("brings a person who has an account into a second workspace, once they are signed in", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { email } = await app.addPerson([{ workspace: first }]);
    const stranger = await app.addPerson([{ workspace: first, member: "Marta" }]);
    const { link } = await invite(second, email);
    const [visitor, other] = [await signIn(app, email), await signIn(app, stranger.email)];

    const outside = await app.visit().post(`${door}/view`, link);
    const anew = await app.visit().post(door, { ...link, ...ines });
    const foreign = await other.post(door, link);
    const view = await visitor.post(`${door}/view`, link);
    await visitor.post(door, link);

    expect(outside.body).toMatchObject({ ask: "sign-in" });
    expect([anew.status, foreign.status]).toEqual([409, 403]);
    expect(view.body).toMatchObject({ ask: "join" });
    expect((await visitor.me())?.workspace).toBe(second.environment.workspace.slug);
  });

  test("is not for an account that somebody else may have made with a link that was passed on", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { email } = await app.addPerson([{ workspace: first }], { isProven: false });
    const { link } = await invite(second, email);
    const early = await signIn(app, email);
    await early.post("/api/auth/account/two-factor", { password: testPassword });

    const view = await early.post(`${door}/view`, link);
    const refused = await early.post(door, link);
    const owner = app.visit();
    await owner.post("/api/auth/sign-in/send-link", { email });
    await expect.poll(() => listOutbox(app.outbox).then((mails) => mails.length)).toBe(1);
    const [mail] = await listOutbox(app.outbox);
    await owner.post("/api/auth/sign-in/link", { token: /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] });
    const joined = await owner.post(door, link);

    expect(view.body).toMatchObject({ ask: "proof" });
    expect([refused.status, joined.status]).toEqual([412, 200]);
    expect(await early.me()).toBeNull();
    expect(await (await signIn(app, email)).me()).toBeNull();
    expect((await owner.get("/api/auth/account")).body).toMatchObject({
      hasPassword: false,
      hasTwoFactor: false,
      passkeys: [],
    });
  });
});
