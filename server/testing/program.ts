import type { FastifyInstance } from "fastify";

import { testUrl } from "./sign-in-app";
import type { Visitor } from "./visitor";

type Answer = { status: number; body: Record<string, unknown>; error: string; headers: Record<string, unknown> };

/** A program as far as the doors can tell: it sends a key, no cookies and no origin. */
export function program(app: FastifyInstance, key: string, at: string = testUrl) {
  const send = async (method: "GET" | "POST", url: string, body?: unknown, given: object = {}): Promise<Answer> => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const headers = { host: new URL(at).host, authorization: `Bearer ${key}`, ...type, ...given };
    const response = await app.inject({ method, url, headers, ...payload });
    const parsed = response.body.startsWith("{") ? response.json() : { text: response.body };
    return {
      status: response.statusCode,
      body: parsed,
      error: parsed.error?.message ?? "",
      headers: response.headers,
    };
  };
  return {
    get: (url: string, headers?: object) => send("GET", url, undefined, headers),
    post: (url: string, body: unknown, headers?: object) => send("POST", url, body, headers),
    tool: (name: string, input: unknown = {}) => send("POST", `/api/tools/${name}`, input),
  };
}

/** Makes a key as its person does, on the page. */
export async function makeTestKey(visitor: Visitor, scopes: string[], more: object = {}): Promise<string> {
  const { status, body, error } = await visitor.post("/api/auth/keys", { name: "Nightly sync", scopes, ...more });
  if (status !== 200) throw new Error(error);
  return String(body["key"]);
}
