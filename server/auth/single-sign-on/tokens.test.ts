import { afterAll, beforeAll, expect, test } from "vitest";

import { comeBack, newSignOn, type Outside, settings, setUp, startOutside } from "./testing/sign-on-app";
import { type Forgery, startTokenForger } from "./testing/token-forger";

let outside: Outside;
let forger: Awaited<ReturnType<typeof startTokenForger>>;
beforeAll(async () => {
  outside = await startOutside();
  forger = await startTokenForger();
});
afterAll(async () => {
  await outside.close();
  await forger.close();
});

const seconds = (): number => Math.floor(Date.now() / 1000);

test("an ID token counts only whole, fresh, signed and made for this sign-in", async () => {
  const all = await newSignOn(outside);
  const { admin, domain } = await setUp(all);
  const { issuer } = forger;
  await admin.post(`${settings}/provider`, { kind: "oidc", name: "Forger", issuer, clientId: "atrium", secret: "any" });
  const email = `mallory@${domain}`;
  const land = async ({ claims, ...more }: Forgery): Promise<string> => {
    const visitor = all.app.visit();
    const { body } = await visitor.post("/api/auth/sso/begin", { email });
    forger.forge({ claims: { email, ...claims }, ...more });
    return comeBack(visitor, forger.answer(String(body["address"])));
  };
  const wrong: Record<string, Forgery> = {
    unsigned: { header: { alg: "none" }, signature: "none" },
    "without signature": { signature: "none" },
    "of another key": { signature: "other key" },
    "of a key that is not listed": { header: { kid: "two" } },
    "signed by the client's secret": { header: { alg: "HS256" } },
    "for another client": { claims: { aud: "another" } },
    "of another issuer": { claims: { iss: "https://evil.example" } },
    "of another sign-in": { claims: { nonce: "another" } },
    "without a nonce": { claims: { nonce: undefined } },
    "expired over a minute ago": { claims: { iat: seconds() - 400, exp: seconds() - 65 } },
    "not valid for over a minute": { claims: { nbf: seconds() + 90 } },
    "without a subject": { claims: { sub: undefined } },
  };
  const landings: Record<string, string> = {};

  for (const [what, forgery] of Object.entries(wrong)) landings[what] = await land(forgery);
  const late = await land({ claims: { iat: seconds() - 400, exp: seconds() - 30 } });
  const early = await land({ claims: { nbf: seconds() + 30 } });

  const invalid = "/sign-in?problem=invalid";
  expect(landings).toEqual(Object.fromEntries(Object.keys(wrong).map((what) => [what, invalid])));
  expect([late, early]).toEqual(["/", "/"]);
});
