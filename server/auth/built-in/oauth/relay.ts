import type { FastifyRequest } from "fastify";

import type { BetterAuth } from "@/server/auth/built-in/better-auth";

type Relayed = {
  path: string;
  /** What the client sent as it is; left out it is a GET. */
  body?: string;
  contentType?: string;
  /** Headers of the request that count. */
  pass: ("cookie" | "authorization")[];
};

/** Hands a request to better-auth; of what the client sent only what is named here gets there. */
export async function relay(
  auth: BetterAuth,
  url: string,
  request: FastifyRequest,
  { path, body, contentType, pass }: Relayed,
): Promise<Response> {
  const headers = new Headers({ origin: url, "x-atrium-address": request.ip, accept: "application/json" });
  for (const name of pass) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  if (contentType) headers.set("content-type", contentType);
  const post = body === undefined ? {} : { method: "POST", body };
  return auth.handler(new Request(`${url}/api/auth${path}`, { headers, ...post, redirect: "manual" }));
}

/** Where better-auth leads, in either way that it says so; the issuer in it is the one that our metadata names. */
export async function targetOf(response: Response, url: string): Promise<URL | null> {
  const location = response.headers.get("location");
  const body = location
    ? null
    : ((await response
        .clone()
        .json()
        .catch(() => null)) as { url?: string } | null);
  const target = location ?? body?.url;
  if (!target) return null;
  const found = new URL(target, url);
  if (found.searchParams.has("iss")) found.searchParams.set("iss", url);
  return found;
}
