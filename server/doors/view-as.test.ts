import { beforeEach, describe, expect, test } from "vitest";

import { makeTestKey, program } from "@/server/testing/program";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";
import { listChanges } from "@/tools/changes/list-changes";
import { deleteMember } from "@/tools/members/delete-member";
import { updateMember } from "@/tools/members/update-member";
import { createRole } from "@/tools/roles/create-role";
import { ownOnly } from "@/tools/testing/rights-workspace";

let app: SignInApp;
let admin: Visitor;
let asMarta: Record<string, string>;

const workspace = () => app.workspaces[0];

async function signIn(member: string): Promise<Visitor> {
  const { email } = await app.addPerson([{ workspace: workspace(), member }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return visitor;
}

/** Marta sees her own deals alone, and no amounts. */
beforeEach(async () => {
  app = await newSignInApp();
  const { memberId } = workspace().member("Marta");
  const { role } = await workspace().call(createRole, {
    name: "Rep",
    objects: { deals: ownOnly },
    fields: { "deals.amount": "none" },
  });
  await workspace().call(updateMember, { id: memberId, role: role.key });
  await workspace().seed("deals", { name: "Hers", amount: 100, owner: memberId });
  await workspace().seed("deals", { name: "Theirs", amount: 200, owner: workspace().member("Jonas").memberId });
  admin = await signIn("Priya");
  asMarta = { "x-atrium-view-as": memberId };
});

const search = (visitor: Visitor, headers: Record<string, string> = {}) =>
  visitor.post("/api/tools/search_records", { object: "deals" }, headers);

describe("whoever manages members", () => {
  test("sees what a member sees: the same records, fields and menus, and no more", async () => {
    const marta = await signIn("Marta");

    const own = await search(admin);
    const seen = await search(admin, asMarta);
    const hers = await search(marta);
    const info = await admin.get("/api/trpc/system.info", asMarta);

    expect(own.body["records"]).toHaveLength(2);
    expect(seen.body).toEqual(hers.body);
    expect(JSON.stringify(seen.body)).not.toMatch(/Theirs|amount/);
    expect(info.body["result"]).toMatchObject({
      data: { me: { name: "Marta Oliveira" }, viewedBy: "Priya Menon" },
    });
    expect(JSON.stringify(info.body)).not.toMatch(/records:write|conversations/);
  });

  test("changes, asks and takes along nothing meanwhile, by any door", async () => {
    const id = await workspace().seed("deals", { name: "Hers too", owner: workspace().member("Marta").memberId });
    const message = { id: workspace().environment.clock.newId(), role: "user", parts: [{ type: "text", text: "hi" }] };
    const chat = { conversationId: workspace().environment.clock.newId(), parentId: null, message };

    const answers = [
      await admin.post("/api/tools/update_record", { object: "deals", id, values: { name: "Changed" } }, asMarta),
      await admin.post("/api/tools/create_record", { object: "deals", values: { name: "New" } }, asMarta),
      await admin.post("/api/tools/export_records", { query: { object: "deals" } }, asMarta),
      await admin.post("/api/tools/list_conversations", {}, asMarta),
      await admin.post("/api/trpc/tools.delete_record", { object: "deals", id }, asMarta),
      await admin.post("/api/chat", chat, asMarta),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(answers[0]?.error).toBe(
      "You see Atrium as Marta Oliveira does, so nothing is changed or asked. Go back to yourself first.",
    );
  });

  test("is named in the change log, once for a look", async () => {
    await search(admin, asMarta);
    await search(admin, asMarta);

    const { changeSets } = await workspace().call(listChanges, { object: "atrium_sessions", tool: "view_as" });

    expect(changeSets.map(({ summary }) => summary)).toEqual([
      "Priya Menon looked at Atrium as Marta Oliveira sees it",
    ]);
  });

  test("comes back when the member has gone", async () => {
    const jonas = workspace().member("Jonas").memberId;
    await workspace().call(deleteMember, { id: workspace().member("Marta").memberId, reassignTo: jonas });

    const { status, error } = await search(admin, asMarta);

    expect([status, error]).toEqual([404, "This member is not here any more. Go back to yourself."]);
  });
});

test("nobody else looks through another's eyes, nor a key, nor into another workspace", async () => {
  const member = await signIn("Jonas");
  const viewer = await signIn("Vera");
  const key = await makeTestKey(admin, ["records:read", "members:write"]);
  const stranger = app.workspaces[1].member("Priya").memberId;

  const answers = [
    await search(member, asMarta),
    await search(viewer, asMarta),
    await search(admin, { "x-atrium-view-as": stranger }),
    await search(admin, { "x-atrium-view-as": "' or true --" }),
    await app
      .visit()
      .post("/api/tools/search_records", { object: "deals" }, { ...asMarta, authorization: `Bearer ${key}` }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 404, 403]);
  expect((await program(app.app, key).tool("search_records", { object: "deals" })).status).toBe(200);
});
