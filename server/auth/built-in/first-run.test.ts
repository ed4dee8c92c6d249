import { describe, expect, test } from "vitest";

import { openFreshDb } from "@/db/testing/open-test-db";
import { listWorkspaces } from "@/db/workspace/workspaces";
import { makeAdminLink } from "@/server/auth/admin-links";
import { newSignInApp, testPassword } from "@/server/testing/sign-in-app";

const door = "/api/auth/first-run";
const ana = { name: "Ana Ruiz", email: "Ana@crm.example", password: testPassword };
const dead = "This link has expired or was used already. Make a new one with: atrium admin-link";

/** A database that nobody has used, as a first run finds it. */
async function newFirstRun() {
  const app = await newSignInApp({ db: await openFreshDb() });
  const link = await makeAdminLink(app.atrium);
  return { ...app, link, token: link.split("/").at(-1) ?? "" };
}

describe("the first run", () => {
  test("says its link on the terminal, and no longer once somebody can sign in", async () => {
    const { auth, addPerson, workspaces } = await newFirstRun();

    const before = await auth.greeting();
    await addPerson([{ workspace: workspaces[0] }]);
    const after = await auth.greeting();

    expect(before.at(-1)).toMatch(/^https:\/\/crm\.example\/first-run\/[\w-]{43}$/);
    expect(after).toEqual(["People sign in. An Admin who cannot: atrium admin-link"]);
  });

  test("gives the first Admin's place in a workspace to whoever has the link, once", async () => {
    const { visit, token, workspaces } = await newFirstRun();
    const [{ environment }] = workspaces;
    const { slug } = environment.workspace;
    const [visitor, second] = [visit(), visit()];

    const view = await visitor.post(`${door}/view`, { token });
    const done = await visitor.post(door, { token, ...ana, workspace: { take: slug } });
    const again = await second.post(door, { token, ...ana, email: "eve@crm.example", workspace: { take: slug } });

    expect(view.body).toMatchObject({ kind: "first" });
    expect(view.body["workspaces"]).toContainEqual({ slug, name: "Test", admin: "Priya Menon" });
    expect(done.status).toBe(200);
    expect(await visitor.me()).toEqual({ name: "Ana Ruiz", workspace: slug });
    expect(again).toMatchObject({ status: 404, error: dead });
    expect((await second.post(`${door}/view`, { token })).status).toBe(404);
  });

  test("makes an empty workspace instead", async () => {
    const { visit, token } = await newFirstRun();
    const visitor = visit();

    await visitor.post(door, { token, ...ana, workspace: { create: "Näher & Söhne" } });
    const members = await visitor.get("/api/trpc/tools.list_members?input={}");

    expect(await visitor.me()).toEqual({ name: "Ana Ruiz", workspace: "na-her-so-hne" });
    expect(JSON.stringify(members.body)).not.toContain("Priya");
  });

  test("keeps the link when something was wrong, and leaves nothing behind", async () => {
    const { visit, token, atrium, workspaces } = await newFirstRun();
    const { slug } = workspaces[0].environment.workspace;
    const before = await listWorkspaces(atrium.db);
    const tryWith = (body: object) => visit().post(door, { token, ...ana, workspace: { take: slug }, ...body });

    const short = await tryWith({ password: "short" });
    const taken = await tryWith({ email: "marta@oakmere.example" });
    const nowhere = await tryWith({ workspace: { take: "nowhere" } });
    const done = await tryWith({});

    expect([short.status, taken.status, nowhere.status, done.status]).toEqual([400, 409, 404, 200]);
    expect(await listWorkspaces(atrium.db)).toEqual(before);
  });

  test("ends after a day, and a later link takes its place", async () => {
    const { visit, token, atrium } = await newFirstRun();
    await makeAdminLink(atrium);
    const replaced = await visit().post(`${door}/view`, { token });
    const third = (await makeAdminLink(atrium)).split("/").at(-1) ?? "";
    await atrium.db.transaction({}, (session) => session.exec("update atrium.verifications set expires_at = now()"));

    expect(replaced).toMatchObject({ status: 404, error: dead });
    expect((await visit().post(`${door}/view`, { token: third })).status).toBe(404);
  });
});

describe("the way back for an Admin", () => {
  test("sets a new password and ends what was signed in", async () => {
    const { visit, addPerson, atrium, workspaces } = await newFirstRun();
    const [workspace] = workspaces;
    const { email } = await addPerson([{ workspace }]);
    const [before, visitor] = [visit(), visit()];
    await before.post("/api/auth/sign-in/password", { email, password: testPassword });
    const token = (await makeAdminLink(atrium)).split("/").at(-1) ?? "";

    const first = await visitor.post(door, { token, ...ana, workspace: { create: "Mine" } });
    const view = await visitor.post(`${door}/view`, { token });
    const done = await visitor.post(`${door}/recover`, { token, password: "another long one" });
    const old = await visit().post("/api/auth/sign-in/password", { email, password: testPassword });

    expect(first.status).toBe(404);
    expect(view.body).toMatchObject({ kind: "recover", name: "Priya Menon", isNew: false });
    expect(done).toMatchObject({ status: 200, body: { email } });
    expect((await visitor.me())?.name).toBe("Priya Menon");
    expect([await before.me(), old.status]).toEqual([null, 401]);
  });

  test("is for Admins, also for those who never signed in", async () => {
    const { visit, addPerson, atrium, workspaces } = await newFirstRun();
    const [first, second] = workspaces;
    await addPerson([{ workspace: first }]);
    const workspace = second.environment.workspace.slug;

    await expect(makeAdminLink(atrium, { email: "marta@oakmere.example" })).rejects.toThrow(
      "Marta Oliveira is no Admin. Name one with --as, or an Admin can help them.",
    );
    const token = (await makeAdminLink(atrium, { workspace })).split("/").at(-1) ?? "";
    const visitor = visit();
    const done = await visitor.post(`${door}/recover`, { token, password: "another long one" });

    expect(done).toMatchObject({ status: 200, body: { email: "priya@oakmere.example" } });
    expect((await visitor.me())?.workspace).toBe(workspace);
  });
});
