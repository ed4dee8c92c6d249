import * as oauth from "oauth4webapi";

import type { ListeningApp } from "./listening-app";
import { testPassword } from "./sign-in-app";
import type { Visitor } from "./visitor";

export const insecure = { [oauth.allowInsecureRequests]: true };

export type TestClient = { client: oauth.Client; authentication: oauth.ClientAuth; redirectUri: string };

/** What the client library finds out about the server. */
export async function discover(url: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(url);
  const response = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure });
  return oauth.processDiscoveryResponse(issuer, response);
}

export async function signedIn(app: ListeningApp, member = "Priya", place: 0 | 1 = 0) {
  const { email, userId } = await app.addPerson([{ workspace: app.workspaces[place], member }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return Object.assign(visitor, { userId });
}

/** An app that an Admin registers on the page. */
export async function registerApp(
  admin: Visitor,
  more: { isPublic?: boolean; ownScopes?: string[]; redirectUris?: string[] } = {},
): Promise<TestClient> {
  const redirectUri = "https://app.example/callback";
  const input = { name: "Dashboards", redirectUris: [redirectUri], isPublic: true, ...more };
  const { body, error } = await admin.post("/api/auth/apps", input);
  if (error) throw new Error(error);
  const secret = body["clientSecret"];
  return {
    client: { client_id: String(body["clientId"]) },
    authentication: typeof secret === "string" ? oauth.ClientSecretBasic(secret) : oauth.None(),
    redirectUri,
  };
}

/** The address that an app sends somebody to, and what it keeps for itself. */
export async function ask(server: oauth.AuthorizationServer, { client, redirectUri }: TestClient, scope: string) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const query = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: "code",
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { verifier, state, path: `${new URL(server.authorization_endpoint ?? "").pathname}?${query}` };
}

/** The person's answer on the page of consent; where the app is led back to. */
export async function answer(
  person: Visitor,
  path: string,
  workspace: string,
  accept = true,
): Promise<{ url: URL; asked: Record<string, unknown> }> {
  const { location } = await person.get(path);
  const query = location.split("?")[1] ?? "";
  const seen = await person.post("/api/auth/oauth/request", { query });
  if (seen.status !== 200) throw new Error(`${location} ${seen.error}`);
  const { body, error } = await person.post("/api/auth/oauth/consent", { query, accept, workspace });
  if (error) throw new Error(error);
  return { url: new URL(String(body["url"])), asked: seen.body };
}

/** All of it, up to the tokens. */
export async function connect(
  server: oauth.AuthorizationServer,
  testClient: TestClient,
  person: Visitor,
  { scope, workspace }: { scope: string; workspace: string },
) {
  const { client, authentication, redirectUri } = testClient;
  const { verifier, state, path } = await ask(server, testClient, scope);
  const { url, asked } = await answer(person, path, workspace);
  const parameters = oauth.validateAuthResponse(server, client, url, state);
  const exchange = async (codeVerifier = verifier, address = redirectUri) => {
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, authentication, parameters, address, codeVerifier, insecure] as const),
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  };
  return { exchange, asked };
}
