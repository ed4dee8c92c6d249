import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;
export type Forgery = { claims?: Claims; header?: Claims; signature?: "none" | "other key" };

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: "SHA-256",
};

/** A provider that speaks the protocol and says in its ID token whatever it is told to. */
export async function startTokenForger() {
  const pair = () => crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const [keys, others] = [await pair(), await pair()];
  let forgery: Forgery = {};
  let asked = { nonce: "", client: "" };
  const token = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: issuer, aud: asked.client, sub: "forged", iat: now, exp: now + 300, nonce: asked.nonce };
    const header = { alg: "RS256", kid: "one", ...forgery.header };
    const text = `${encode(header)}.${encode({ ...usual, ...forgery.claims })}`;
    if (forgery.signature === "none") return `${text}.`;
    const { privateKey } = forgery.signature === "other key" ? others : keys;
    const signature = await crypto.subtle.sign(algorithm, privateKey, Buffer.from(text));
    return `${text}.${Buffer.from(signature).toString("base64url")}`;
  };
  const answers: Record<string, () => Promise<object>> = {
    "/.well-known/openid-configuration": async () => ({
      ...{
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      },
      ...{ response_types_supported: ["code"], id_token_signing_alg_values_supported: ["RS256"] },
    }),
    "/jwks": async () => ({
      keys: [{ ...(await crypto.subtle.exportKey("jwk", keys.publicKey)), kid: "one", use: "sig" }],
    }),
    "/token": async () => ({ access_token: "any", token_type: "Bearer", expires_in: 60, id_token: await token() }),
  };
  const server = createServer((request, response) => {
    void (answers[request.url ?? ""]?.() ?? Promise.resolve({})).then((body) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    forge(next: Forgery): void {
      forgery = next;
    },
    /** As if somebody had signed in at its page. */
    answer(address: string): URL {
      const query = new URL(address).searchParams;
      asked = { nonce: query.get("nonce") ?? "", client: query.get("client_id") ?? "" };
      const back = new URL(query.get("redirect_uri") ?? "");
      back.searchParams.set("code", "any");
      back.searchParams.set("state", query.get("state") ?? "");
      return back;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
