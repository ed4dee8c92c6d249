import { describe, expect, test } from "vitest";

import { makeTestKey, program } from "@/server/testing/program";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";
import { runAuditSeal } from "@/tools/audit/run-audit-seal";
import { verifyAudit } from "@/tools/audit/verify-audit";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { runJob } from "@/tools/jobs/run-job";
import { createRole } from "@/tools/roles/create-role";
import { ownOnly } from "@/tools/testing/rights-workspace";
import { seedMany } from "@/tools/testing/seed-many";

async function signIn(app: SignInApp, member = "Priya", place: 0 | 1 = 0): Promise<Visitor & { userId: string }> {
  const { email, userId } = await app.addPerson([{ workspace: app.workspaces[place], member }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return Object.assign(visitor, { userId });
}

const search = { object: "deals" };
const deal = (name: string) => ({ object: "deals", values: { name } });

describe("a key", () => {
  test("acts for its maker in its workspace, and what it changed names it", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const key = await makeTestKey(await signIn(app, "Marta"), ["records:write"]);

    const made = await program(app.app, key).tool("create_record", deal("Dock lights"));
    const { changeSets } = await workspace.call(listChanges, {});
    await workspace.call(runAuditSeal, {});

    expect(key).toMatch(/^atr_[0-9a-f]{32}_[\w-]{43}$/);
    expect(made.status).toBe(200);
    expect(changeSets[0]).toMatchObject({
      actor: { kind: "api", name: "Marta Oliveira" },
      door: "api",
      via: "key Nightly sync",
    });
    expect(await workspace.call(verifyAudit, {})).toMatchObject({ isIntact: true });
  });

  test("may do no more than its scopes say, by any door", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const id = await workspace.seed("deals", { name: "Dock lights" });
    const reader = program(app.app, await makeTestKey(await signIn(app), ["records:read"]));
    const change = { object: "deals", id, values: { name: "Taken" } };
    const text = { id: workspace.environment.clock.newId(), role: "user", parts: [{ type: "text", text: "hello" }] };
    const chat = { conversationId: workspace.environment.clock.newId(), parentId: null, message: text };

    const answers = [
      await reader.tool("update_record", change),
      await reader.tool("create_record", deal("Mine")),
      await reader.tool("delete_record", { object: "deals", id }),
      await reader.tool("export_records", { query: { object: "deals" } }),
      await reader.tool("create_field", { object: "deals", label: "Size", type: "text" }),
      await reader.tool("list_members"),
      await reader.post("/api/trpc/tools.update_record", change),
      await reader.post("/api/chat", chat),
      await reader.post("/api/files?name=a.csv", {}),
      await reader.get(`/api/files/${id}`),
    ];
    const read = await reader.tool("search_records", search);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect(answers[0]?.error).toBe(
      "The key Nightly sync lacks the scope records:write. Make another key with it, or connect the app anew.",
    );
    expect(JSON.stringify(read.body)).toContain("Dock lights");
  });

  test("talks to the assistant, who does no more than the key may, under its name", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    await workspace.seed("companies", { name: "Tessel" });
    const visitor = await signIn(app);
    const say = async (scopes: string[], text: string) => {
      const { newId } = workspace.environment.clock;
      const message = { id: newId(), role: "user", parts: [{ type: "text", text }] };
      const key = program(app.app, await makeTestKey(visitor, scopes));
      return key.post("/api/chat", { conversationId: newId(), parentId: null, message });
    };

    const told = await say(["conversations:write"], "rename Tessel to Vitalis");
    const { changeSets: none } = await workspace.call(listChanges, { actorKind: "agent" });
    await say(["conversations:write", "records:write"], "rename Tessel to Tessel Nord");
    const { changeSets } = await workspace.call(listChanges, { actorKind: "agent" });

    expect(told.status).toBe(200);
    expect(none).toEqual([]);
    expect(changeSets).toMatchObject([{ via: "key Nightly sync", door: "chat", changeCount: 1 }]);
  });

  test("without records:read sees none, whatever else it may do", async () => {
    const app = await newSignInApp();
    await app.workspaces[0].seed("deals", { name: "Dock lights" });
    const scopes = ["views:read", "documents:read", "members:read", "jobs:read", "settings:read"];
    const other = program(app.app, await makeTestKey(await signIn(app), scopes));

    const answers = [
      await other.tool("search_records", search),
      await other.tool("search_knowledge", { question: "Dock lights" }),
      await other.tool("list_views"),
      await other.tool("list_jobs"),
      await other.get("/api/trpc/live.changes?input=%7B%7D"),
    ];

    expect(JSON.stringify(answers)).not.toContain("Dock lights");
    expect(answers.map(({ status }) => status)).toEqual([403, 200, 200, 200, 200]);
    expect(answers[4]?.body["text"]).toContain("lacks the scope records:read");
  });

  test("holds no more than its maker, now and later", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const visitor = await signIn(app, "Marta");
    const refused = await visitor.post("/api/auth/keys", { name: "x", scopes: ["settings:write"] });
    const key = program(app.app, await makeTestKey(visitor, ["records:write", "records:read"]));

    await inWorkspaceSql(workspace, "update atrium_members set role = 'viewer' where id = $1", [
      workspace.member("Marta").memberId,
    ]);
    const write = await key.tool("create_record", deal("Late"));

    expect(refused).toMatchObject({
      status: 403,
      error: "Your role lacks settings:write, so your key cannot have it.",
    });
    expect(write).toMatchObject({ status: 403, error: expect.stringContaining("Your role (viewer)") });
    expect((await key.tool("search_records", search)).status).toBe(200);
  });

  test("keeps to the records that its maker reaches", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    await workspace.seed("deals", { name: "Of Priya" });
    const admin = program(
      app.app,
      await makeTestKey(await signIn(app), ["roles:write", "members:write", "members:read"]),
    );
    const objects = { deals: ownOnly };
    const wide = await admin.tool("create_role", { name: "Wide" });
    const { role } = await workspace.call(createRole, { name: "Own", objects });
    await inWorkspaceSql(workspace, "update atrium_members set role = $2 where id = $1", [
      workspace.member("Jonas").memberId,
      role.key,
    ]);
    const key = program(app.app, await makeTestKey(await signIn(app, "Jonas"), ["records:read"]));

    const found = await key.tool("search_records", search);

    expect(wide.status).toBe(403);
    expect(found.status).toBe(200);
    expect(JSON.stringify(found.body)).not.toContain("Of Priya");
  });

  test("of one workspace sees nothing of another", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const id = await second.seed("deals", { name: "Of the neighbour" });
    const key = program(app.app, await makeTestKey(await signIn(app), ["records:read", "changes:read"]));
    const slug = second.environment.workspace.slug;

    const answers = [
      await key.tool("search_records", search),
      await key.tool("get_record", { object: "deals", id }),
      await key.tool("list_changes"),
      await key.post("/api/tools/search_records", search, { "x-atrium-workspace": slug }),
    ];

    expect(JSON.stringify(answers)).not.toContain("neighbour");
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 404]);
    const own = { "x-atrium-workspace": first.environment.workspace.slug };
    expect((await key.post("/api/tools/search_records", search, own)).status).toBe(200);
  });

  test("starts jobs that do no more than it may itself, and are named as its own", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    await seedMany(workspace, "companies", 2001, (place) => ({ name: `Firm ${place}`, city: "Oslo" }));
    const key = program(app.app, await makeTestKey(await signIn(app), ["records:write", "jobs:read"]));
    const selection = { object: "companies", where: { field: "city", op: "eq", value: "Oslo" } };
    const change = { selection, values: { tier: "gold" } };
    const queued = (await key.tool("update_records", change)).body;
    const alsoQueued = (await key.tool("update_records", { ...change, values: { tier: "silver" } })).body;

    await runJob(workspace.environment, String(queued["jobId"]));
    await inWorkspaceSql(workspace, "update atrium_jobs set scopes = '{records:read}' where id = $1", [
      alsoQueued["jobId"],
    ]);
    await runJob(workspace.environment, String(alsoQueued["jobId"]));
    const { changeSets } = await workspace.call(listChanges, { door: "job" });
    const jobs = (await key.tool("list_jobs")).body["jobs"] as { state: string; error: string | null }[];

    expect(changeSets).toMatchObject([{ via: "key Nightly sync", actor: { kind: "api" }, changeCount: 2001 }]);
    expect(jobs.map(({ state }) => state).sort()).toEqual(["done", "failed"]);
    expect(jobs.find(({ state }) => state === "failed")?.error).toContain("lacks the scope records:write");
  });

  test("makes no keys, and opens nothing about signing in", async () => {
    const app = await newSignInApp();
    const visitor = await signIn(app);
    const all = (await visitor.get("/api/auth/keys")).body["scopes"] as string[];
    const key = program(app.app, await makeTestKey(visitor, all));
    const cookie = { cookie: visitor.cookieHeader() };

    for (const path of ["/api/auth/keys", "/api/auth/account", "/api/auth/outbox", "/api/%61uth/outbox"])
      expect((await key.get(path, cookie)).status).toBe(403);
    for (const path of ["/api/auth/keys", "/api/auth/account/password", "/api/auth/sign-in/password"])
      expect((await key.post(path, { name: "x", scopes: ["records:read"] }, cookie)).status).toBe(403);
  });

  test("stands before cookies, which are ignored", async () => {
    const app = await newSignInApp();
    const visitor = await signIn(app);
    const cookie = { cookie: visitor.cookieHeader() };

    for (const wrong of ["", "x", "atr_none"]) {
      const answer = await program(app.app, wrong).post("/api/tools/search_records", search, cookie);
      expect(answer).toMatchObject({ status: 401, error: expect.stringContaining("not known here") });
    }
  });
});

describe("a key ends", () => {
  test("when it is revoked, with what to do", async () => {
    const app = await newSignInApp();
    const visitor = await signIn(app);
    const key = program(app.app, await makeTestKey(visitor, ["records:read"]));
    const [row] = (await visitor.get("/api/auth/keys")).body["keys"] as { id: string }[];

    const before = await key.tool("search_records", search);
    await visitor.post("/api/auth/keys/revoke", { id: row?.id });
    const after = await key.tool("search_records", search);
    const again = await visitor.post("/api/auth/keys/revoke", { id: row?.id });

    const { changeSets } = await app.workspaces[0].call(listChanges, { object: "atrium_api_keys" });
    const undone = app.workspaces[0].call(undoChangeSet, { changeSetId: changeSets[1]?.id });

    await expect(undone).rejects.toThrow("not taken back here");
    await expect(app.workspaces[0].call(undoChangeSet, {})).rejects.toThrow("no change that could be undone");
    expect(changeSets.map(({ summary, via, changes }) => [summary, via, changes[0]?.recordName])).toEqual([
      ["Revoked the API key Nightly sync", null, "Nightly sync"],
      ["Made the API key Nightly sync", null, "Nightly sync"],
    ]);
    expect(changeSets[1]?.changes[0]?.diffs).toContainEqual(
      expect.objectContaining({ label: "It may", after: "records:read" }),
    );
    expect([before.status, after.status, again.status]).toEqual([200, 401, 404]);
    expect(after.error).toBe("The key Nightly sync was revoked. Make another one under Settings, API keys.");
    expect(after.headers["www-authenticate"]).toBe("Bearer");
  });

  test("after its time: 90 days when nothing is said, a year at most, or never", async () => {
    let now = new Date();
    const app = await newSignInApp({ now: () => now });
    const visitor = await signIn(app);
    const [usual, short, lasting] = [
      program(app.app, await makeTestKey(visitor, ["records:read"])),
      program(app.app, await makeTestKey(visitor, ["records:read"], { days: 1 })),
      program(app.app, await makeTestKey(visitor, ["records:read"], { days: null })),
    ];
    const tooLong = await visitor.post("/api/auth/keys", { name: "x", scopes: ["records:read"], days: 366 });
    const states = async () => [
      (await usual.tool("search_records", search)).status,
      (await short.tool("search_records", search)).status,
      (await lasting.tool("search_records", search)).status,
    ];

    now = new Date(now.getTime() + 2 * 86_400_000);
    const later = await states();
    now = new Date(now.getTime() + 89 * 86_400_000);

    expect(tooLong.status).toBe(400);
    expect([later, await states()]).toEqual([
      [200, 401, 200],
      [401, 401, 200],
    ]);
  });

  test("with its person: deactivated, no member any more, or gone", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    const [marta, jonas, vera] = [await signIn(app, "Marta"), await signIn(app, "Jonas"), await signIn(app, "Vera")];
    const keys = [
      program(app.app, await makeTestKey(marta, ["records:read"])),
      program(app.app, await makeTestKey(jonas, ["records:read"])),
      program(app.app, await makeTestKey(vera, ["records:read"])),
    ];
    const states = async () =>
      (await Promise.all(keys.map((key) => key.tool("search_records", search)))).map(({ status }) => status);

    const before = await states();
    await inWorkspaceSql(workspace, "update atrium_members set deactivated_at = now() where id = $1", [
      workspace.member("Marta").memberId,
    ]);
    await app.atrium.db.transaction({}, async (session) => {
      await session.query("delete from atrium.memberships where user_id = $1", [jonas.userId]);
      await session.query("delete from atrium.users where id = $1", [vera.userId]);
    });

    expect([before, await states()]).toEqual([
      [200, 200, 200],
      [401, 401, 401],
    ]);
  });
});

describe("the list of keys", () => {
  test("tells no secret, and of others' keys only an Admin", async () => {
    const app = await newSignInApp();
    const [admin, marta, neighbour] = [await signIn(app), await signIn(app, "Marta"), await signIn(app, "Priya", 1)];
    const key = await makeTestKey(marta, ["records:read"]);
    await program(app.app, key).tool("search_records", search);
    const list = async (visitor: Visitor) => (await visitor.get("/api/auth/keys")).body;

    const [whole, own, theirs] = [await list(admin), await list(marta), await list(neighbour)];
    const [row] = own["keys"] as { id: string }[];
    const foreign = await neighbour.post("/api/auth/keys/revoke", { id: row?.id });
    const byAdmin = await admin.post("/api/auth/keys/revoke", { id: row?.id });

    expect(own["keys"]).toMatchObject([
      { name: "Nightly sync", isMine: true, end: null, scopes: ["records:read"], lastUsedAt: expect.any(String) },
    ]);
    expect(whole).toMatchObject({ isWhole: true, keys: [{ isMine: false, owner: "Robin Test" }] });
    expect(theirs["keys"]).toEqual([]);
    expect(JSON.stringify(whole)).not.toContain(key.slice(-43));
    expect([foreign.status, byAdmin.status]).toEqual([404, 200]);
    expect((await program(app.app, key).tool("search_records", search)).status).toBe(401);
  });

  test("is added to only by a sign-in of the last day", async () => {
    let now = new Date();
    const app = await newSignInApp({ now: () => now });
    const visitor = await signIn(app);

    now = new Date(now.getTime() + 25 * 3_600_000);
    const late = await visitor.post("/api/auth/keys", { name: "x", scopes: ["records:read"] });

    expect(late).toMatchObject({ status: 412, error: expect.stringContaining("Sign out and in again") });
  });

  test("holds in the database nothing that opens a door", async () => {
    const app = await newSignInApp();
    const key = await makeTestKey(await signIn(app), ["records:read"]);

    const rows = await app.atrium.db.transaction({ isReadOnly: true }, (session) =>
      session.query("select * from atrium.api_keys"),
    );

    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(key.slice(-43));
  });
});

async function inWorkspaceSql(
  { environment: { db, workspace } }: SignInApp["workspaces"][0],
  sql: string,
  params: unknown[],
): Promise<void> {
  await db.transaction({ opening: `set local search_path to "${workspace.schemaName}"` }, (session) =>
    session.query(sql, params),
  );
}
