import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type ListeningApp, listeningApp } from "@/server/testing/listening-app";
import { makeTestKey } from "@/server/testing/program";
import { testPassword } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";
import { credentialsPath, readCredentials } from "./credentials";
import { loginWithKey, logout } from "./login";
import { runRemote } from "./run-remote";
import { serverAddress } from "./server-address";

let app: ListeningApp;
const directory = mkdtempSync(join(tmpdir(), "atrium-remote-"));

beforeAll(async () => {
  app = await listeningApp();
});

afterAll(() => app.close());

async function logIn(scopes?: string[], member = "Priya"): Promise<string> {
  const path = credentialsPath(mkdtempSync(join(tmpdir(), "atrium-config-")));
  const { email } = await app.addPerson([{ workspace: app.workspaces[0], member }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  const all = (await visitor.get("/api/auth/keys")).body["scopes"] as string[];
  await loginWithKey(path, app.url, await makeTestKey(visitor, scopes ?? all));
  return path;
}

async function run(path: string, ...args: string[]): Promise<{ output: string; exitCode: number }> {
  const credentials = readCredentials(path);
  if (!credentials) throw new Error("Nobody is logged in.");
  return runRemote(path, credentials, args, directory);
}

describe("the command line, logged in to a server", () => {
  test("works with its tools, files, jobs and assistant", async () => {
    const [workspace] = app.workspaces;
    const path = await logIn();
    writeFileSync(
      join(directory, "people.csv"),
      "name,email\nAna Ruiz,ana@tessel.example\nBo Lind,bo@tessel.example\n",
    );

    const made = await run(path, "call", "create_record", '{"object":"companies","values":{"name":"Tessel"}}');
    const imported = await run(path, "import", "contacts", "people.csv");
    const exported = await run(path, "export", "contacts", "out.csv");
    const tools = await run(path, "tools");
    const asked = await run(path, "ask", "rename Tessel to Tessel Nord", "--json");
    const { changeSets } = await workspace.call(listChanges, { actorKind: "api" });

    expect(JSON.parse(made.output)).toMatchObject({ record: { name: "Tessel" } });
    expect(imported).toMatchObject({ exitCode: 0, output: expect.stringContaining("Created 2") });
    expect(exported.output).toContain("Wrote 2 records");
    expect(readFileSync(join(directory, "out.csv"), "utf8")).toContain("ana@tessel.example");
    expect(tools.output).toMatch(/^search_records +read/m);
    expect(JSON.parse(asked.output)).toMatchObject({ changes: [{ object: "companies", recordName: "Tessel Nord" }] });
    expect(changeSets.at(-1)).toMatchObject({ via: "key Nightly sync", door: "api" });
  });

  test("says what was refused, and by which server", async () => {
    const path = await logIn(["records:read"], "Marta");

    const refused = await run(path, "call", "create_record", '{"object":"companies","values":{"name":"Vitalis"}}');
    const wrong = await run(path, "call", "creat_record", "{}");
    const json = await run(path, "call", "list_members", "--json");

    expect(refused).toEqual({
      exitCode: 1,
      output: `The key Nightly sync lacks the scope records:write. Make another key with it, or connect the app anew. (${app.url})`,
    });
    expect(wrong.output).toContain("There is no tool");
    expect(JSON.parse(json.output).error.code).toBe("forbidden");
  });

  test("does nothing there that is for a database on this machine", async () => {
    const path = await logIn(["records:read"], "Jonas");

    for (const args of [
      ["workspace", "list"],
      ["admin-link"],
      ["load", "companies", "a.csv"],
      ["call", "list_views", "--as", "x"],
    ])
      expect(await run(path, ...args)).toMatchObject({ exitCode: 1, output: expect.stringContaining("--local") });
    expect((await run(path, "ask", "hello", "--dry-run")).output).toContain("--local");
  });
});

describe("atrium login", () => {
  test("keeps what opens the server where only its owner reads it, and logout takes it away", async () => {
    const path = await logIn(["records:read"], "Vera");
    const credentials = readCredentials(path);

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(credentials).toMatchObject({ url: app.url, kind: "key" });
    expect(await logout(path)).toContain("revoke it there");
    expect(readCredentials(path)).toBeUndefined();
    expect(await logout(path)).toContain("not logged in");
  });

  test("keeps nothing when the server does not know the key, or is none", async () => {
    const path = credentialsPath(mkdtempSync(join(tmpdir(), "atrium-config-")));
    const unknown = `atr_${"0".repeat(32)}_${"x".repeat(43)}`;

    await expect(loginWithKey(path, app.url, unknown)).rejects.toThrow("not known here");
    await expect(loginWithKey(path, "http://localhost:9", unknown)).rejects.toThrow("cannot be reached");
    await expect(loginWithKey(path, app.url, "password")).rejects.toThrow("standard input");
    expect(readCredentials(path)).toBeUndefined();
  });

  test("sends a key in the clear to this machine alone", () => {
    expect(() => serverAddress("http://crm.example.com")).toThrow("not encrypted");
    expect(() => serverAddress(undefined)).toThrow("Name the server");
    expect(serverAddress("crm.example.com/x")).toBe("https://crm.example.com");
    expect(serverAddress("http://localhost:3000/")).toBe("http://localhost:3000");
  });
});
