import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { testPassword } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";
import { deleteMember } from "@/tools/members/delete-member";
import { listMembers } from "@/tools/members/list-members";
import {
  comeBack,
  newSignOn,
  type Outside,
  settings,
  setUp,
  signOn,
  startOutside,
  visitAsAdmin,
} from "./testing/sign-on-app";

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => outside.close());

const problem = (name: string): string => `/sign-in?problem=${name}`;

describe("the sign-in through a provider", () => {
  test("makes a member of somebody new and lets them in again as the same", async () => {
    const all = await newSignOn(outside);
    const { domain, workspace } = await setUp(all);
    all.idp.accounts.set("nina", { email: `nina@${domain}`, email_verified: true, name: "Nina Berg" });
    const [first, second] = [all.app.visit(), all.app.visit()];

    const landed = await signOn(all, first, `nina@${domain}`, "nina", "/o/deals?view=1");
    const again = await signOn(all, second, `somebody@${domain}`, "nina");

    expect([landed, again]).toEqual(["/o/deals?view=1", "/"]);
    const me = { name: "Nina Berg", workspace: workspace.environment.workspace.slug };
    expect([await first.me(), await second.me()]).toEqual([me, me]);
    const { members } = await workspace.call(listMembers, {});
    expect(members.filter(({ name }) => name === "Nina Berg")).toMatchObject([{ role: "member" }]);
    const { changeSets } = await workspace.call(listChanges, {});
    expect(changeSets[0]).toMatchObject({ summary: "Nina Berg joined as member through single sign-on" });
  });

  test("keeps a person to the workspace of the provider and away from their own keys", async () => {
    const all = await newSignOn(outside);
    const { domain, workspace } = await setUp(all);
    const [, other] = all.app.workspaces;
    const person = await all.app.addPerson([{ workspace: other, member: "Marta" }], { domain });
    all.idp.accounts.set("robin", { email: person.email, name: "Robin" });
    const visitor = all.app.visit();

    await signOn(all, visitor, person.email, "robin");
    const elsewhere = { "x-atrium-workspace": other.environment.workspace.slug };

    expect((await visitor.me())?.workspace).toBe(workspace.environment.workspace.slug);
    expect((await visitor.get("/api/trpc/system.info", elsewhere)).status).toBe(404);
    const switched = await visitor.post("/api/auth/account/workspace", { slug: other.environment.workspace.slug });
    const key = await visitor.post("/api/auth/account/passkey-options");
    expect([switched.status, key.status]).toEqual([404, 403]);
  });

  test("takes from an account whose address was never proven what would open it for others", async () => {
    const all = await newSignOn(outside);
    const { domain } = await setUp(all);
    const [, other] = all.app.workspaces;
    const person = await all.app.addPerson([{ workspace: other, member: "Jonas" }], { domain, isProven: false });
    const before = all.app.visit();
    await before.post("/api/auth/sign-in/password", { email: person.email, password: testPassword });
    all.idp.accounts.set("taker", { email: person.email });

    await signOn(all, all.app.visit(), person.email, "taker");
    const { email } = person;
    const after = await all.app.visit().post("/api/auth/sign-in/password", { email, password: testPassword });

    expect([await before.me(), after.status]).toEqual([null, 401]);
  });

  test("keeps deactivated members, addresses of other domains and unproven addresses out", async () => {
    const all = await newSignOn(outside);
    const { domain, workspace } = await setUp(all);
    all.idp.accounts.set("gone", { email: `gone@${domain}`, name: "Gone Away" });
    all.idp.accounts.set("stranger", { email: "stranger@elsewhere.example" });
    all.idp.accounts.set("unproven", { email: `ceo@${domain}`, email_verified: false });
    all.idp.accounts.set("nameless", {});
    await signOn(all, all.app.visit(), `gone@${domain}`, "gone");
    const { members } = await workspace.call(listMembers, {});
    await workspace.call(deleteMember, { id: members.find(({ name }) => name === "Gone Away")?.id ?? "" });

    const landings = [];
    for (const login of ["gone", "stranger", "unproven", "nameless"])
      landings.push(await signOn(all, all.app.visit(), `x@${domain}`, login));

    expect(landings).toEqual([problem("ended"), problem("domain"), problem("email"), problem("email")]);
  });

  test("takes one who comes twice at once for one, for a day", async () => {
    const all = await newSignOn(outside);
    const { domain, workspace } = await setUp(all);
    all.idp.accounts.set("twin", { email: `twin@${domain}`, name: "Twin Tabs" });

    const landings = await Promise.all([1, 2, 3].map(() => signOn(all, all.app.visit(), `twin@${domain}`, "twin")));

    expect(landings).toEqual(["/", "/", "/"]);
    const { members } = await workspace.call(listMembers, {});
    expect(members.filter(({ name }) => name === "Twin Tabs")).toHaveLength(1);
    const { id } = workspace.environment.workspace;
    const sessions = await all.app.atrium.db.transaction({}, (session) =>
      session.query(
        "select 1 from atrium.sessions where workspace_id = $1::uuid and expires_at < now() + interval '25 hours'",
        [id],
      ),
    );
    expect(sessions).toHaveLength(3);
  });

  test("does not take a second person for the first one who had the address", async () => {
    const all = await newSignOn(outside);
    const { domain } = await setUp(all);
    all.idp.accounts.set("old", { email: `sales@${domain}` });
    all.idp.accounts.set("new", { email: `sales@${domain}` });

    await signOn(all, all.app.visit(), `sales@${domain}`, "old");

    expect(await signOn(all, all.app.visit(), `sales@${domain}`, "new")).toBe(problem("taken"));
  });

  test("ends once, in the browser that began it, and with the answer that it asked for", async () => {
    const all = await newSignOn(outside);
    const { domain } = await setUp(all);
    all.idp.accounts.set("eve", { email: `eve@${domain}` });
    const begin = async () => {
      const visitor = all.app.visit();
      const { body } = await visitor.post("/api/auth/sso/begin", { email: `eve@${domain}` });
      return { visitor, back: await all.idp.signIn(String(body["address"]), "eve") };
    };
    const [mine, theirs, third] = [await begin(), await begin(), await begin()];
    const forged = new URL(mine.back);
    forged.searchParams.set("code", theirs.back.searchParams.get("code") ?? "");

    const otherBrowser = await comeBack(all.app.visit(), theirs.back);
    const otherCode = await comeBack(mine.visitor, forged);
    const first = await comeBack(third.visitor, third.back);
    const replay = await comeBack(third.visitor, third.back);
    const nothing = await comeBack(third.visitor, new URL("https://crm.example/api/auth/sso/callback?code=x&state=y"));

    expect([otherBrowser, otherCode]).toEqual([problem("expired"), problem("invalid")]);
    expect([first, replay, nothing]).toEqual(["/", problem("expired"), problem("expired")]);
    expect([await theirs.visitor.me(), await mine.visitor.me()]).toEqual([null, null]);
  });

  test("leads nowhere but to pages of ours", async () => {
    const all = await newSignOn(outside);
    const { domain } = await setUp(all);
    all.idp.accounts.set("finn", { email: `finn@${domain}` });
    const landings = [];

    for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/api/auth/sso/done"])
      landings.push(await signOn(all, all.app.visit(), `finn@${domain}`, "finn", next));

    expect(landings).toEqual(["/", "/", "/", "/"]);
  });
});

describe("groups of the provider", () => {
  test("give roles at each sign-in, the first row first, and never take the last Admin", async () => {
    const all = await newSignOn(outside);
    const { admin, domain, workspace } = await setUp(all);
    const rules = {
      defaultRole: "viewer",
      groupClaim: "groups",
      groupRoles: [
        { group: "crm-admins", role: "admin" },
        { group: "sales", role: "manager" },
      ],
    };
    const saved = await admin.post(`${settings}/people`, rules);
    const roleOf = async (groups: string[]) => {
      all.idp.accounts.set("gro", { email: `gro@${domain}`, name: "Gro Group", groups });
      await signOn(all, all.app.visit(), `gro@${domain}`, "gro");
      const { members } = await workspace.call(listMembers, {});
      return members.find(({ name }) => name === "Gro Group")?.role;
    };

    const roles = [await roleOf(["sales"]), await roleOf(["x", "sales", "crm-admins"]), await roleOf([])];
    await roleOf(["crm-admins"]);
    await workspace.call(deleteMember, { id: workspace.member("Priya").memberId });
    const last = await roleOf(["sales"]);

    expect(saved.status).toBe(200);
    expect([...roles, last]).toEqual(["manager", "admin", "viewer", "admin"]);
  });
});

describe("where a domain leads", () => {
  test("is told by the domain alone, and only once it is verified", async () => {
    const all = await newSignOn(outside);
    const { admin, domain, adminEmail } = await setUp(all);
    await admin.post(`${settings}/domain`, { domain: "unverified.example" });
    const find = async (email: string) => (await all.app.visit().post("/api/auth/sso/find", { email })).body;
    const known = { provider: "Acme Login", isRequired: false };
    const none = { provider: null, isRequired: false };

    expect([await find(`a@${domain}`), await find(`nobody@${domain.toUpperCase()}`)]).toEqual([known, known]);
    expect([await find("a@unverified.example"), await find(adminEmail)]).toEqual([none, none]);
  });

  test("is one workspace's: another one cannot verify it, nor be seen by this one's provider", async () => {
    const all = await newSignOn(outside);
    const { domain } = await setUp(all);
    const { admin } = await visitAsAdmin(all.app, all.app.workspaces[1]);
    const claimed = await admin.post(`${settings}/domain`, { domain });
    const { domains } = claimed.body as { domains: { record: string }[] };
    all.dns.records.set(domain, [domains[0]?.record ?? ""]);

    const taken = await admin.post(`${settings}/domain/verify`, { domain });

    expect(taken).toMatchObject({ status: 409, error: expect.stringContaining("Another workspace") });
  });
});
