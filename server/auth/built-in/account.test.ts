import { describe, expect, test } from "vitest";

import { newSignInApp, testPassword } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";

const account = "/api/auth/account";

describe("one's own account", () => {
  test("has a name that all of one's workspaces and their change logs know, whatever one's role", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { email } = await app.addPerson([{ workspace: first }, { workspace: second, member: "Vera" }]);
    const visitor = app.visit();
    await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });

    const empty = await visitor.post(`${account}/name`, { name: "  " });
    const renamed = await visitor.post(`${account}/name`, { name: "Robin Ek" });
    const elsewhere = { "x-atrium-workspace": second.environment.workspace.slug };

    expect([empty.status, renamed.status]).toEqual([400, 200]);
    expect((await visitor.get(account)).body).toMatchObject({ name: "Robin Ek", hasPassword: true, passkeys: [] });
    expect([(await visitor.me())?.name, (await visitor.me(elsewhere))?.name]).toEqual(["Robin Ek", "Robin Ek"]);
    const { changeSets } = await second.call(listChanges, {});
    expect(changeSets[0]).toMatchObject({ tool: "rename_member", summary: "Vera Viewer is called Robin Ek now" });
  });
});
