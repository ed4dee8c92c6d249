import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type ListeningApp, listeningApp } from "@/server/testing/listening-app";
import { answer, signedIn } from "@/server/testing/oauth-client";
import type { Visitor } from "@/server/testing/visitor";
import { AppError } from "@/tools/core/app-error";
import { credentialsPath, readCredentials } from "./credentials";
import { currentBearer } from "./current-bearer";
import { loginInBrowser, logout } from "./login";
import { runRemote } from "./run-remote";

let app: ListeningApp;
let people: Record<"Marta" | "Jonas" | "Vera", Visitor>;

beforeAll(async () => {
  app = await listeningApp();
  people = {
    Marta: await signedIn(app, "Marta"),
    Jonas: await signedIn(app, "Jonas"),
    Vera: await signedIn(app, "Vera"),
  };
});

afterAll(() => app.close());

const newPath = (): string => credentialsPath(mkdtempSync(join(tmpdir(), "atrium-config-")));
const slug = (): string => app.workspaces[0].environment.workspace.slug;

/** The person at the browser: answers the question and is led back to the command line. */
const answering =
  (person: Visitor, accept: boolean) =>
  (address: string): void => {
    const { pathname, search } = new URL(address);
    void answer(person, pathname + search, slug(), accept).then(({ url }) => fetch(url));
  };

async function logIn(person: Visitor, scopes?: string): Promise<string> {
  const path = newPath();
  await loginInBrowser(path, app.url, { scopes, show: answering(person, true) });
  return path;
}

async function run(path: string, ...args: string[]) {
  const credentials = readCredentials(path);
  if (!credentials) throw new Error("Nobody is logged in.");
  return runRemote(path, credentials, args, tmpdir());
}

describe("atrium login in the browser", () => {
  test("lets the command line act for the person who said yes, with the scopes that were asked for", async () => {
    const path = await logIn(people.Marta, "records:read");

    const members = await run(path, "call", "search_records", '{"object":"deals"}');
    const refused = await run(path, "call", "create_record", '{"object":"deals","values":{"name":"x"}}');

    expect(members.exitCode).toBe(0);
    expect(refused.output).toContain("The app Atrium command line lacks the scope records:write");
  });

  test("keeps nothing when the person says no, and asks for no scope that there is not", async () => {
    const path = newPath();
    const saidNo = loginInBrowser(path, app.url, { show: answering(people.Marta, false) });

    await expect(saidNo).rejects.toThrow("did not let the command line in");
    await expect(loginInBrowser(path, app.url, { scopes: "all", show: () => undefined })).rejects.toThrow("no scope");
    expect(readCredentials(path)).toBeUndefined();
  });

  test("takes no answer that others on the machine make up", async () => {
    const path = newPath();
    const knocked: string[] = [];
    const show = async (address: string): Promise<void> => {
      const back = new URL(new URL(address).searchParams.get("redirect_uri") ?? "");
      for (const query of ["code=x", "code=x&state=y", `code=x&state=y&iss=${app.url}`])
        knocked.push(await (await fetch(`${back}?${query}`)).text());
      answering(people.Marta, true)(address);
    };

    await loginInBrowser(path, app.url, { scopes: "records:read", show: (address) => void show(address) });

    expect(knocked).toEqual(Array(3).fill("This is not the answer that the command line waits for."));
    expect((await run(path, "call", "search_records", '{"object":"deals"}')).exitCode).toBe(0);
  });

  test("renews what is about to end, once, however many commands run", async () => {
    const path = await logIn(people.Jonas, "records:read");
    const before = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...before, expiresAt: new Date().toISOString() }), { mode: 0o600 });

    const bearers = await Promise.all(Array.from({ length: 4 }, () => currentBearer(path)));

    expect(new Set(bearers).size).toBe(1);
    expect(bearers[0]).not.toBe(before.accessToken);
    expect((await run(path, "call", "search_records", '{"object":"deals"}')).exitCode).toBe(0);
  });

  test("says to log in again when the person disconnected it", async () => {
    const path = await logIn(people.Jonas, "records:read");
    const found = JSON.parse(readFileSync(path, "utf8"));
    await people.Jonas.post("/api/auth/apps/disconnect", { clientId: "atrium-cli" });

    const ended = await run(path, "call", "search_records", '{"object":"deals"}');
    writeFileSync(path, JSON.stringify({ ...found, expiresAt: new Date().toISOString() }), { mode: 0o600 });
    const dead = await run(path, "call", "search_records", '{"object":"deals"}');

    expect(ended).toMatchObject({ exitCode: 1, output: expect.stringContaining("has ended") });
    expect(dead.output).toContain(`atrium login ${app.url}`);
  });

  test("gives its access back with atrium logout", async () => {
    const path = await logIn(people.Vera, "records:read");
    const { accessToken } = JSON.parse(readFileSync(path, "utf8"));

    const said = await logout(path);
    const after = await fetch(`${app.url}/api/tools`, { headers: { authorization: `Bearer ${accessToken}` } });

    expect(said).toBe(`Logged out of ${app.url}.`);
    expect(after.status).toBe(401);
    await expect(currentBearer(path)).rejects.toBeInstanceOf(AppError);
  });

  test("says so where there is no sign-in, and follows no server that names another", async () => {
    const other = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch(request) {
        const { origin } = new URL(request.url);
        return Response.json({
          issuer: origin,
          authorization_endpoint: `${origin}/a`,
          token_endpoint: "https://elsewhere.example/token",
          revocation_endpoint: `${origin}/r`,
          scopes_supported: [],
        });
      },
    });
    const address = `http://127.0.0.1:${other.port}`;
    const show = (): void => undefined;

    await expect(loginInBrowser(newPath(), address, { show })).rejects.toThrow("do not belong to it");
    await expect(loginInBrowser(newPath(), "http://127.0.0.1:9", { show })).rejects.toThrow("cannot be reached");
    await other.stop(true);
  });
});
