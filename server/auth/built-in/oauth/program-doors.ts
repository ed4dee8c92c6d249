import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { Atrium } from "@/server/atrium";
import { identifyToken } from "./identify-token";
import type { OauthOptions } from "./oauth-doors";
import { relay } from "./relay";

const form = "application/x-www-form-urlencoded";
const json = "application/json";

type Answer = { status: number; body: unknown };

/** Where apps get, renew, look at and give back tokens. No cookie counts here, so any program may ask. */
export function programDoors(app: FastifyInstance, atrium: Atrium, options: OauthOptions): void {
  const { auth, url, now, limits, isRegistrationOpen } = options;
  const ask = async (request: FastifyRequest, path: string, contentType: string, body: string): Promise<Answer> => {
    const pass = contentType === form ? (["authorization"] as const) : [];
    const response = await relay(auth, url, request, { path, body, contentType, pass: [...pass] });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  };
  const answer = (reply: FastifyReply, { status, body }: Answer): FastifyReply => {
    if (status === 401) void reply.header("www-authenticate", "Basic");
    return reply.status(status).header("cache-control", "no-store").send(body);
  };
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([form, json], { parseAs: "string", bodyLimit: 64 * 1024 }, (_, body, done) =>
      done(null, body),
    );
    const textOf = (request: FastifyRequest): string => (typeof request.body === "string" ? request.body : "");
    scope.post("/api/oauth/token", async (request, reply) => {
      const fields = new URLSearchParams(textOf(request));
      if (!dropOwnResource(fields, url))
        return answer(reply, refusal("invalid_target", "Tokens are for this server alone."));
      return answer(reply, await ask(request, "/oauth2/token", form, fields.toString()));
    });
    scope.post("/api/oauth/introspect", async (request, reply) => {
      const found = await ask(request, "/oauth2/introspect", form, textOf(request));
      const token = new URLSearchParams(textOf(request)).get("token") ?? "";
      const isActive = found.status === 200 && isSaidActive(found.body) && (await isOpen(atrium, token, now()));
      if (found.status !== 200) return answer(reply, found);
      return answer(reply, isActive ? { status: 200, body: withIssuer(found.body, url) } : inactive);
    });
    scope.post("/api/oauth/revoke", async (request, reply) =>
      answer(reply, await ask(request, "/oauth2/revoke", form, textOf(request))),
    );
    if (isRegistrationOpen)
      scope.post("/api/oauth/register", async (request, reply) => {
        await limits.byAddress(request.ip);
        return answer(reply, await ask(request, "/oauth2/register", json, textOf(request)));
      });
  });
}

const inactive: Answer = { status: 200, body: { active: false } };

const refusal = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
});

const isSaidActive = (body: unknown): body is object =>
  typeof body === "object" && body !== null && "active" in body && body.active === true;

const withIssuer = (body: unknown, url: string): unknown =>
  isSaidActive(body) && "iss" in body ? { ...body, iss: url } : body;

/** A refresh token opens nothing itself; an access token only while its person is a member. */
async function isOpen(atrium: Atrium, token: string, now: Date): Promise<boolean> {
  if (!token.startsWith("atr_at_")) return true;
  return identifyToken(atrium, token, now).then(
    () => true,
    () => false,
  );
}

/** Tokens are for this server alone, so naming it says nothing more. Answers whether nothing else was named. */
export function dropOwnResource(fields: URLSearchParams, url: string): boolean {
  const isOwn = (value: string): boolean => URL.canParse(value) && new URL(value).origin === url;
  const isFine = fields.getAll("resource").every(isOwn);
  fields.delete("resource");
  return isFine;
}
