import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  newSignOn,
  type Outside,
  settings,
  setUp,
  signOn,
  startOutside,
  visitAsAdmin,
} from "@/server/auth/single-sign-on/testing/sign-on-app";
import { testUrl } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { listMembers } from "@/tools/members/list-members";
import { updateMember } from "@/tools/members/update-member";

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => outside.close());

type Answer = { status: number; body: Record<string, unknown> };
type Ask = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object) => Promise<Answer>;

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** A workspace whose directory holds a token. */
async function open() {
  const all = await newSignOn(outside);
  const known = await setUp(all);
  const { body } = await known.admin.post(`${settings}/scim`);
  const askWith =
    (token: string): Ask =>
    async (method, path, payload) => {
      const response = await all.app.app.inject({
        ...{ method, url: `/api/scim/v2${path}` },
        headers: {
          host: new URL(testUrl).host,
          authorization: `Bearer ${token}`,
          "content-type": "application/scim+json",
        },
        ...(payload ? { payload: JSON.stringify(payload) } : {}),
      });
      return { status: response.statusCode, body: response.body ? response.json() : {} };
    };
  const token = String(body["token"]);
  return { all, ...known, token, askWith, ask: askWith(token) };
}

const person = (domain: string, name = "kim") => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  ...{ userName: `${name}@${domain}`, externalId: `ext-${name}`, active: true },
  name: { givenName: "Kim", familyName: "Larsen" },
  emails: [{ value: `${name}@${domain}`, type: "work", primary: true }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Sales" },
});

describe("SCIM", () => {
  test("adds a member whom the provider then lets in as the same", async () => {
    const { all, ask, domain, workspace } = await open();

    const added = await ask("POST", "/Users", person(domain));
    const again = await ask("POST", "/Users", person(domain));
    const found = await ask("GET", `/Users?filter=${encodeURIComponent(`userName eq "KIM@${domain}"`)}`);
    const byExternal = await ask("GET", `/Users?filter=${encodeURIComponent('externalId eq "ext-kim"')}`);
    all.idp.accounts.set("kim", { email: `kim@${domain}`, name: "Somebody" });
    const visitor = all.app.visit();
    await signOn(all, visitor, `kim@${domain}`, "kim");

    expect(added).toMatchObject({
      status: 201,
      body: { userName: `kim@${domain}`, externalId: "ext-kim", displayName: "Kim Larsen", active: true },
    });
    expect(again).toMatchObject({ status: 409, body: { scimType: "uniqueness", status: "409" } });
    for (const { body } of [found, byExternal])
      expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: added.body["id"] }] });
    expect((await visitor.me())?.name).toBe("Kim Larsen");
    const { members } = await workspace.call(listMembers, {});
    expect(members.filter(({ email }) => email === `kim@${domain}`)).toMatchObject([{ role: "member" }]);
  });

  test("deactivates at once and lets in again, in the ways that directories write it", async () => {
    const { all, ask, domain, workspace } = await open();
    const id = String((await ask("POST", "/Users", person(domain))).body["id"]);
    all.idp.accounts.set("kim", { email: `kim@${domain}` });
    const visitor = all.app.visit();
    await signOn(all, visitor, `kim@${domain}`, "kim");
    const patch = (operation: object) =>
      ask("PATCH", `/Users/${id}`, { schemas: [patchSchema], Operations: [operation] });

    const off = await patch({ op: "Replace", path: "active", value: "False" });
    const outside = await visitor.me();
    const landed = await signOn(all, all.app.visit(), `kim@${domain}`, "kim");
    const on = await patch({ op: "replace", value: { active: true } });
    const inside = await visitor.me();
    const gone = await ask("DELETE", `/Users/${id}`);
    const shown = await ask("GET", `/Users/${id}`);

    expect([off.body["active"], outside, landed]).toEqual([false, null, "/sign-in?problem=ended"]);
    expect([on.body["active"], inside?.name]).toEqual([true, "Kim Larsen"]);
    expect([gone.status, shown.body["active"]]).toEqual([204, false]);
    const { changeSets } = await workspace.call(listChanges, {});
    expect(changeSets.slice(0, 3).map(({ summary }) => summary)).toEqual([
      "Deactivated Kim Larsen",
      "Let Kim Larsen in again",
      "Deactivated Kim Larsen",
    ]);
    await workspace.call(undoChangeSet, { changeSetId: changeSets[0]?.id });
    expect((await ask("GET", `/Users/${id}`)).body["active"]).toBe(true);
  });

  test("keeps names, by parts and as a whole, and leaves what it does not know aside", async () => {
    const { ask, domain } = await open();
    const id = String((await ask("POST", "/Users", person(domain))).body["id"]);
    const patch = (...Operations: object[]) => ask("PATCH", `/Users/${id}`, { schemas: [patchSchema], Operations });

    const married = await patch(
      { op: "replace", path: "name.familyName", value: "Berg" },
      { op: "add", path: "title", value: "Boss" },
    );
    const whole = await ask("PUT", `/Users/${id}`, { ...person(domain), displayName: "Kim B.", externalId: "new" });
    const moved = await patch({ op: "replace", path: "userName", value: `other@${domain}` });
    const nothing = await patch({ op: "explode", path: "active", value: true });

    expect([married.body["displayName"], married.body["externalId"]]).toEqual(["Kim Berg", "ext-kim"]);
    expect(whole.body).toMatchObject({ displayName: "Kim B.", externalId: "new", active: true });
    expect([moved.status, nothing.status]).toEqual([400, 400]);
  });

  test("cannot take the last Admin, nor whoever is named to come in without the provider", async () => {
    const { admin, ask, domain, workspace } = await open();
    const added = await ask("POST", "/Users", person(domain));
    const id = String(added.body["id"]);
    await workspace.call(updateMember, { id, role: "admin" });
    const chief = workspace.member();
    const lone = async () => (await ask("DELETE", `/Users/${id}`)).status;
    await workspace.call(updateMember, { id: chief.memberId, role: "member" });

    const last = await lone();
    await workspace.call(updateMember, { id: chief.memberId, role: "admin" });
    await admin.post(`${settings}/required`, { isRequired: false, breakGlass: [id] });
    const named = await lone();
    await admin.post(`${settings}/required`, { isRequired: false, breakGlass: [] });

    expect([last, named, await lone()]).toEqual([403, 403, 204]);
  });

  test("sees nobody of other domains or workspaces, and adds nobody of them", async () => {
    const { all, ask, askWith, domain, workspace, token } = await open();
    const [, other] = all.app.workspaces;
    const { admin } = await visitAsAdmin(all.app, other);
    const theirs = askWith(String((await admin.post(`${settings}/scim`)).body["token"]));
    const mine = String((await ask("POST", "/Users", person(domain))).body["id"]);

    const everyone = await ask("GET", "/Users");
    const elsewhere = await ask("POST", "/Users", person("elsewhere.example"));
    const answers = [
      await ask("GET", `/Users/${workspace.member().memberId}`),
      await theirs("GET", `/Users/${mine}`),
      await theirs("DELETE", `/Users/${mine}`),
      await theirs("POST", "/Users", person(domain)),
    ];

    expect(everyone.body).toMatchObject({ totalResults: 1, Resources: [{ id: mine }] });
    expect([elsewhere.status, ...answers.map(({ status }) => status)]).toEqual([400, 404, 404, 404, 400]);
    expect((await theirs("GET", "/Users")).body).toMatchObject({ totalResults: 0 });
    expect(token).toMatch(/^atrium_scim_/);
  });

  test("answers its token alone: not a wrong one, one from before, none, nor a session", async () => {
    const { admin, ask, askWith, token } = await open();
    const fresh = askWith(String((await admin.post(`${settings}/scim`)).body["token"]));
    const shown = JSON.stringify((await admin.get(settings)).body);

    const statuses = [
      (await askWith(`${token}x`)("GET", "/Users")).status,
      (await ask("GET", "/Users")).status,
      (await fresh("GET", "/Users")).status,
      (await admin.get("/api/scim/v2/Users")).status,
    ];
    await admin.post(`${settings}/scim/remove`);

    expect([...statuses, (await fresh("GET", "/Users")).status]).toEqual([401, 401, 200, 401, 401]);
    expect(shown).not.toContain("atrium_scim_");
  });

  test("keeps groups, which give roles at once where no claim does", async () => {
    const { admin, all, ask, domain, workspace } = await open();
    const groupRoles = [
      { group: "CRM Admins", role: "admin" },
      { group: "ext-sales", role: "manager" },
    ];
    const rules = { defaultRole: "viewer", groupClaim: null, groupRoles };
    await admin.post(`${settings}/people`, rules);
    const id = String((await ask("POST", "/Users", person(domain))).body["id"]);
    const patch = (group: string, ...Operations: object[]) =>
      ask("PATCH", `/Groups/${group}`, { schemas: [patchSchema], Operations });
    const roleOf = async (): Promise<string | undefined> =>
      (await workspace.call(listMembers, {})).members.find((member) => member.id === id)?.role;
    const roles = [await roleOf()];

    const sales = await ask("POST", "/Groups", {
      displayName: "Sales",
      externalId: "ext-sales",
      members: [{ value: id }],
    });
    roles.push(await roleOf());
    const admins = await ask("POST", "/Groups", { displayName: "CRM Admins" });
    await patch(String(admins.body["id"]), { op: "Add", path: "members", value: [{ value: id }] });
    roles.push(await roleOf());
    all.idp.accounts.set("kim", { email: `kim@${domain}` });
    await signOn(all, all.app.visit(), `kim@${domain}`, "kim");
    roles.push(await roleOf());
    await patch(String(admins.body["id"]), { op: "Remove", path: `members[value eq "${id}"]` });
    roles.push(await roleOf());
    await ask("DELETE", `/Groups/${String(sales.body["id"])}`);
    roles.push(await roleOf());

    expect(sales).toMatchObject({ status: 201, body: { displayName: "Sales", members: [{ value: id }] } });
    expect(roles).toEqual(["viewer", "manager", "admin", "admin", "manager", "viewer"]);
    const { changeSets } = await workspace.call(listChanges, {});
    expect(changeSets[0]).toMatchObject({ summary: "Kim Larsen became viewer by their groups" });
  });

  test("renames and finds groups, and puts nobody into them who is not its own", async () => {
    const { all, ask, askWith, domain, workspace } = await open();
    const [, other] = all.app.workspaces;
    const { admin } = await visitAsAdmin(all.app, other);
    const theirs = askWith(String((await admin.post(`${settings}/scim`)).body["token"]));
    const id = String((await ask("POST", "/Users", person(domain))).body["id"]);
    const members = [{ value: id }, { value: workspace.member().memberId }, { value: "no id" }];
    const { body } = await ask("POST", "/Groups", { displayName: "Sales", members });
    const group = String(body["id"]);

    const twice = await ask("POST", "/Groups", { displayName: "SALES" });
    const renamed = await ask("PATCH", `/Groups/${group}`, {
      ...{ schemas: [patchSchema], Operations: [{ op: "replace", value: { displayName: "Field sales" } }] },
    });
    const found = await ask("GET", `/Groups?filter=${encodeURIComponent('displayName eq "field sales"')}`);
    const emptied = await ask("PUT", `/Groups/${group}`, { displayName: "Field sales", members: [] });
    const answers = [await theirs("GET", `/Groups/${group}`), await theirs("DELETE", `/Groups/${group}`)];

    expect(body["members"]).toMatchObject([{ value: id }]);
    expect(body["members"]).toHaveLength(1);
    expect(twice).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    expect(renamed.body).toMatchObject({ displayName: "Field sales", members: [{ value: id }] });
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: group }] });
    expect(emptied.body["members"]).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  test("says what it can do, and what it cannot read", async () => {
    const { ask } = await open();

    const noId = "none";
    const config = await ask("GET", "/ServiceProviderConfig");
    const schemas = await ask("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    const statuses = [
      (await ask("GET", `/Users?filter=${encodeURIComponent('name co "a"')}`)).status,
      (await ask("GET", `/Users/${noId}`)).status,
      (await ask("POST", "/Users", { userName: "no address" })).status,
      (await ask("GET", "/Schemas/other")).status,
    ];

    expect(config.body).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    expect([schemas.status, ...statuses]).toEqual([200, 400, 404, 400, 404]);
  });
});
