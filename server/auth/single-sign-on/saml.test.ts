import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeCertificate } from "@/connectors/testing/make-certificate";
import { testUrl } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";
import { listMembers } from "@/tools/members/list-members";
import { type Assertion, newSamlSigner, type Request, readRequest, respond } from "./testing/saml-signer";
import { newSignOn, type Outside, settings, setUp, startOutside } from "./testing/sign-on-app";

let outside: Outside;
let signer: Awaited<ReturnType<typeof newSamlSigner>>;
beforeAll(async () => {
  outside = await startOutside();
  signer = await newSamlSigner();
});
afterAll(() => outside.close());

const problem = (name: string): string => `/sign-in?problem=${name}`;

/** A workspace whose provider is the signer, by what its metadata says. */
async function open() {
  const all = await newSignOn(outside);
  const { admin, domain, workspace } = await setUp(all);
  const read = await admin.post(`${settings}/metadata`, { xml: signer.metadata });
  const saved = await admin.post(`${settings}/provider`, { kind: "saml", name: "Acme SAML", ...read.body });
  if (saved.status !== 200) throw new Error(saved.error);
  const begin = async (): Promise<{ visitor: Visitor; request: Request }> => {
    const visitor = all.app.visit();
    const { body } = await visitor.post("/api/auth/sso/begin", { email: `x@${domain}`, next: "/tasks" });
    return { visitor, request: readRequest(String(body["address"])) };
  };
  const land = async (make: (request: Request) => string | Promise<string>): Promise<string> => {
    const { visitor, request } = await begin();
    return send(visitor, request, await make(request));
  };
  const good = (request: Request, given: Assertion = {}): string =>
    signer.sign(signer.assert(request, { email: `sam@${domain}`, ...given }));
  const landGood = (given: Assertion): Promise<string> =>
    land((request) => respond(request, signer.entityId, good(request, given)));
  return { all, admin, domain, workspace, begin, land, good, landGood };
}

/** The form that the provider's page sends, from elsewhere and so without cookies; then where it leads. */
async function send(visitor: Visitor, request: Request, response: string): Promise<string> {
  const { pathname } = new URL(request.acs);
  const sent = await visitor.sendForm(pathname, { SAMLResponse: response, RelayState: request.state });
  if (!sent.location.startsWith("/api/")) return sent.location;
  return (await visitor.get(sent.location, { "sec-fetch-site": "cross-site" })).location;
}

describe("a sign-in by SAML", () => {
  test("makes a member and lets them in", async () => {
    const { begin, good, workspace } = await open();
    const { visitor, request } = await begin();

    const landed = await send(visitor, request, respond(request, signer.entityId, good(request)));

    expect([landed, (await visitor.me())?.name]).toEqual(["/tasks", "Sam Saml"]);
    const { members } = await workspace.call(listMembers, {});
    expect(members.map(({ name }) => name)).toContain("Sam Saml");
  });

  test("counts once: neither the answer nor its assertion works again", async () => {
    const { all, begin, good } = await open();
    const { visitor, request } = await begin();
    const response = respond(request, signer.entityId, good(request, { id: "_same" }));

    const first = await send(visitor, request, response);
    const again = await send(visitor, request, response);
    const next = await begin();
    const reused = await send(next.visitor, next.request, response);
    const sameId = await send(
      next.visitor,
      next.request,
      respond(next.request, signer.entityId, good(next.request, { id: "_same" })),
    );
    const unasked = await send(all.app.visit(), { ...request, state: "" }, response);

    expect([first, again, reused]).toEqual(["/tasks", problem("expired"), problem("invalid")]);
    expect([sameId, unasked]).toEqual([problem("expired"), problem("expired")]);
  });

  test("refuses an assertion whose ID was used, also for another request", async () => {
    const { landGood } = await open();

    expect([await landGood({ id: "_one" }), await landGood({ id: "_one" })]).toEqual(["/tasks", problem("invalid")]);
  });

  test("is ended only by the browser that began it", async () => {
    const { all, begin, good } = await open();
    const { request } = await begin();

    expect(await send(all.app.visit(), request, respond(request, signer.entityId, good(request)))).toBe(
      problem("expired"),
    );
  });

  test("refuses what is unsigned, altered, or signed by another key", async () => {
    const { land, good, domain } = await open();
    const other = await newSamlSigner(signer.entityId);
    const wrap = (request: Request, xml: string): string => respond(request, signer.entityId, xml);
    const own = (request: Request): string => signer.assert(request, { email: `sam@${domain}` });

    const landings = [
      await land((request) => wrap(request, own(request))),
      await land((request) => wrap(request, good(request).replaceAll(`sam@${domain}`, `ceo@${domain}`))),
      await land((request) => wrap(request, other.sign(own(request)))),
      await land((request) => wrap(request, signer.sign(own(request), "sha1"))),
      await land((request) => wrap(request, good(request).replace(/<SignatureValue>.{8}/, "<SignatureValue>AAAAAAAA"))),
      await land((request) => wrap(request, "")),
      await land(() => Buffer.from("no xml").toString("base64")),
      await land(() => ""),
    ];

    expect(new Set(landings)).toEqual(new Set([problem("invalid")]));
  });

  test("refuses a signed assertion that was moved to make room for another", async () => {
    const { land, good, domain } = await open();
    const forged = (request: Request): string => signer.assert(request, { email: `ceo@${domain}`, id: "_forged" });
    const signatureOf = (xml: string): string => /<Signature[\s\S]*<\/Signature>/.exec(xml)?.[0] ?? "";
    const variants: ((request: Request) => string)[] = [
      // Beside it, before and after.
      (request) => forged(request) + good(request),
      (request) => good(request) + forged(request),
      // Inside the forged one's signature, as an object of it.
      (request) => {
        const signed = good(request);
        const signature = signatureOf(signed);
        const object = `<Object>${signed}</Object></Signature>`;
        return forged(request).replace("</saml:Issuer>", `</saml:Issuer>${signature.replace("</Signature>", object)}`);
      },
      // The forged one carries the signature of one that hides in an extension.
      (request) => {
        const signed = good(request);
        const bare = signed.replace(signatureOf(signed), "");
        const hidden = `<samlp:Extensions>${bare}</samlp:Extensions>`;
        return hidden + forged(request).replace("</saml:Issuer>", `</saml:Issuer>${signatureOf(signed)}`);
      },
      // The same ID twice.
      (request) => {
        const signed = good(request, { id: "_twice" });
        const twin = signer.assert(request, { email: `ceo@${domain}`, id: "_twice" });
        return `<samlp:Extensions>${signed}</samlp:Extensions>${twin.replace("</saml:Issuer>", `</saml:Issuer>${signatureOf(signed)}`)}`;
      },
      // Wrapped into the forged one.
      (request) => forged(request).replace("</saml:Assertion>", `${good(request)}</saml:Assertion>`),
      // A comment that would cut the address in two.
      (request) =>
        signer
          .sign(signer.assert(request, { email: `ceo@${domain}.evil.example` }))
          .replaceAll(`ceo@${domain}.evil.example`, `ceo@${domain}<!-- -->.evil.example`),
    ];
    const landings = [];

    for (const variant of variants)
      landings.push(await land((request) => respond(request, signer.entityId, variant(request))));

    // The last one's address is read whole, and is of another domain.
    expect(landings).toEqual([...Array(6).fill(problem("invalid")), problem("domain")]);
  });

  test("refuses entities and other trickery of XML", async () => {
    const { land, good } = await open();
    const withEntity = (request: Request): string => {
      const xml = Buffer.from(respond(request, signer.entityId, good(request)), "base64").toString();
      return Buffer.from(
        `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace("</saml:Issuer>", "&e;</saml:Issuer>")}`,
      ).toString("base64");
    };

    expect(await land(withEntity)).toBe(problem("invalid"));
  });

  test("refuses what is for others, from others, or says too little", async () => {
    const { landGood, all } = await open();
    const [, other] = all.app.workspaces;
    const elsewhere = `${testUrl}/api/auth/sso/saml/${other.environment.workspace.id}`;
    const wrong: Record<string, Assertion> = {
      audience: { audience: `${elsewhere}/metadata` },
      recipient: { recipient: `${elsewhere}/acs` },
      issuer: { issuer: "https://evil.example" },
      request: { inResponseTo: "_another" },
      "no audience": { without: ["AudienceRestriction"] },
      "no recipient": { without: ["Recipient"] },
      "no request": { without: ["InResponseTo"] },
      "no end": { without: ["NotOnOrAfter"] },
      "no confirmation": { without: ["SubjectConfirmation"] },
    };
    const landings: Record<string, string> = {};

    for (const [what, given] of Object.entries(wrong)) landings[what] = await landGood(given);

    expect(landings).toEqual(Object.fromEntries(Object.keys(wrong).map((what) => [what, problem("invalid")])));
  });

  test("bears clocks that differ by a minute, and no more", async () => {
    const { landGood } = await open();

    const borne = [
      await landGood({ notBefore: 50 }),
      await landGood({ notOnOrAfter: -50 }),
      await landGood({ confirmedUntil: -50 }),
    ];
    const refused = [
      await landGood({ notBefore: 70 }),
      await landGood({ notOnOrAfter: -70 }),
      await landGood({ confirmedUntil: -70 }),
    ];

    expect(borne).toEqual(["/tasks", "/tasks", "/tasks"]);
    expect(refused).toEqual(Array(3).fill(problem("invalid")));
  });

  test("takes no answer to one workspace's request at another's address", async () => {
    const first = await open();
    const [, other] = first.all.app.workspaces;
    const { visitor, request } = await first.begin();
    const response = respond(request, signer.entityId, first.good(request));
    const acs = `${testUrl}/api/auth/sso/saml/${other.environment.workspace.id}/acs`;

    expect(await send(visitor, { ...request, acs }, response)).toBe(problem("invalid"));
  });

  test("says what the provider has to know, and reads what it says", async () => {
    const { all, admin, workspace } = await open();
    const { places } = (await admin.get(settings)).body as { places: { metadata: string; acs: string } };
    const answer = await all.app.app.inject({
      url: new URL(places.metadata).pathname,
      headers: { host: new URL(testUrl).host },
    });
    const short = await makeCertificate("idp.example", "shortRsa");
    const input = { kind: "saml", name: "Weak", entityId: "weak", signInUrl: "https://idp.example" };
    const weak = await admin.post(`${settings}/provider`, { ...input, certificates: [short.cert] });
    const none = await admin.post(`${settings}/metadata`, { xml: "<html></html>" });

    expect(answer.body).toContain(places.acs);
    expect(places.acs).toContain(workspace.environment.workspace.id);
    expect([weak.status, none.status]).toEqual([400, 400]);
    expect(weak.error).toContain("2048 bits");
  });
});
