import { describe, expect, test } from "vitest";

import { listOutbox } from "@/connectors/mail/outbox";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import { totpOf } from "@/server/testing/totp";
import type { Visitor } from "@/server/testing/visitor";

const account = "/api/auth/account";

async function withSecondFactor(app: SignInApp) {
  const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  const { body } = await visitor.post(`${account}/two-factor`, { password: testPassword });
  const { address, recoveryCodes } = body as { address: string; recoveryCodes: string[] };
  const confirmed = await visitor.post(`${account}/two-factor/confirm`, { code: totpOf(address) });
  return { email, visitor, address, recoveryCodes, confirmed };
}

async function begin(app: SignInApp, email: string): Promise<Visitor> {
  const visitor = app.visit();
  const { body } = await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  expect(body).toEqual({ needsSecondFactor: true });
  return visitor;
}

describe("the second factor", () => {
  test("is on after a code was confirmed, and a password alone opens nothing then", async () => {
    const app = await newSignInApp();
    const { email, visitor, address, confirmed } = await withSecondFactor(app);

    const next = await begin(app, email);
    const before = await next.me();
    const wrong = await next.post("/api/auth/sign-in/code", { code: "000000" });
    const right = await next.post("/api/auth/sign-in/code", { code: totpOf(address) });

    expect(confirmed.status).toBe(200);
    expect((await visitor.get(account)).body).toMatchObject({ hasTwoFactor: true });
    expect(before).toBeNull();
    expect(wrong.status).toBe(401);
    expect(right.status).toBe(200);
    expect(await next.me()).not.toBeNull();
  });

  test("takes a code once: who saw it typed cannot use it", async () => {
    const app = await newSignInApp();
    const { email, address } = await withSecondFactor(app);
    const [first, second] = [await begin(app, email), await begin(app, email)];
    const code = totpOf(address);

    const used = await first.post("/api/auth/sign-in/code", { code });
    const again = await second.post("/api/auth/sign-in/code", { code });

    expect(used.status).toBe(200);
    expect(again).toMatchObject({ status: 401, error: "This code was used already. Wait for the next one." });
    expect([(await first.me()) === null, await second.me()]).toEqual([false, null]);
  });

  test("is asked for after a link by mail as well", async () => {
    const app = await newSignInApp();
    const { email, address } = await withSecondFactor(app);
    const visitor = app.visit();
    await visitor.post("/api/auth/sign-in/send-link", { email });
    await expect.poll(() => listOutbox(app.outbox).then((mails) => mails.length)).toBe(1);
    const [mail] = await listOutbox(app.outbox);
    const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1];

    const { body } = await visitor.post("/api/auth/sign-in/link", { token });
    const before = await visitor.me();
    await visitor.post("/api/auth/sign-in/code", { code: totpOf(address) });

    expect(body).toEqual({ needsSecondFactor: true });
    expect(before).toBeNull();
    expect(await visitor.me()).not.toBeNull();
  });

  test("can be a recovery code, each of them once", async () => {
    const app = await newSignInApp();
    const { email, recoveryCodes } = await withSecondFactor(app);
    const [code = ""] = recoveryCodes;
    const [first, second] = [await begin(app, email), await begin(app, email)];

    const used = await first.post("/api/auth/sign-in/recovery-code", { code });
    const again = await second.post("/api/auth/sign-in/recovery-code", { code });

    expect(recoveryCodes).toHaveLength(10);
    expect(used.status).toBe(200);
    expect(await first.me()).not.toBeNull();
    expect(again).toMatchObject({ status: 401, error: "The recovery code is wrong, or it was used already." });
    expect(await second.me()).toBeNull();
  });

  test("is not guessed: five wrong codes end the attempt", async () => {
    const app = await newSignInApp();
    const { email, address } = await withSecondFactor(app);
    const visitor = await begin(app, email);

    for (let turn = 0; turn < 5; turn += 1) await visitor.post("/api/auth/sign-in/code", { code: "000000" });
    const late = await visitor.post("/api/auth/sign-in/code", { code: totpOf(address) });

    expect(late.status).toBe(429);
    expect(await visitor.me()).toBeNull();
  });

  test("is turned off with the password alone, and new recovery codes replace the old", async () => {
    const app = await newSignInApp();
    const { email, visitor, recoveryCodes } = await withSecondFactor(app);

    const wrong = await visitor.post(`${account}/recovery-codes`, { password: "not the password" });
    const fresh = await visitor.post(`${account}/recovery-codes`, { password: testPassword });
    const next = await begin(app, email);
    const old = await next.post("/api/auth/sign-in/recovery-code", { code: recoveryCodes[0] });
    const refused = await visitor.post(`${account}/two-factor/off`, { password: "not the password" });
    const off = await visitor.post(`${account}/two-factor/off`, { password: testPassword });

    expect([wrong.status, fresh.status, old.status, refused.status, off.status]).toEqual([403, 200, 401, 403, 200]);
    expect((await visitor.get(account)).body).toMatchObject({ hasTwoFactor: false });
  });
});
