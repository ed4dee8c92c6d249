import { describe, expect, test } from "vitest";

import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import { verifyAudit } from "@/tools/audit/verify-audit";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";

const signIns = { object: "atrium_sessions" };

async function settled(read: () => Promise<string[]>, count: number): Promise<string[]> {
  for (;;) {
    const found = await read();
    if (found.length >= count) return found;
    await new Promise((done) => setTimeout(done, 10));
  }
}

const saidIn = (app: SignInApp, at: 0 | 1, as?: string) => async (): Promise<string[]> => {
  const workspace = app.workspaces[at];
  const { changeSets } = await workspace.call(listChanges, signIns, workspace.member(as));
  return changeSets.map(({ summary }) => summary);
};

describe("the log of sign-ins", () => {
  test("tells each workspace of a person who came in, how, and from where, and stands apart from what was changed", async () => {
    const app = await newSignInApp();
    const [first, second] = app.workspaces;
    const { email } = await app.addPerson([{ workspace: first }, { workspace: second, member: "Vera" }]);
    await app.visit().post("/api/auth/sign-in/password", { email, password: testPassword });

    expect(await saidIn(app, 0)()).toEqual(["Priya Menon signed in with a password"]);
    expect(await saidIn(app, 1)()).toEqual(["Vera Viewer signed in with a password"]);
    const { changeSets } = await first.call(listChanges, signIns);
    expect(changeSets[0]?.changes).toMatchObject([{ recordName: expect.stringMatching(/^Unknown device, 10\./) }]);
    expect((await first.call(listChanges, {})).changeSets).toEqual([]);
    await expect(first.call(undoChangeSet, { changeSetId: changeSets[0]?.id ?? "" })).rejects.toThrow();
    expect(await first.call(verifyAudit, {})).toMatchObject({ isIntact: true });
  });

  test("tells of wrong passwords for somebody who is here, and of nobody else", async () => {
    const app = await newSignInApp();
    const { email } = await app.addPerson([{ workspace: app.workspaces[0] }]);
    const wrong = { password: "not the password at all" };
    await app.visit().post("/api/auth/sign-in/password", { email, ...wrong });
    await app.visit().post("/api/auth/sign-in/password", { email: "nobody@crm.example", ...wrong });

    expect(await settled(saidIn(app, 0), 1)).toEqual(["Priya Menon was refused: a wrong password"]);
    expect(app.failures).toEqual([]);
  });

  test("shows others' sign-ins to whoever manages members alone", async () => {
    const app = await newSignInApp();
    const [workspace] = app.workspaces;
    for (const member of ["Priya", "Vera"]) {
      const { email } = await app.addPerson([{ workspace, member }]);
      await app.visit().post("/api/auth/sign-in/password", { email, password: testPassword });
    }

    expect(await saidIn(app, 0, "Vera")()).toEqual(["Vera Viewer signed in with a password"]);
    expect(await saidIn(app, 0)()).toHaveLength(2);
  });
});
