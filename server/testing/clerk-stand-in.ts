import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import type { ClerkSettings } from "@/server/clerk-settings";

export type Person = { first: string; last: string; email: string; isVerified?: boolean };

/** What a session token says unless a test says otherwise. */
export type TokenOptions = {
  organization?: string | null;
  role?: string;
  /** Seconds, of the machine's clock. */
  issuedAt?: number;
  lasts?: number;
  minutesSinceSignIn?: number;
  azp?: string;
  key?: KeyObject;
};

export type ClerkStandIn = Awaited<ReturnType<typeof startClerkStandIn>>;

const host = "clerk.crm.example";

/** Clerk's Backend API as far as Atrium uses it, on this machine: real tokens by keys of its own, real webhook signatures. */
export async function startClerkStandIn(url: string) {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = `ins_${randomBytes(6).toString("hex")}`;
  const secretKey = `sk_live_${randomBytes(16).toString("hex")}`;
  const webhookKey = randomBytes(24);
  const known: Known = { people: new Map(), organizations: new Map(), invitations: [], isDown: false };
  const jwk = { ...keys.publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
  const server = createServer((request, response) => {
    void answer(known, { secretKey, jwk }, request).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const settings: ClerkSettings = {
    secretKey,
    publishableKey: `pk_live_${Buffer.from(`${host}$`).toString("base64")}`,
    webhookSecret: `whsec_${webhookKey.toString("base64")}`,
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    host,
    pages: "https://accounts.crm.example",
    signInUrl: "https://accounts.crm.example/sign-in",
  };
  const jwt = (claims: object, key = keys.privateKey): string => signJwt(claims, kid, key);
  return {
    ...{ settings, known, jwt },
    addPerson(given: Partial<Person> = {}): string {
      const id = `user_${randomBytes(8).toString("hex")}`;
      known.people.set(id, { first: "Robin", last: "Test", email: `${id}@crm.example`, ...given });
      return id;
    },
    addOrganization(name: string): string {
      const id = `org_${randomBytes(8).toString("hex")}`;
      known.organizations.set(id, name);
      return id;
    },
    token: (person: string, options: TokenOptions = {}): string =>
      jwt({ azp: url, ...claimsOf(person, options) }, options.key),
    /** What Clerk sends to a webhook, signed as Standard Webhooks are. */
    webhook: (type: string, data: object, at = new Date(), key = webhookKey) =>
      signWebhook(JSON.stringify({ type, data, object: "event", timestamp: at.getTime(), ...sender }), at, key),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Known = {
  people: Map<string, Person>;
  /** Names by id. */
  organizations: Map<string, string>;
  invitations: { organization: string; email: string; role: string }[];
  isDown: boolean;
};

async function answer(
  { people, organizations, invitations, isDown }: Known,
  { secretKey, jwk }: { secretKey: string; jwk: object },
  request: IncomingMessage,
): Promise<[number, object]> {
  const failure = (status: number, code: string): [number, object] => [status, { errors: [{ code, message: code }] }];
  if (isDown) return failure(503, "down");
  if (request.headers.authorization !== `Bearer ${secretKey}`) return failure(401, "authentication_invalid");
  const [, , kind = "", id = "", more] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
  if (kind === "jwks") return [200, { keys: [jwk] }];
  const person = people.get(id);
  if (kind === "users" && person) return [200, userOf(id, person)];
  const name = organizations.get(id);
  if (kind !== "organizations" || !name) return failure(404, "resource_not_found");
  if (more !== "invitations") return [200, { object: "organization", id, name, slug: id }];
  const { email_address: email, role } = JSON.parse(await readAll(request));
  invitations.push({ organization: id, email, role });
  return [200, { object: "organization_invitation", id: "orginv_1", email_address: email, role }];
}

function signJwt(claims: object, kid: string, key: KeyObject): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT", kid })}.${part(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

/** The claims of a session token as Clerk makes them in their second version. */
function claimsOf(person: string, options: TokenOptions): object {
  const iat = options.issuedAt ?? Math.floor(Date.now() / 1000) - 5;
  const { organization = null, role = "member", minutesSinceSignIn = 3, azp, lasts = 60 } = options;
  return {
    ...(azp ? { azp } : {}),
    ...{ iat, exp: iat + lasts, nbf: iat - 10, iss: `https://${host}`, fva: [minutesSinceSignIn, -1] },
    ...{ sid: "sess_1", sts: "active", sub: person, v: 2 },
    ...(organization ? { o: { id: organization, slg: organization, rol: role, per: "", fpm: "" } } : {}),
  };
}

const sender = {
  instance_id: "ins_1",
  event_attributes: { http_request: { client_ip: "192.0.2.7", user_agent: "Mozilla/5.0 (X11; Linux) Firefox/150" } },
};

function signWebhook(body: string, at: Date, key: Buffer) {
  const id = `msg_${randomBytes(8).toString("hex")}`;
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { body, headers: { "svix-id": id, "svix-timestamp": seconds, "svix-signature": `v1,${signature}` } };
}

function userOf(id: string, { first, last, email, isVerified = true }: Person): object {
  const address = { id: "idn_1", object: "email_address", email_address: email, linked_to: [] };
  const verification = { status: isVerified ? "verified" : "unverified", strategy: "email_code" };
  return {
    ...{ id, object: "user", first_name: first, last_name: last, primary_email_address_id: "idn_1" },
    email_addresses: [{ ...address, verification }],
    ...{ phone_numbers: [], web3_wallets: [], external_accounts: [], enterprise_accounts: [], saml_accounts: [] },
    ...{ public_metadata: {}, private_metadata: {}, unsafe_metadata: {} },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
