import * as oauth from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type ListeningApp, listeningApp } from "@/server/testing/listening-app";
import {
  answer,
  ask,
  connect,
  discover,
  insecure,
  registerApp,
  signedIn,
  type TestClient,
} from "@/server/testing/oauth-client";
import { program } from "@/server/testing/program";
import { listChanges } from "@/tools/changes/list-changes";

let app: ListeningApp;
let server: oauth.AuthorizationServer;
let workspace: string;

beforeEach(async () => {
  app = await listeningApp();
  server = await discover(app.url);
  workspace = app.workspaces[0].environment.workspace.slug;
});

afterEach(() => app.close());

const search = { object: "deals" };
const use = (token: string) => program(app.app, token, app.url);

function refresh({ client, authentication }: TestClient, token: string) {
  return oauth
    .refreshTokenGrantRequest(server, client, authentication, token, insecure)
    .then((response) => oauth.processRefreshTokenResponse(server, client, response));
}

async function introspect({ client, authentication }: TestClient, token: string) {
  const response = await oauth.introspectionRequest(server, client, authentication, token, insecure);
  return oauth.processIntrospectionResponse(server, client, response);
}

describe("an app that somebody lets in", () => {
  test("acts for them in the workspace, with what they saw, and is named in the change log", async () => {
    const admin = await signedIn(app);
    const marta = await signedIn(app, "Marta");
    const client = await registerApp(admin);
    const { exchange, asked } = await connect(server, client, marta, {
      scope: "records:read records:write",
      workspace,
    });

    const { access_token: token, scope, refresh_token: none } = await exchange();
    const made = await use(token).tool("create_record", { object: "deals", values: { name: "By an app" } });
    const refused = await use(token).tool("delete_record", {
      object: "deals",
      id: "0198c0de-0000-7000-8000-000000000000",
    });
    const { changeSets } = await app.workspaces[0].call(listChanges, { actorKind: "api" });

    expect(asked).toMatchObject({
      app: "Dashboards",
      host: "app.example",
      scopes: ["records:read", "records:write"],
      isOffline: false,
    });
    expect([scope, none]).toEqual(["records:read records:write", undefined]);
    expect(token).toMatch(/^atr_at_/);
    expect([made.status, refused.status]).toEqual([200, 403]);
    expect(refused.error).toContain("The app Dashboards lacks the scope records:delete");
    expect(changeSets[0]).toMatchObject({ via: "app Dashboards", actor: { name: "Marta Oliveira" } });
  });

  test("gets nothing without the scope, by any door, nor anything of another workspace", async () => {
    const client = await registerApp(await signedIn(app));
    const id = await app.workspaces[1].seed("deals", { name: "Of the neighbour" });
    const { exchange } = await connect(server, client, await signedIn(app, "Jonas"), {
      scope: "records:read",
      workspace,
    });
    const { access_token: token } = await exchange();

    const answers = [
      await use(token).tool("create_record", { object: "deals", values: { name: "x" } }),
      await use(token).post("/api/trpc/tools.create_record", { object: "deals", values: { name: "x" } }),
      await use(token).post("/api/chat", {}),
      await use(token).get("/api/auth/apps"),
      await use(token).post("/api/auth/keys", { name: "x", scopes: ["records:read"] }),
    ];
    const foreign = await use(token).tool("get_record", { object: "deals", id });

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(foreign.status).toBe(404);
  });

  test("is refused when the person says no, and asked about each time", async () => {
    const client = await registerApp(await signedIn(app));
    const person = await signedIn(app, "Vera");
    const { path, state } = await ask(server, client, "records:read");

    const { url } = await answer(person, path, workspace, false);
    await answer(person, path, workspace);
    const { location } = await person.get(`${path}&prompt=none`);

    expect(() => oauth.validateAuthResponse(server, client.client, url, state)).toThrow();
    expect(url.searchParams.get("error")).toBe("access_denied");
    expect(location).toMatch(/^\/oauth\/consent\?|^http:\/\/localhost:\d+\/oauth\/consent\?/);
  });

  test("asks after the sign-in where nobody is signed in", async () => {
    const client = await registerApp(await signedIn(app));
    const { path } = await ask(server, client, "records:read");

    const { location, status } = await app.visit().get(path);

    expect(status).toBe(303);
    expect(new URLSearchParams(location.split("?")[1]).get("next")).toBe(path);
  });

  test("is let in to no workspace that the person is no member of, nor to another than its own", async () => {
    const admin = await signedIn(app);
    const client = await registerApp(admin);
    const neighbour = await signedIn(app, "Priya", 1);
    const { path } = await ask(server, client, "records:read");

    await expect(answer(neighbour, path, app.workspaces[1].environment.workspace.slug)).rejects.toThrow("no member of");
    await expect(answer(admin, path, app.workspaces[1].environment.workspace.slug)).rejects.toThrow(
      "no such workspace",
    );
  });

  test("cannot have its request changed between the question and the answer", async () => {
    const client = await registerApp(await signedIn(app));
    const person = await signedIn(app, "Marta");
    const { path } = await ask(server, client, "records:read");
    const { location } = await person.get(path);
    const query = (location.split("?")[1] ?? "").replace("records%3Aread", "records%3Adestroy");

    const { status, error } = await person.post("/api/auth/oauth/consent", { query, accept: true, workspace });

    expect(query).toContain("destroy");
    expect([status, error]).toEqual([412, expect.stringContaining("was changed")]);
  });
});

describe("a code", () => {
  test("is worth nothing with another verifier, another address, or a second time", async () => {
    const client = await registerApp(await signedIn(app));
    const person = await signedIn(app, "Marta");
    const scope = "records:read offline_access";
    const wrong = await connect(server, client, person, { scope, workspace });
    const elsewhere = await connect(server, client, person, { scope, workspace });
    const twice = await connect(server, client, person, { scope, workspace });

    await expect(wrong.exchange(oauth.generateRandomCodeVerifier())).rejects.toMatchObject({ status: 401 });
    await expect(elsewhere.exchange(undefined, "https://app.example/other")).rejects.toMatchObject({
      error: expect.stringMatching(/^invalid/),
    });
    const { access_token: token } = await twice.exchange();
    expect((await use(token).tool("search_records", search)).status).toBe(200);
    await expect(twice.exchange()).rejects.toMatchObject({ error: expect.stringMatching(/^invalid/) });
    expect((await use(token).tool("search_records", search)).status).toBe(401);
  });

  test("is led to no address that was not registered, and given to no unknown app", async () => {
    const client = await registerApp(await signedIn(app));
    const person = await signedIn(app, "Marta");
    const foreign = await ask(server, { ...client, redirectUri: "https://evil.example/callback" }, "records:read");
    const unknown = await ask(server, { ...client, client: { client_id: "nobody" } }, "records:read");
    const plain = (await ask(server, client, "records:read")).path.replace("S256", "plain");
    const bare = (await ask(server, client, "records:read")).path.replace(/&code_challenge.*$/, "");

    expect((await person.get(foreign.path)).location).toBe("/oauth/consent?problem=invalid_redirect");
    expect((await person.get(unknown.path)).location).toBe("/oauth/consent?problem=invalid_client");
    for (const path of [plain, bare]) {
      const { location } = await person.get(path);
      expect(new URL(location).searchParams.get("error")).toBe("invalid_request");
      expect(new URL(location).searchParams.get("iss")).toBe(app.url);
    }
  });
});

describe("tokens", () => {
  test("are renewed once each: used again, a refresh token ends all of them", async () => {
    const client = await registerApp(await signedIn(app));
    const person = await signedIn(app, "Marta");
    const scope = "records:read offline_access";
    const { exchange } = await connect(server, client, person, { scope, workspace });
    const first = await exchange();
    const second = await refresh(client, first.refresh_token ?? "");
    const before = await use(second.access_token).tool("search_records", search);

    await expect(refresh(client, first.refresh_token ?? "")).rejects.toMatchObject({ error: "invalid_grant" });

    expect(before.status).toBe(200);
    expect((await use(second.access_token).tool("search_records", search)).status).toBe(401);
    await expect(refresh(client, second.refresh_token ?? "")).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("are looked at and given back by the app alone", async () => {
    const admin = await signedIn(app);
    const client = await registerApp(admin, { isPublic: false });
    const other = await registerApp(admin, { isPublic: false });
    const { exchange } = await connect(server, client, await signedIn(app, "Marta"), {
      scope: "records:read",
      workspace,
    });
    const { access_token: token } = await exchange();

    const mine = await introspect(client, token);
    const theirs = await introspect(other, token);
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, client.client, client.authentication, token, insecure),
    );

    expect(mine).toMatchObject({ active: true, scope: "records:read", client_id: client.client.client_id });
    expect(theirs).toMatchObject({ active: false });
    expect((await introspect(client, token)).active).toBe(false);
    expect((await use(token).tool("search_records", search)).status).toBe(401);
  });

  test("end when the person disconnects the app, or is no active member any more", async () => {
    const client = await registerApp(await signedIn(app), { isPublic: false });
    const [marta, jonas] = [await signedIn(app, "Marta", 1), await signedIn(app, "Jonas")];
    const other = await registerApp(await signedIn(app, "Priya", 1), { isPublic: false });
    const slug = app.workspaces[1].environment.workspace.slug;
    const scope = "records:read offline_access";
    const one = await (await connect(server, other, marta, { scope, workspace: slug })).exchange();
    const two = await (await connect(server, client, jonas, { scope, workspace })).exchange();

    const listed = (await jonas.get("/api/auth/apps")).body;
    await jonas.post("/api/auth/apps/disconnect", { clientId: client.client.client_id });
    await app.atrium.db.transaction({}, (session) =>
      session.query("delete from atrium.memberships where user_id = $1", [marta.userId]),
    );

    expect(listed).toMatchObject({ connected: [{ app: "Dashboards", scopes: ["records:read"] }], apps: null });
    const { changeSets } = await app.workspaces[0].call(listChanges, { object: "atrium_apps" });
    expect(changeSets.map(({ summary, actor }) => `${actor.name}: ${summary}`)).toEqual([
      "Jonas Lind: Disconnected the app Dashboards",
      "Jonas Lind: Let the app Dashboards in",
      "Priya Menon: Registered the app Dashboards",
    ]);
    for (const { access_token: token } of [one, two])
      expect((await use(token).tool("search_records", search)).status).toBe(401);
    expect((await introspect(other, one.access_token)).active).toBe(false);
    await expect(refresh(client, two.refresh_token ?? "")).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("stand in the database as hashes, and secrets of apps encrypted", async () => {
    const client = await registerApp(await signedIn(app), { isPublic: false });
    const { exchange } = await connect(server, client, await signedIn(app, "Marta"), {
      scope: "records:read offline_access",
      workspace,
    });
    const { access_token: token, refresh_token: renew = "" } = await exchange();

    const tables = ["oauth_access_tokens", "oauth_refresh_tokens", "oauth_clients", "verifications"];
    const rows = await app.atrium.db.transaction({ isReadOnly: true }, (session) =>
      Promise.all(tables.map((table) => session.query(`select * from atrium.${table}`))),
    );

    expect(rows.every((found) => found.length > 0 || found === rows[3])).toBe(true);
    for (const secret of [token.slice(7), renew.slice(7)]) expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe("an app on its own", () => {
  test("acts for who registered it, with what it was given, and never as a public one", async () => {
    const admin = await signedIn(app);
    const client = await registerApp(admin, { isPublic: false, ownScopes: ["records:read"], redirectUris: [] });
    const grant = async (scope?: string) => {
      const parameters: Record<string, string> = scope ? { scope } : {};
      const response = await oauth.clientCredentialsGrantRequest(
        ...([server, client.client, client.authentication, parameters, insecure] as const),
      );
      return oauth.processClientCredentialsResponse(server, client.client, response);
    };

    const { access_token: token, refresh_token: none } = await grant();
    const read = await use(token).tool("search_records", search);
    const write = await use(token).tool("create_record", { object: "deals", values: { name: "x" } });

    expect([read.status, write.status, none]).toEqual([200, 403, undefined]);
    await expect(grant("records:write")).rejects.toMatchObject({ error: "invalid_scope" });
    client.authentication = oauth.ClientSecretBasic("atr_cs_wrong");
    await expect(grant()).rejects.toMatchObject({ status: 401 });
    await expect(registerApp(admin, { ownScopes: ["records:read"] })).rejects.toThrow("keeps no secret");
    await admin.post("/api/auth/apps/remove", { clientId: client.client.client_id });
    expect((await use(token).tool("search_records", search)).status).toBe(401);
  });

  test("is registered and removed only by who may change settings, each in their workspace", async () => {
    const client = await registerApp(await signedIn(app));
    const clientId = client.client.client_id;
    const [marta, neighbour] = [await signedIn(app, "Marta"), await signedIn(app, "Priya", 1)];

    expect((await marta.post("/api/auth/apps/remove", { clientId })).status).toBe(403);
    expect((await neighbour.post("/api/auth/apps/remove", { clientId })).status).toBe(404);
    await expect(registerApp(marta)).rejects.toThrow("settings:write");
    await expect(registerApp(neighbour, { redirectUris: ["http://evil.example"] })).rejects.toThrow("https://");
    await expect(registerApp(neighbour, { redirectUris: ["javascript:alert(1)"] })).rejects.toThrow("https://");
  });
});

describe("registration by programs", () => {
  const wanted = {
    client_name: "From outside",
    redirect_uris: ["http://127.0.0.1/callback"],
    application_type: "native",
    token_endpoint_auth_method: "none",
  };

  test("is off unless it was turned on", async () => {
    const response = await fetch(`${app.url}/api/oauth/register`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: app.url },
      body: JSON.stringify(wanted),
    });

    expect(response.status).toBe(404);
    expect(server.registration_endpoint).toBeUndefined();
  });

  test("gives an app that people still have to let in", async () => {
    const open = await listeningApp({ isRegistrationOpen: true });
    try {
      const there = await discover(open.url);
      const response = await oauth.dynamicClientRegistrationRequest(there, wanted, insecure);
      const client = await oauth.processDynamicClientRegistrationResponse(response);
      const testClient = { client, authentication: oauth.None(), redirectUri: "http://127.0.0.1:4711/callback" };
      const slug = open.workspaces[0].environment.workspace.slug;
      const { exchange, asked } = await connect(there, testClient, await signedIn(open, "Marta"), {
        scope: "records:read",
        workspace: slug,
      });
      const { access_token: token } = await exchange();

      expect(asked).toMatchObject({ app: "From outside", owner: null, host: "a program on this computer" });
      expect((await program(open.app, token, open.url).tool("search_records", search)).status).toBe(200);
    } finally {
      await open.close();
    }
  });
});

test("nothing of better-auth's OAuth server is reached by another way", async () => {
  const admin = await signedIn(app);
  for (const path of [
    "/api/auth/oauth2/authorize",
    "/api/auth/oauth2/get-clients",
    "/api/auth/oauth2/userinfo",
    "/api/auth/.well-known/openid-configuration",
  ])
    expect((await admin.get(path)).status).toBe(404);
  for (const path of ["create-client", "token", "register", "consent", "delete-client"])
    expect((await admin.post(`/api/auth/oauth2/${path}`)).status).toBe(404);
});
