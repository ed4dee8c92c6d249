import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type ClerkApp, newClerkApp } from "./testing/clerk-app";

let app: ClerkApp;

beforeAll(async () => {
  app = await newClerkApp();
});

afterAll(() => app.clerk.close());

const newcomers = async () => {
  const organization = app.clerk.addOrganization("Oakmere");
  const founder = app.clerk.addPerson({ first: "Kaja", last: "Founder" });
  return { organization, founder };
};

describe("a token of Clerk", () => {
  test("lets the first admin of an organization make its workspace, and colleagues come in as members", async () => {
    const { organization, founder } = await newcomers();
    const colleague = app.clerk.addPerson({ first: "Jonas", last: "Colleague" });

    const early = await app.visitAs(colleague, { organization }).get("/api/trpc/system.info");
    const admin = await app.visitAs(founder, { organization, role: "admin" }).get("/api/trpc/system.info");
    const member = await app.visitAs(colleague, { organization }).get("/api/trpc/system.info");

    expect(early.status).toBe(412);
    expect(early.error).toContain("One of its admins has to come first");
    expect(me(admin)).toMatchObject({ me: { name: "Kaja Founder", role: "admin" }, mode: "clerk" });
    expect(me(member)).toMatchObject({ me: { name: "Jonas Colleague", role: "member" } });
    expect(me(member).workspace).toEqual(me(admin).workspace);
    expect(me(admin).workspace).toMatchObject({ name: "Oakmere" });
  });

  test("two tabs of somebody new make one workspace and one member", async () => {
    const { organization, founder } = await newcomers();
    const tabs = [1, 2, 3].map(() =>
      app.visitAs(founder, { organization, role: "admin" }).get("/api/trpc/system.info"),
    );

    const answers = await Promise.all(tabs);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => JSON.stringify([me(answer).workspace, me(answer).me.id]))).size).toBe(1);
  });

  test.each([
    ["that has run out", { issuedAt: Math.floor(Date.now() / 1000) - 3600 }],
    ["that is not valid yet", { issuedAt: Math.floor(Date.now() / 1000) + 3600 }],
    ["made for another site", { azp: "https://evil.example" }],
    ["signed by another key", { key: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey }],
  ])("is refused %s", async (_, options) => {
    const { organization, founder } = await newcomers();

    const { status } = await app
      .visitAs(founder, { organization, role: "admin", ...options })
      .get("/api/trpc/system.info");

    expect(status).toBe(401);
  });

  test("whose claims were changed, or that nobody signed, is refused", async () => {
    const { organization, founder } = await newcomers();
    const [head, , signature] = app.clerk.token(founder, { organization }).split(".");
    const claims = Buffer.from(JSON.stringify({ sub: founder, sid: "sess_1", exp: 4e9, iat: 1, v: 2 })).toString(
      "base64url",
    );
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");

    for (const token of [`${head}.${claims}.${signature}`, `${none}.${claims}.`, "a.b.c"]) {
      const visitor = app.visitAs(founder, { organization });
      visitor.cookies.set("__session", token);
      expect((await visitor.get("/api/trpc/system.info")).status).toBe(401);
    }
  });

  test("opens the workspace of its own organization alone, whatever the tab names", async () => {
    const { organization, founder } = await newcomers();
    const other = app.clerk.addOrganization("Tessel");
    const stranger = app.clerk.addPerson();
    const mine = me(await app.visitAs(founder, { organization, role: "admin" }).get("/api/trpc/system.info"));
    const theirs = app.visitAs(stranger, { organization: other, role: "admin" });
    await theirs.get("/api/trpc/system.info");

    const crossed = await theirs.get("/api/trpc/system.info", { "x-atrium-workspace": mine.workspace.slug });

    expect(crossed.status).toBe(412);
    expect(JSON.stringify(crossed.body)).not.toContain(mine.workspace.slug);
  });

  test("without an organization says that one has to be chosen", async () => {
    const person = app.clerk.addPerson();

    const answer = await app.visitAs(person).get("/api/trpc/system.info");

    expect(answer.status).toBe(412);
    expect(answer.error).toContain("Choose an organization");
  });

  test("of somebody whose address nobody proved makes no member", async () => {
    const organization = app.clerk.addOrganization("Oakmere");
    const person = app.clerk.addPerson({ isVerified: false });

    const answer = await app.visitAs(person, { organization, role: "admin" }).get("/api/trpc/system.info");

    expect(answer.error).toContain("no verified e-mail address");
  });

  test("while Clerk does not answer lets in whoever is known, and tells the others", async () => {
    const { organization, founder } = await newcomers();
    const visitor = app.visitAs(founder, { organization, role: "admin" });
    await visitor.get("/api/trpc/system.info");
    const newcomer = app.clerk.addPerson();
    app.clerk.known.isDown = true;

    const known = await visitor.get("/api/trpc/system.info");
    const fresh = await app.visitAs(newcomer, { organization }).get("/api/trpc/system.info");
    app.clerk.known.isDown = false;

    expect(known.status).toBe(200);
    expect(fresh.status).toBe(502);
    expect(fresh.error).toContain("Clerk, which signs people in here, does not answer");
  });
});

type Info = {
  mode: string;
  workspace: { name: string; slug: string };
  me: { id: string; name: string; email: string; role: string };
};

const me = ({ body }: { body: Record<string, unknown> }): Info => (body["result"] as { data: Info }).data;
