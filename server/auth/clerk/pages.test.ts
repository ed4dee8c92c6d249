import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type ClerkApp, newClerkApp } from "./testing/clerk-app";

let app: ClerkApp;

/** What a browser sends for a page; only there Clerk may send it elsewhere and back. */
const asPage = { accept: "text/html", "sec-fetch-dest": "document" };

beforeAll(async () => {
  app = await newClerkApp();
  app.app.get("/*", async () => "a page");
});

afterAll(() => app.clerk.close());

describe("a page", () => {
  test("leads people without a session to Clerk's page, and says where they wanted to go", async () => {
    const answer = await app.visit().get("/o/deals?view=open");

    expect(answer.status).toBe(303);
    expect(answer.location).toBe(
      `https://accounts.crm.example/sign-in?redirect_url=${encodeURIComponent("https://crm.example/o/deals?view=open")}`,
    );
  });

  test("asks Clerk where a token is older than the sign-in, takes the new one from its answer and goes on", async () => {
    const organization = app.clerk.addOrganization("Oakmere");
    const person = app.clerk.addPerson();
    const options = { organization, role: "admin" };
    const visitor = app.visitAs(person, { ...options, issuedAt: Math.floor(Date.now() / 1000) - 600 });
    const asked = await visitor.get("/o/deals", asPage);
    const fresh = [`__session=${app.clerk.token(person, options)}; Path=/; Secure`, "__client_uat=1; Path=/; Secure"];
    visitor.cookies.set("__clerk_handshake", app.clerk.jwt({ handshake: fresh }));

    const back = await visitor.get("/o/deals", asPage);
    visitor.cookies.delete("__clerk_handshake");
    const later = await visitor.me();

    expect(asked.status).toBe(303);
    expect(new URL(asked.location)).toMatchObject({ host: "clerk.crm.example", pathname: "/v1/client/handshake" });
    expect(back.status).toBe(200);
    expect(later).toMatchObject({ name: "Robin Test" });
  });

  test("leaves nothing of Clerk's answer in the address", async () => {
    const person = app.clerk.addPerson();
    const fresh = [`__session=${app.clerk.token(person)}; Path=/`, "__client_uat=1; Path=/"];
    const query = new URLSearchParams({ view: "open", __clerk_handshake: app.clerk.jwt({ handshake: fresh }) });

    const back = await app.visit().get(`/o/deals?${query}`, asPage);

    expect([back.status, back.location]).toEqual([303, "/o/deals?view=open"]);
    expect(back.cookies.join()).toContain("__session=");
  });

  test("takes no session from an answer that Clerk did not sign", async () => {
    const person = app.clerk.addPerson();
    const forged = app.clerk.token(person).split(".");
    const visitor = app.visit();
    visitor.cookies.set("__client_uat", "1");
    const handshake = Buffer.from(JSON.stringify({ handshake: [`__session=${forged.join(".")}; Path=/`] }));
    visitor.cookies.set("__clerk_handshake", [forged[0], handshake.toString("base64url"), forged[2]].join("."));

    const answer = await visitor.get("/o/deals", asPage);

    expect(answer.status).not.toBe(200);
    expect(visitor.cookies.has("__session")).toBe(false);
  });

  test("leads who has no organization, or no workspace yet, to the page that chooses one", async () => {
    const person = app.clerk.addPerson();
    const organization = app.clerk.addOrganization("Oakmere");

    const without = await app.visitAs(person).get("/o/deals");
    const early = await app.visitAs(person, { organization }).get("/");
    const page = await app.visitAs(person).get("/sign-in");

    expect(without.location).toBe("/sign-in?next=%2Fo%2Fdeals");
    expect(early.location).toBe("/sign-in?why=workspace");
    expect(page.status).toBe(200);
  });

  test("may load and ask Clerk's own host, and nothing else besides its own", async () => {
    const response = await app.app.inject({ method: "GET", url: "/sign-in", headers: { host: "crm.example" } });

    const policy = String(response.headers["content-security-policy"]);
    expect(policy).toContain("connect-src 'self' https://clerk.crm.example;");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });
});
