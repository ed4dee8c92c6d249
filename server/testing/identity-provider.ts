import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Account = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };

export type IdentityProvider = {
  issuer: string;
  clientId: string;
  secret: string;
  /** By what is typed as the name at its page; the password may be anything. */
  accounts: Map<string, Account>;
  /** Goes through its pages as a browser would, and answers where it sends the person back to. */
  signIn(address: string, login: string): Promise<URL>;
  close(): Promise<void>;
};

type Options = { redirects: string[]; isChatty?: boolean };

/** A real OpenID Connect provider on this machine, with its own pages; `isChatty` puts all claims into the ID token. */
export async function startIdentityProvider({ redirects, isChatty = false }: Options): Promise<IdentityProvider> {
  const accounts = new Map<string, Account>();
  const [clientId, secret] = ["atrium", randomBytes(24).toString("base64url")];
  const server: Server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: secret, redirect_uris: redirects, grant_types: ["authorization_code"] },
    ],
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    conformIdTokenClaims: !isChatty,
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    // Nobody is asked whether Atrium may know who they are, as in a company.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? "",
        accountId: ctx.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  return {
    ...{ issuer, clientId, secret, accounts },
    signIn: (address, login) => walk(address, login, issuer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function walk(start: string, login: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const ask = async (url: URL, body?: string): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie, ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}) },
      ...(body ? { method: "POST", body } : {}),
    });
    for (const text of answer.headers.getSetCookie()) {
      const [pair = ""] = text.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  let url = new URL(start);
  let answer = await ask(url);
  for (let step = 0; step < 10; step += 1) {
    const location = answer.headers.get("location");
    if (location) {
      url = new URL(location, url);
      if (url.origin !== issuer) return url;
      answer = await ask(url);
      continue;
    }
    const html = await answer.text();
    const [, action = ""] = /<form[^>]* action="([^"]+)"/.exec(html) ?? [];
    if (!action) throw new Error(`The provider shows no form: ${html.slice(0, 500)}`);
    const [, prompt = "login"] = /name="prompt" value="(\w+)"/.exec(html) ?? [];
    answer = await ask(new URL(action, url), new URLSearchParams({ prompt, login, password: "any" }).toString());
  }
  throw new Error("The provider never sent the person back.");
}
