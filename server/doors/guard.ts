import type { FastifyInstance, FastifyRequest } from "fastify";

import { readBearer } from "@/server/auth/bearer";
import { AppError } from "@/tools/core/app-error";
import { isDoor } from "./is-door";

const foreign = "Another site tried to use Atrium through your browser; this was refused.";

/**
 * Local mode has no password, so a foreign web page must not be able to use the port through the person's browser:
 * the Host header stops DNS rebinding, Origin and Sec-Fetch-Site stop cross-site requests.
 */
export function guardLocal(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    if (!isDoor(request)) return;
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (!["127.0.0.1", "localhost", "[::1]"].includes(host))
      throw new AppError("forbidden", "Local mode answers only to this machine's own address.");
    const { origin } = request.headers;
    const isForeign = origin !== undefined && origin !== `http://${request.headers.host}`;
    if (isForeign || isCrossSite(request)) throw new AppError("forbidden", foreign);
  });
}

const open = new Set(["/api/health", "/api/ready", "/api/command"]);

/** Where providers send people back to: each checks by itself that this browser began it. */
const fromElsewhere = /^\/api\/auth\/sso\/(callback|done|saml\/:workspaceId\/(acs|metadata))$/;

/** For other services: they hold a token or sign, and no browser does that by itself. */
const byToken = /^\/api\/(scim\/v2\/|auth\/clerk\/webhook$)/;
const forPrograms = new Set(["token", "introspect", "revoke", "register"].map((name) => `/api/oauth/${name}`));

/** With a sign-in: the doors answer to the public address alone, and what changes anything has to come from our own pages. */
export function guardPublic(app: FastifyInstance, url: string): void {
  const { host } = new URL(url);
  app.addHook("onRequest", async (request) => {
    // The command door has a secret of its own, and health is asked for by the machine's address.
    if (!isDoor(request) || open.has(request.routeOptions.url ?? "")) return;
    if (request.headers.host !== host)
      throw new AppError("forbidden", `Atrium answers at ${url}. Open it there, or set ATRIUM_URL to this address.`);
    const route = request.routeOptions.url ?? "";
    if (fromElsewhere.test(route) || byToken.test(route)) return;
    // Programs come from no page, and these doors look at no cookie.
    if (forPrograms.has(route)) return;
    // No site can make a browser send a key, and where one is sent cookies do not count.
    if (readBearer(request) !== undefined) return;
    const { origin } = request.headers;
    const isSafe = request.method === "GET" || request.method === "HEAD";
    if (isSafe ? origin !== undefined && origin !== url : origin !== url) throw new AppError("forbidden", foreign);
    if (isCrossSite(request)) throw new AppError("forbidden", foreign);
  });
}

function isCrossSite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}
