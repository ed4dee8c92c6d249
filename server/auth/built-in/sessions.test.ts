import type { FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";

import { requireIdentity } from "@/server/doors/identify";
import { appRouter } from "@/server/doors/trpc/router";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";
import type { TestWorkspace } from "@/tools/testing/test-workspace";

const sessionCookie = "__Secure-atrium.session_token";

async function signIn(app: SignInApp, email: string): Promise<Visitor> {
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return visitor;
}

async function deactivate(workspace: TestWorkspace, name: string): Promise<void> {
  const { db, workspace: place } = workspace.environment;
  await db.transaction({}, (session) =>
    session.query(`update "${place.schemaName}".atrium_members set deactivated_at = now() where id = $1`, [
      workspace.member(name).memberId,
    ]),
  );
}

describe("a session", () => {
  test("ends when the person signs out, on the server too", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const visitor = await signIn(app, email);
    const kept = new Map(visitor.cookies);

    await visitor.post("/api/auth/sign-out");
    for (const [name, value] of kept) visitor.cookies.set(name, value);

    expect(await visitor.me()).toBeNull();
  });

  test("is listed, and one or all others are ended at once", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const stranger = await app.addPerson([{ workspace: app.workspaces[0], member: "Jonas" }]);
    const [mine, lost, third] = [await signIn(app, email), await signIn(app, email), await signIn(app, email)];
    const theirs = await signIn(app, stranger.email);
    const { body } = await lost.get("/api/auth/account");
    const sessions = body["sessions"] as { id: string; isCurrent: boolean; address: string }[];
    const current = sessions.find(({ isCurrent }) => isCurrent);

    const foreign = await theirs.post("/api/auth/account/end-session", { id: current?.id });
    const ended = await mine.post("/api/auth/account/end-session", { id: current?.id });

    expect(sessions).toHaveLength(3);
    expect(current?.address).toBe(lost.address);
    expect(JSON.stringify(body)).not.toContain(decodeURIComponent(lost.cookies.get(sessionCookie) ?? "").split(".")[0]);
    expect([foreign.status, ended.status]).toEqual([404, 200]);
    expect([await lost.me(), (await third.me()) === null]).toEqual([null, false]);

    await mine.post("/api/auth/account/end-other-sessions");
    expect([await third.me(), (await mine.me()) === null, (await theirs.me()) === null]).toEqual([null, false, false]);
  });

  test("is not one that somebody made up or changed", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const visitor = await signIn(app, email);
    const cookie = visitor.cookies.get(sessionCookie) ?? "";
    const changed = [`x${cookie}`, cookie.replace(/.{3}$/, "abc"), cookie.split(".")[0] ?? "", "", "%00", "a.b"];

    for (const value of changed) {
      visitor.cookies.set(sessionCookie, value);
      expect(await visitor.me()).toBeNull();
    }
    visitor.cookies.set(sessionCookie, cookie);
    expect(await visitor.me()).not.toBeNull();
  });

  test("is over after its time", async () => {
    const app = await newSignInApp();
    const { email, userId } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const visitor = await signIn(app, email);
    await app.atrium.db.transaction({}, (session) =>
      session.query("update atrium.sessions set expires_at = now() - interval '1 second' where user_id = $1", [userId]),
    );

    expect(await visitor.me()).toBeNull();
  });
});

describe("news of changes", () => {
  test("end with the session that follows them", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const { email } = await app.addPerson([{ workspace, member: "Marta" }]);
    const visitor = await signIn(app, email);
    const request = { headers: { cookie: visitor.cookieHeader() } } as FastifyRequest;
    const identifyAgain = () => requireIdentity(app.auth, request);
    const context = {
      ...(await identifyAgain()),
      atrium: app.atrium,
      mode: app.auth.mode,
      requestId: "1",
      identifyAgain,
    };
    const news = (await appRouter.createCaller(context).live.changes({}))[Symbol.asyncIterator]();
    const change = async (name: string) => {
      await workspace.seed("companies", { name });
      app.atrium.live.nudge();
    };

    await news.next();
    const first = news.next();
    await change("Tessel");
    const second = news.next();
    await first;
    await visitor.post("/api/auth/sign-out");
    await change("Vitalis");

    expect((await first).done).toBe(false);
    expect(await second).toEqual({ done: true, value: undefined });
  });
});

describe("a person of two workspaces", () => {
  test("is in the one that was chosen, and in none that they are no member of", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const both = await app.addPerson([{ workspace: first }, { workspace: second, member: "Vera" }]);
    const one = await app.addPerson([{ workspace: first, member: "Marta" }]);
    const [visitor, single] = [await signIn(app, both.email), await signIn(app, one.email)];
    const slug = second.environment.workspace.slug;

    const before = await visitor.me();
    const byHeader = await visitor.me({ "x-atrium-workspace": slug });
    await visitor.post("/api/auth/account/workspace", { slug });
    const byCookie = await visitor.me();

    expect(before?.workspace).toBe(first.environment.workspace.slug);
    expect(byHeader).toEqual({ name: "Vera Viewer", workspace: slug });
    expect(byCookie).toEqual(byHeader);
    expect((await single.post("/api/auth/account/workspace", { slug })).status).toBe(404);
    expect(await single.me({ "x-atrium-workspace": slug })).toBeNull();
    single.cookies.set("atrium_workspace", slug);
    expect((await single.me())?.workspace).toBe(first.environment.workspace.slug);
  });
});

describe("a member who was deactivated", () => {
  test("is out at once, and the pages say why", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const { email } = await app.addPerson([{ workspace, member: "Jonas" }]);
    const visitor = await signIn(app, email);
    await deactivate(workspace, "Jonas");

    const tool = await visitor.get("/api/trpc/tools.list_members?input={}");
    const page = await visitor.get("/o/deals?view=1");

    expect(tool.status).toBe(401);
    expect(JSON.stringify(tool.body)).toContain("Your access has ended. Ask an Admin of your workspace");
    expect(page).toMatchObject({ status: 303, location: "/sign-in?why=ended&next=%2Fo%2Fdeals%3Fview%3D1" });
  });

  test("is still in their other workspace", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { email } = await app.addPerson([{ workspace: first, member: "Jonas" }, { workspace: second }]);
    const visitor = await signIn(app, email);
    await deactivate(first, "Jonas");

    expect((await visitor.me())?.workspace).toBe(second.environment.workspace.slug);
  });
});

describe("pages", () => {
  test("send people who are not signed in to the page that signs them in, and back", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const [visitor, signedIn] = [app.visit(), await signIn(app, email)];

    expect((await visitor.get("/")).location).toBe("/sign-in");
    expect((await visitor.get("/settings/objects")).location).toBe("/sign-in?next=%2Fsettings%2Fobjects");
    // There are no pages behind these doors, so whoever is let through finds nothing.
    for (const path of ["/sign-in", "/sign-in/link?token=x", "/reset-password?token=x", "/first-run/x", "/join/a/b"])
      expect((await visitor.get(path)).status).toBe(404);
    expect((await signedIn.get("/settings/objects")).status).toBe(404);
  });
});
