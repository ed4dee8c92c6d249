import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";

import { newApp } from "@/server/testing/test-atrium";
import { answerHeaders } from "./answer-headers";
import { toastStyleHash } from "./content-policy";

const local = { host: "localhost:3000" };

/** A page that tells what it was given, written to the raw answer as Next does. */
function newPages(isDevelopment = false): FastifyInstance {
  const app = Fastify();
  answerHeaders(app, { isDevelopment, isSecure: false });
  app.get("/*", (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "application/json" });
    reply.raw.end(
      JSON.stringify({ nonce: request.headers["x-nonce"], policy: request.headers["content-security-policy"] }),
    );
  });
  return app;
}

function directives(policy: unknown): Record<string, string> {
  const parts = String(policy).split("; ");
  return Object.fromEntries(parts.map((part) => [part.split(" ", 1)[0], part.split(" ").slice(1).join(" ")]));
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");

describe("the headers of a page", () => {
  test("let scripts run by this answer's nonce alone, and nothing load from elsewhere", async () => {
    const response = await newPages().inject({ url: "/o/deals" });
    const { nonce } = response.json<{ nonce: string }>();

    expect(directives(response.headers["content-security-policy"])).toEqual({
      "default-src": "'none'",
      "script-src": `'nonce-${nonce}' 'strict-dynamic'`,
      "style-src": `'self' 'nonce-${nonce}' '${toastStyleHash}' 'sha256-${sha256("")}'`,
      "img-src": "'self'",
      "font-src": "'self'",
      "connect-src": "'self'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "object-src": "'none'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "default",
    });
    expect(response.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("microphone=()"),
    });
  });

  test("carry another nonce each time, and never one that the request brought", async () => {
    const app = newPages();
    const guess = { "x-nonce": "guess", "content-security-policy": "script-src 'nonce-guess'" };
    const answers = await Promise.all([1, 2].map(() => app.inject({ url: "/", headers: guess })));
    const [first, second] = answers.map((answer) => answer.json<{ nonce: string; policy: string }>());

    expect(first?.nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(first?.nonce).not.toBe(second?.nonce);
    expect(first?.policy).toBe(answers[0]?.headers["content-security-policy"]);
  });

  test("are looser in development only by what Next's own tools need", async () => {
    const [built, developed] = await Promise.all([newPages().inject("/"), newPages(true).inject("/")]);
    const [strict, loose] = [built, developed].map(({ headers }) => directives(headers["content-security-policy"]));

    expect(loose?.["script-src"]).toMatch(/^'nonce-\S+' 'strict-dynamic' 'unsafe-eval'$/);
    expect(loose?.["style-src"]).toBe("'self' 'unsafe-inline'");
    const others = (all = {}) => Object.entries(all).filter(([name]) => !/^(script|style)-src$|trusted/.test(name));
    expect(others(loose)).toEqual(others(strict));
  });

  test("know the styles that the toasts of this version bring", () => {
    const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
    const [, literal = '""'] = /__insertCSS\(("(?:[^"\\]|\\.)+")\)/.exec(source) ?? [];

    expect(toastStyleHash).toBe(`sha256-${sha256(JSON.parse(literal))}`);
  });
});

describe("the headers of what is no page", () => {
  const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

  test.each(["/api/health", "/%61pi/health", "/api/files/nothing", "/api/trpc/nothing", "/_next/image"])(
    "%s loads nothing and runs nothing when it is opened on its own",
    async (url) => {
      const { app } = await newApp();
      const { headers } = await app.inject({ url, headers: local });

      expect(headers["content-security-policy"]).toBe(closed);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    },
  );

  test.each(["/api/health", "/api/trpc/system.info", "/api/files/nothing"])("%s stays in no cache", async (url) => {
    const { app } = await newApp();

    expect((await app.inject({ url, headers: local })).headers["cache-control"]).toBe("no-store");
  });

  test("scripts of the build say no more than that they are nothing else", async () => {
    const { headers } = await newPages().inject("/_next/static/some.js");

    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers).not.toHaveProperty("content-security-policy");
  });

  test("a file stays a download in a sandbox, whatever it says it is", async () => {
    const { app } = await newApp();
    const upload = await app.inject({
      method: "POST",
      url: `/api/files?name=${encodeURIComponent('"; filename=x.html\r\n<script>.html')}`,
      headers: { ...local, "content-type": "text/html" },
      payload: "<script>alert(1)</script>",
    });
    const { headers } = await app.inject({ url: `/api/files/${upload.json().fileId}`, headers: local });

    expect(headers["content-disposition"]).toMatch(/^attachment; filename\*=UTF-8''[\w%.'()*!~-]+$/);
    expect(headers["content-security-policy"]).toBe(closed);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("a refused request is closed as well", async () => {
    const { app } = await newApp();
    const { statusCode, headers } = await app.inject({ url: "/api/health", headers: { host: "evil.example" } });

    expect(statusCode).toBe(403);
    expect(headers["content-security-policy"]).toBe(closed);
  });
});
