import { randomUUID } from "node:crypto";

import { type DnsServer, startDnsServer } from "@/connectors/dns/testing/dns-server";
import { type IdentityProvider, startIdentityProvider } from "@/server/testing/identity-provider";
import { newSignInApp, type SignInApp, testPassword, testUrl } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";
import type { TestWorkspace } from "@/tools/testing/test-workspace";

export const settings = "/api/auth/sso/settings";
export const newDomain = (): string => `acme-${randomUUID().slice(0, 8)}.example`;

/** What stands outside, and each part a real one: a name server and a provider. */
export async function startOutside(options: { isChatty?: boolean } = {}) {
  const dns = await startDnsServer();
  const idp = await startIdentityProvider({ redirects: [`${testUrl}/api/auth/sso/callback`], ...options });
  const close = async (): Promise<void> => {
    await idp.close();
    await dns.close();
  };
  return { dns, idp, close };
}
export type Outside = Awaited<ReturnType<typeof startOutside>>;
export type SignOn = Pick<Outside, "dns" | "idp"> & { app: SignInApp };

export async function newSignOn({ dns, idp }: Outside): Promise<SignOn> {
  return { dns, idp, app: await newSignInApp({ dns: dns.address }) };
}

/** An Admin of the workspace who has signed in with a password. */
export async function visitAsAdmin(
  app: SignInApp,
  workspace: TestWorkspace,
  options: { domain?: string } = {},
): Promise<{ admin: Visitor; email: string; userId: string }> {
  const person = await app.addPerson([{ workspace }], options);
  const admin = app.visit();
  await admin.post("/api/auth/sign-in/password", { email: person.email, password: testPassword });
  return { admin, ...person };
}

export async function verifyDomain(dns: DnsServer, admin: Visitor, domain = newDomain()): Promise<string> {
  const { body } = await admin.post(`${settings}/domain`, { domain });
  const { domains } = body as { domains: { domain: string; record: string }[] };
  dns.records.set(domain, ["v=spf1 -all", domains.find((each) => each.domain === domain)?.record ?? ""]);
  const verified = await admin.post(`${settings}/domain/verify`, { domain });
  if (verified.status !== 200) throw new Error(verified.error);
  return domain;
}

/** The first workspace with an Admin, a verified domain and the provider. */
export async function setUp({ app, dns, idp }: SignOn, adminDomain = "crm.example") {
  const [workspace] = app.workspaces;
  const { admin, email: adminEmail, userId } = await visitAsAdmin(app, workspace, { domain: adminDomain });
  const domain = await verifyDomain(dns, admin);
  const saved = await admin.post(`${settings}/provider`, oidcInput(idp));
  if (saved.status !== 200) throw new Error(saved.error);
  return { admin, adminEmail, adminUserId: userId, domain, workspace };
}

export const oidcInput = ({ issuer, clientId, secret }: IdentityProvider) => ({
  ...{ kind: "oidc", name: "Acme Login", issuer, clientId, secret },
});

/** From the page for the sign-in to the provider and back; answers where the person lands. */
export async function signOn(
  { idp }: SignOn,
  visitor: Visitor,
  email: string,
  login: string,
  next = "/",
): Promise<string> {
  const begun = await visitor.post("/api/auth/sso/begin", { email, next });
  if (begun.status !== 200) throw new Error(begun.error);
  const back = await idp.signIn(String(begun.body["address"]), login);
  return comeBack(visitor, back);
}

export async function comeBack(visitor: Visitor, back: URL): Promise<string> {
  return (await visitor.get(back.pathname + back.search, { "sec-fetch-site": "cross-site" })).location;
}
