import { describe, expect, test } from "vitest";

import { openFreshDb } from "@/db/testing/open-test-db";
import { rotateKeysCommand } from "@/server/cli/rotate-keys-command";
import { newSignInApp, testPassword } from "@/server/testing/sign-in-app";
import { testSecrets, testSecretText } from "@/server/testing/test-secrets";
import { totpOf } from "@/server/testing/totp";

const next = "the secret that replaces the one of before";
const account = "/api/auth/account";

describe("a new secret of the server", () => {
  test("leaves second factors working, before and after they are encrypted by it", async () => {
    // A database of its own: it changes what everybody signs in with.
    const old = await newSignInApp({ db: await openFreshDb() });
    const { email } = await old.addPerson([{ workspace: old.workspaces[0] }]);
    const visitor = old.visit();
    await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
    const { body } = await visitor.post(`${account}/two-factor`, { password: testPassword });
    const { address, recoveryCodes } = body as { address: string; recoveryCodes: string[] };
    await visitor.post(`${account}/two-factor/confirm`, { code: totpOf(address) });
    const codeSignsIn = async (secrets: ReturnType<typeof testSecrets>, code: string): Promise<number> => {
      const app = await newSignInApp({ db: old.atrium.db, secrets });
      const person = app.visit();
      await person.post("/api/auth/sign-in/password", { email, password: testPassword });
      return (await person.post("/api/auth/sign-in/recovery-code", { code })).status;
    };
    const [before, after] = [testSecrets(next, [testSecretText]), testSecrets(next)];
    const rotate = (secrets: typeof before) =>
      rotateKeysCommand({ ...old.atrium, secrets }, { words: [], options: { json: true } });

    expect(await codeSignsIn(before, recoveryCodes[0] ?? "")).toBe(200);
    await expect(rotate(after)).rejects.toThrow(/ATRIUM_OLD_SECRETS; nothing was changed/);
    expect(JSON.parse(await rotate(before))).toMatchObject({ twoFactors: expect.any(Number) });
    expect(await codeSignsIn(after, recoveryCodes[1] ?? "")).toBe(200);
    expect(await codeSignsIn(testSecrets(), recoveryCodes[2] ?? "")).not.toBe(200);
  });
});
