import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { listOutbox } from "@/connectors/mail/outbox";
import { makeAdminLink } from "@/server/auth/admin-links";
import { testPassword } from "@/server/testing/sign-in-app";
import { listMembers } from "@/tools/members/list-members";
import { sendInvite } from "@/tools/members/send-invite";
import { updateMember } from "@/tools/members/update-member";
import {
  newDomain,
  newSignOn,
  type Outside,
  settings,
  setUp,
  signOn,
  startOutside,
  verifyDomain,
} from "./testing/sign-on-app";

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => outside.close());

const password = "/api/auth/sign-in/password";

/** A workspace that requires its provider, with a person of its domain and an Admin who may come in without it. */
async function require() {
  const all = await newSignOn(outside);
  const { admin, workspace, adminUserId, domain } = await setUp(all);
  const person = await all.app.addPerson([{ workspace, member: "Marta" }], { domain });
  const open = all.app.visit();
  await open.post(password, { email: person.email, password: testPassword });
  const before = await open.me();
  const breakGlass = [workspace.member().memberId];
  const saved = await admin.post(`${settings}/required`, { isRequired: true, breakGlass });
  return { all, admin, workspace, domain, person, open, before, saved, adminUserId };
}

describe("a workspace that requires its provider", () => {
  test("ends the sessions of its people, and lets them in through the provider alone", async () => {
    const { all, domain, person, open, before, saved } = await require();
    all.idp.accounts.set("marta", { email: person.email });
    const { email } = person;
    const refusal = `People of ${domain} sign in through Acme Login. Type your e-mail on the page for the sign-in, then choose Continue.`;

    const right = await all.app.visit().post(password, { email, password: testPassword });
    const wrong = await all.app.visit().post(password, { email, password: "something else" });
    const nobody = await all.app.visit().post(password, { email: `nobody@${domain}`, password: testPassword });
    const link = await all.app.visit().post("/api/auth/sign-in/send-link", { email });
    const reset = await all.app.visit().post("/api/auth/send-reset", { email });
    const visitor = all.app.visit();

    expect([saved.status, before?.name, await open.me()]).toEqual([200, "Marta Oliveira", null]);
    for (const answer of [right, wrong, nobody, link, reset])
      expect(answer).toMatchObject({ status: 403, error: refusal });
    expect(await listOutbox(all.app.outbox)).toEqual([]);
    expect(await signOn(all, visitor, email, "marta")).toBe("/");
    expect((await visitor.me())?.name).toBe("Marta Oliveira");
  });

  test("keeps a link from before the change from letting anybody in", async () => {
    const all = await newSignOn(outside);
    const { admin, workspace, domain } = await setUp(all);
    const { email } = await all.app.addPerson([{ workspace, member: "Jonas" }], { domain });
    await all.app.visit().post("/api/auth/sign-in/send-link", { email });
    await expect.poll(() => listOutbox(all.app.outbox)).toHaveLength(1);
    const [mail] = await listOutbox(all.app.outbox);
    const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1];

    await admin.post(`${settings}/required`, { isRequired: true, breakGlass: [workspace.member().memberId] });
    const visitor = all.app.visit();
    const answer = await visitor.post("/api/auth/sign-in/link", { token });

    expect([answer.status, await visitor.me()]).toEqual([403, null]);
  });

  test("lets the named Admins and people of other domains in as before", async () => {
    const all = await newSignOn(outside);
    const ownDomain = newDomain();
    const { admin, adminEmail, workspace } = await setUp(all, ownDomain);
    await verifyDomain(all.dns, admin, ownDomain);
    const [, other] = all.app.workspaces;
    const guest = await all.app.addPerson([{ workspace, member: "Jonas" }]);
    const namesake = await all.app.addPerson([{ workspace: other }], { domain: ownDomain });
    const itself = await admin.post(`${settings}/required`, { isRequired: true, breakGlass: [] });

    await admin.post(`${settings}/required`, { isRequired: true, breakGlass: [workspace.member().memberId] });
    const tries = [];
    for (const email of [adminEmail, guest.email, namesake.email])
      tries.push((await all.app.visit().post(password, { email, password: testPassword })).status);

    expect((await admin.me())?.name).toBe("Priya Menon");
    expect([itself.status, ...tries]).toEqual([412, 200, 200, 403]);
  });

  test("is not one without a domain, an Admin for the day it fails, or one who could get in", async () => {
    const all = await newSignOn(outside);
    const { admin, workspace, domain } = await setUp(all);
    const ids = { admin: workspace.member().memberId, viewer: workspace.member("Vera").memberId };
    const ask = (breakGlass: string[]) => admin.post(`${settings}/required`, { isRequired: true, breakGlass });

    const answers = [await ask([]), await ask([ids.viewer])];
    await admin.post(`${settings}/domain/remove`, { domain });
    answers.push(await ask([ids.admin]));

    expect(answers.map(({ status }) => status)).toEqual([412, 400, 412]);
  });

  test("makes no account of an invitation, and honours it at the first sign-in", async () => {
    const { all, domain, workspace } = await require();
    const { token } = await workspace.call(sendInvite, { email: `ida@${domain}`, role: "manager" });
    const slug = workspace.environment.workspace.slug;
    all.idp.accounts.set("ida", { email: `ida@${domain}`, name: "Ida Invited" });

    const made = await all.app.visit().post("/api/auth/join", {
      ...{ workspace: slug, token, name: "Ida", password: testPassword },
    });
    await signOn(all, all.app.visit(), `ida@${domain}`, "ida");

    expect(made.status).toBe(403);
    const { members } = await workspace.call(listMembers, {});
    expect(members.find(({ name }) => name === "Ida Invited")?.role).toBe("manager");
  });

  test("lets an Admin in whom the operator gave a link, from then on", async () => {
    const all = await newSignOn(outside);
    const ownDomain = newDomain();
    const { admin, workspace } = await setUp(all, ownDomain);
    await verifyDomain(all.dns, admin, ownDomain);
    await workspace.call(updateMember, { id: workspace.member("Marta").memberId, role: "admin" });
    const marta = await all.app.addPerson([{ workspace, member: "Marta" }], { domain: ownDomain });
    await admin.post(`${settings}/required`, { isRequired: true, breakGlass: [workspace.member().memberId] });
    const { slug } = workspace.environment.workspace;
    const link = await makeAdminLink(all.app.atrium, { workspace: slug, email: workspace.member("Marta").email });
    const before = await all.app.visit().post(password, { email: marta.email, password: testPassword });
    const visitor = all.app.visit();

    const next = "another correct horse";
    const recovered = await visitor.post("/api/auth/first-run/recover", {
      token: link.split("/").at(-1),
      password: next,
    });
    const after = await all.app.visit().post(password, { email: marta.email, password: next });

    expect([before.status, recovered.status, after.status]).toEqual([403, 200, 200]);
    expect((await visitor.me())?.name).toBe("Marta Oliveira");
  });
});
