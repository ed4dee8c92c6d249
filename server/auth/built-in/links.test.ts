import { describe, expect, test } from "vitest";

import { listOutbox } from "@/connectors/mail/outbox";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";

/** The mails that were written, once as many as expected are there; they go out behind the answer. */
async function mailsOf({ outbox, failures }: SignInApp, count: number) {
  await expect.poll(() => listOutbox(outbox).then((mails) => mails.length), { timeout: 5000 }).toBe(count);
  expect(failures).toEqual([]);
  return listOutbox(outbox);
}

const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? "";

async function expireAll({ atrium }: SignInApp): Promise<void> {
  await atrium.db.transaction({}, (session) =>
    session.exec("update atrium.verifications set expires_at = now() - interval '1 second'"),
  );
}

describe("a link by mail", () => {
  test("signs in once", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0], member: "Jonas" }]);
    const [visitor, second] = [app.visit(), app.visit()];

    await visitor.post("/api/auth/sign-in/send-link", { email });
    const [mail] = await mailsOf(app, 1);
    const token = tokenIn(mail?.text ?? "");
    const used = await visitor.post("/api/auth/sign-in/link", { token });
    const again = await second.post("/api/auth/sign-in/link", { token });

    expect(mail).toMatchObject({ to: email, subject: "Sign in to Atrium" });
    expect(mail?.text).toContain("https://crm.example/sign-in/link?token=");
    expect(used).toMatchObject({ status: 200, body: { needsSecondFactor: false } });
    expect((await visitor.me())?.name).toBe("Jonas Lind");
    expect(again).toMatchObject({
      status: 404,
      error: "This link has expired or was used already. Ask for a new one.",
    });
    expect(await second.me()).toBeNull();
  });

  test("is no good after its time", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const visitor = app.visit();
    await visitor.post("/api/auth/sign-in/send-link", { email });
    const [mail] = await mailsOf(app, 1);
    await expireAll(app);

    const late = await visitor.post("/api/auth/sign-in/link", { token: tokenIn(mail?.text ?? "") });

    expect(late.status).toBe(404);
    expect(await visitor.me()).toBeNull();
  });

  test("is sent to nobody who is not here, and the answer does not say so", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const visitor = app.visit();

    const unknown = await visitor.post("/api/auth/sign-in/send-link", { email: `x${email}` });
    const unknownReset = await visitor.post("/api/auth/send-reset", { email: `x${email}` });
    const known = await visitor.post("/api/auth/sign-in/send-link", { email });

    expect([unknown.body, unknownReset.body]).toEqual([known.body, known.body]);
    expect((await mailsOf(app, 1)).map(({ to }) => to)).toEqual([email]);
  });

  test("does not stand in the database as it was sent", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    await app.visit().post("/api/auth/sign-in/send-link", { email });
    const [mail] = await mailsOf(app, 1);
    const token = tokenIn(mail?.text ?? "");

    const rows = await app.atrium.db.transaction({ isReadOnly: true }, (session) =>
      session.query("select identifier, value from atrium.verifications"),
    );

    expect(token).not.toBe("");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a new password", () => {
  test("comes by a link, works once and ends what was signed in", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const [before, visitor] = [app.visit(), app.visit()];
    await before.post("/api/auth/sign-in/password", { email, password: testPassword });
    await visitor.post("/api/auth/send-reset", { email });
    const [mail] = await mailsOf(app, 1);
    const token = tokenIn(mail?.text ?? "");

    const short = await visitor.post("/api/auth/reset-password", { token, newPassword: "short" });
    const set = await visitor.post("/api/auth/reset-password", { token, newPassword: "another long one" });
    const again = await visitor.post("/api/auth/reset-password", { token, newPassword: "a third long one" });
    const old = await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
    const fresh = await visitor.post("/api/auth/sign-in/password", { email, password: "another long one" });

    expect(short).toMatchObject({ status: 400, error: "A password has at least 10 characters." });
    expect([set.status, again.status, old.status, fresh.status]).toEqual([200, 404, 401, 200]);
    expect(await before.me()).toBeNull();
  });

  test("is changed with the old one, and other sessions end", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const [other, visitor] = [app.visit(), app.visit()];
    for (const each of [other, visitor])
      await each.post("/api/auth/sign-in/password", { email, password: testPassword });
    const change = (currentPassword: string) =>
      visitor.post("/api/auth/account/password", { currentPassword, newPassword: "another long one" });

    const [wrong, right] = [await change("not the password"), await change(testPassword)];

    expect(wrong).toMatchObject({ status: 403, error: "Your password is wrong." });
    expect(right.status).toBe(200);
    expect(await other.me()).toBeNull();
    expect(await visitor.me()).not.toBeNull();
  });
});
