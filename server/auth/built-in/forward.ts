import type { FastifyReply, FastifyRequest } from "fastify";

import type { BetterAuth } from "./better-auth";
import { explain } from "./explain";

export type Forwarded = { body: unknown };

type Target = { method?: "GET" | "POST"; path: string; body?: unknown };

/**
 * Asks better-auth and hands its cookies on. Of what the client sent only these headers count: the address is the one
 * that the server saw.
 */
export async function forward(
  auth: BetterAuth,
  url: string,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { method = "POST", path, body }: Target,
): Promise<Forwarded> {
  const headers = new Headers({ origin: url, "x-atrium-address": request.ip });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  if (method === "POST") headers.set("content-type", "application/json");
  const response = await auth.handler(
    new Request(`${url}/api/auth${path}`, {
      method,
      headers,
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
    }),
  );
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header("set-cookie", cookies);
  const text = await response.text();
  const answer: unknown = text ? JSON.parse(text) : null;
  // A redirect is how better-auth says that a link in a mail is dead.
  if (response.status >= 300) throw explain(response.status, redirected(response) ?? answer);
  return { body: answer };
}

function redirected(response: Response): { code: string } | null {
  const location = response.headers.get("location");
  if (response.status >= 400 || !location) return null;
  return { code: "INVALID_TOKEN" };
}
