import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { testPassword } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import {
  newDomain,
  newSignOn,
  type Outside,
  oidcInput,
  settings,
  setUp,
  signOn,
  startOutside,
  visitAsAdmin,
} from "./testing/sign-on-app";

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside({ isChatty: true });
});
afterAll(() => outside.close());

describe("the settings of single sign-on", () => {
  test("are for Admins alone", async () => {
    const all = await newSignOn(outside);
    const [workspace] = all.app.workspaces;
    const { email } = await all.app.addPerson([{ workspace, member: "Marta" }]);
    const member = all.app.visit();
    await member.post("/api/auth/sign-in/password", { email, password: testPassword });

    const answers = [
      await all.app.visit().get(settings),
      await member.get(settings),
      await member.post(`${settings}/provider`, oidcInput(all.idp)),
      await member.post(`${settings}/scim`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403]);
  });

  test("never show the secret, and keep it when it is left out", async () => {
    const all = await newSignOn(outside);
    const { admin, domain } = await setUp(all);
    const { secret: _, ...without } = oidcInput(all.idp);

    const renamed = await admin.post(`${settings}/provider`, { ...without, name: "Acme" });
    const moved = await admin.post(`${settings}/provider`, { ...without, clientId: "another" });
    const shown = await admin.get(settings);
    all.idp.accounts.set("sam", { email: `sam@${domain}` });

    expect([renamed.status, moved.status]).toEqual([200, 400]);
    expect(shown.body).toMatchObject({ provider: { name: "Acme", config: { kind: "oidc", clientId: "atrium" } } });
    expect(JSON.stringify([renamed.body, shown.body])).not.toContain(all.idp.secret);
    expect(await signOn(all, all.app.visit(), `sam@${domain}`, "sam")).toBe("/");
  });

  test("test a provider, and call no address of the inside", async () => {
    const all = await newSignOn(outside);
    const { admin } = await setUp(all);
    const works = await admin.post(`${settings}/test`);
    const tries = [];

    for (const issuer of ["http://169.254.169.254/latest", "https://10.0.0.1", "http://localhost:1"]) {
      await admin.post(`${settings}/provider`, { ...oidcInput(all.idp), issuer });
      tries.push(await admin.post(`${settings}/test`));
    }

    expect(works.body).toEqual({ works: true });
    expect(tries.map(({ status }) => status)).toEqual([502, 502, 502]);
    expect(tries[0]?.error).toContain("https");
    expect(tries[1]?.error).toContain("not on the public internet");
    expect(tries[2]?.error).toContain("Compare the issuer");
  });

  test("verify a domain only once its DNS says so", async () => {
    const all = await newSignOn(outside);
    const { admin } = await visitAsAdmin(all.app, all.app.workspaces[0]);
    const domain = newDomain();
    const verify = () => admin.post(`${settings}/domain/verify`, { domain });

    const unknown = await verify();
    await admin.post(`${settings}/domain`, { domain: `@${domain.toUpperCase()}` });
    const nothing = await verify();
    all.dns.records.set(domain, ["atrium-verification=somebody-else"]);
    const other = await verify();
    all.dns.records.set(domain, "broken");
    const broken = await verify();
    const wrong = await admin.post(`${settings}/domain`, { domain: "localhost" });

    expect([unknown, nothing, other, broken, wrong].map(({ status }) => status)).toEqual([404, 412, 412, 502, 400]);
  });

  test("end what came through the provider when it is replaced or removed", async () => {
    const all = await newSignOn(outside);
    const { admin, domain } = await setUp(all);
    all.idp.accounts.set("lea", { email: `lea@${domain}` });
    const visitor = all.app.visit();
    await signOn(all, visitor, `lea@${domain}`, "lea");
    const before = await visitor.me();
    const begun = await all.app.visit().post("/api/auth/sso/begin", { email: `lea@${domain}` });

    const removed = await admin.post(`${settings}/remove`);
    const late = await all.app.visit().post("/api/auth/sso/begin", { email: `lea@${domain}` });

    expect([before?.name, begun.status, removed.status, late.status]).toEqual([`lea@${domain}`, 200, 200, 404]);
    expect(await visitor.me()).toBeNull();
  });

  test("give no role that may do more than the one who sets them, nor one that is not there", async () => {
    const all = await newSignOn(outside);
    const { admin } = await setUp(all);
    const people = { groupClaim: null, groupRoles: [] };

    const unknown = await admin.post(`${settings}/people`, { ...people, defaultRole: "emperor" });
    const hidden = await admin.post(`${settings}/people`, {
      ...{ defaultRole: "viewer", groupClaim: "", groupRoles: [{ group: "a", role: "emperor" }] },
    });

    expect([unknown.status, hidden.status]).toEqual([404, 404]);
  });

  test("stand in the change feed, where nobody takes them back by accident", async () => {
    const all = await newSignOn(outside);
    const { workspace, domain } = await setUp(all);

    const { changeSets } = await workspace.call(listChanges, {});
    const [latest] = changeSets;
    const undone = workspace.call(undoChangeSet, { changeSetId: latest?.id });

    expect(changeSets.slice(0, 3).map(({ summary }) => summary)).toEqual([
      "Set up single sign-on with Acme Login",
      `Verified the domain ${domain}`,
      `Added the domain ${domain}`,
    ]);
    await expect(undone).rejects.toMatchObject({ code: "precondition_failed" });
  });
});
