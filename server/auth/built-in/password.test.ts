import { describe, expect, test } from "vitest";

import { newSignInApp, testPassword, testUrl } from "@/server/testing/sign-in-app";

const signIn = "/api/auth/sign-in/password";

describe("signing in with a password", () => {
  test("acts as the member, with cookies that scripts and other sites cannot use", async () => {
    const { visit, workspaces, addPerson } = await newSignInApp();
    const { email } = await addPerson([{ workspace: workspaces[0], member: "Marta" }]);
    const visitor = visit();

    const { status, body, cookies } = await visitor.post(signIn, {
      email: email.toUpperCase(),
      password: testPassword,
    });

    expect({ status, body }).toEqual({ status: 200, body: { needsSecondFactor: false } });
    expect(cookies.find((cookie) => cookie.includes("session_token"))).toMatch(
      /^__Secure-atrium\.session_token=.+HttpOnly; Secure; SameSite=Lax/i,
    );
    expect(await visitor.me()).toEqual({
      name: "Marta Oliveira",
      workspace: workspaces[0].environment.workspace.slug,
    });
  });

  test("says the same of a wrong password and of a person who is not there", async () => {
    const { visit, workspaces, addPerson } = await newSignInApp();
    const { email } = await addPerson([{ workspace: workspaces[0] }]);
    const visitor = visit();

    const wrong = await visitor.post(signIn, { email, password: "not the password" });
    const unknown = await visitor.post(signIn, { email: `x${email}`, password: "not the password" });

    expect(wrong).toMatchObject({ status: 401, error: "The e-mail or the password is wrong.", cookies: [] });
    expect(unknown).toMatchObject({ status: 401, error: wrong.error, cookies: [] });
    expect(await visitor.me()).toBeNull();
  });

  test("takes as long for a person who is not there", async () => {
    const { visit, addPerson } = await newSignInApp();
    const time = async (address: string): Promise<number> => {
      const started = performance.now();
      await visit().post(signIn, { email: address, password: "not the password" });
      return performance.now() - started;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns, each for somebody else, so that neither load nor the lock falls on one kind.
    for (let turn = 0; turn < 8; turn += 1) {
      const { email } = await addPerson([]);
      known.push(await time(email));
      unknown.push(await time(`x${email}`));
    }

    // A hash takes far longer than the rest; without it the answer would come in a tenth of the time.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
    expect(Math.min(...known)).toBeGreaterThan(Math.min(...unknown) / 2);
  });

  test("locks after five failures, longer each time, whoever the address belongs to", async () => {
    let now = new Date();
    const { visit, workspaces, addPerson } = await newSignInApp({ now: () => now });
    const { email } = await addPerson([{ workspace: workspaces[0] }]);
    const fail = (address: string) => visit().post(signIn, { email: address, password: "not the password" });
    for (const address of [email, `x${email}`]) for (let turn = 0; turn < 5; turn += 1) await fail(address);

    const [known, unknown] = [await fail(email), await fail(`x${email}`)];
    const right = await visit().post(signIn, { email, password: testPassword });
    now = new Date(now.getTime() + 31_000);
    await fail(email);
    now = new Date(now.getTime() + 31_000);
    const stillLocked = await visit().post(signIn, { email, password: testPassword });
    now = new Date(now.getTime() + 30_000);
    const later = await visit().post(signIn, { email, password: testPassword });

    expect(known).toMatchObject({ status: 429, error: "Too many tries. Wait 30 seconds, then try again." });
    expect(unknown).toMatchObject({ status: 429, error: known.error });
    expect(right.status).toBe(429);
    expect(stillLocked.status).toBe(429);
    expect(later.status).toBe(200);
  });

  test("refuses an address that tries too often", async () => {
    const { visit } = await newSignInApp();
    const visitor = visit();
    const statuses = [];
    for (let turn = 0; turn < 121; turn += 1)
      statuses.push((await visitor.post("/api/auth/sign-in/link", { token: "none" })).status);

    expect(statuses.slice(0, 120).every((status) => status === 404)).toBe(true);
    expect(statuses[120]).toBe(429);
  });

  test("counts tries that come at once", async () => {
    const { visit, workspaces, addPerson } = await newSignInApp();
    const { email } = await addPerson([{ workspace: workspaces[0] }]);

    const statuses = await Promise.all(
      Array.from(
        { length: 30 },
        async (_, turn) => (await visit().post(signIn, { email, password: `guess ${turn}` })).status,
      ),
    );

    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
    expect(statuses).toContain(429);
  });

  test("nobody signs up by themselves", async () => {
    const { visit } = await newSignInApp();
    const body = { email: "new@crm.example", password: testPassword, name: "New" };

    for (const path of ["/api/auth/sign-up/email", "/api/auth/sign-in/email", "/api/auth/get-session"])
      expect((await visit().post(path, body)).status).toBe(404);
  });
});

test("answers about accounts are kept nowhere, and the browser is told to stay with TLS", async () => {
  const { app } = await newSignInApp();

  const { headers } = await app.inject({ url: "/api/auth/account", headers: { host: new URL(testUrl).host } });

  expect(headers).toMatchObject({ "cache-control": "no-store", "strict-transport-security": "max-age=31536000" });
});

describe("what comes from elsewhere", () => {
  test.each<[string, Record<string, string>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["a null origin", { origin: "null" }],
    ["the same host without TLS", { origin: "http://crm.example" }],
    ["another host", { host: "evil.example" }],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }],
  ])("%s is refused, with the person's cookie too", async (_, headers) => {
    const { visit, workspaces, addPerson } = await newSignInApp();
    const { email } = await addPerson([{ workspace: workspaces[0] }]);
    const visitor = visit();
    await visitor.post(signIn, { email, password: testPassword });

    const write = await visitor.post("/api/auth/sign-out", {}, headers);

    expect(write.status).toBe(403);
    expect(await visitor.me()).not.toBeNull();
  });

  test("a request that changes something and says no origin is refused", async () => {
    const { app } = await newSignInApp();

    const response = await app.inject({
      method: "POST",
      url: "/api/trpc/tools.create_record",
      headers: { host: new URL(testUrl).host, "content-type": "application/json" },
      payload: "{}",
    });

    expect(response.statusCode).toBe(403);
  });

  test("nobody gets anything without a session", async () => {
    const { visit } = await newSignInApp();
    const visitor = visit();

    expect((await visitor.get("/api/trpc/tools.list_members?input={}")).status).toBe(401);
    expect((await visitor.post("/api/chat", {})).status).toBe(401);
    expect((await visitor.get("/api/files/0192b0a0-0000-7000-8000-000000000000")).status).toBe(401);
    expect((await visitor.get("/api/auth/account")).status).toBe(401);
    expect((await visitor.get("/api/health", { host: "203.0.113.7:3000" })).status).toBe(200);
  });
});
