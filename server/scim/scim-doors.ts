import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { useProvisioningToken } from "@/db/accounts/provisioning";
import type { Atrium } from "@/server/atrium";
import type { Limits } from "@/server/auth/built-in/limits";
import { AppError, type ErrorCode, errorTable } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { about } from "./about";
import { patchInput } from "./patch";
import { readFilter } from "./read-filter";
import { userInput, userSchema } from "./scim-user";
import { type Directory, openDirectory } from "./users";

const base = "/api/scim/v2";
const most = 200;
const idShape = z.object({ id: z.uuid() });
const listShape = z.object({
  filter: z.string().max(1000).optional(),
  startIndex: z.coerce.number().int().default(1),
  count: z.coerce.number().int().default(100),
});

/** SCIM 2.0 for users (RFC 7644): a company's directory adds, renames and deactivates members by the workspace's token. */
export function scimDoors(app: FastifyInstance, options: { atrium: Atrium; url: string; limits: Limits }): void {
  const { atrium, url, limits } = options;
  const open = async (request: FastifyRequest): Promise<Directory> => {
    const [, token = ""] = /^Bearer (\S{20,200})$/i.exec(request.headers.authorization ?? "") ?? [];
    const workspaceId = await atrium.db.transaction({}, (session) => useProvisioningToken(session, token, new Date()));
    const environment = (await atrium.environments()).find(({ workspace }) => workspace.id === workspaceId);
    if (environment) return openDirectory(environment, url + base);
    await limits.byAddress(request.ip);
    throw new AppError("unauthenticated", "The token is not valid. An Admin makes one under Settings, Single sign-on.");
  };
  void app.register(async (scope) => {
    const readJson = scope.getDefaultJsonParser("error", "error");
    // Some directories name a type also where they send nothing.
    scope.addContentTypeParser(
      ["application/scim+json", "application/json"],
      { parseAs: "string" },
      (request, body, done) => (body === "" ? done(null, undefined) : readJson(request, String(body), done)),
    );
    scope.setErrorHandler(answerError);
    scope.addHook("onSend", async (_, reply) => {
      void reply.header("content-type", "application/scim+json; charset=utf-8").header("cache-control", "no-store");
    });
    for (const [path, body] of Object.entries(about(url + base)))
      scope.get(base + path, async (request) => {
        await open(request);
        const { id = userSchema } = request.params as { id?: string };
        if (id !== userSchema) throw new AppError("not_found", "There is no such schema.");
        return body;
      });
    scope.get(`${base}/Users`, async (request) => {
      const directory = await open(request);
      const { filter, startIndex, count } = listShape.parse(request.query);
      const page = { start: Math.max(1, startIndex), count: Math.min(most, Math.max(0, count)) };
      const { total, users } = await directory.list(readFilter(filter), page);
      return {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        ...{ totalResults: total, startIndex: page.start, itemsPerPage: users.length, Resources: users },
      };
    });
    scope.post(`${base}/Users`, async (request, reply) => {
      const user = await (await open(request)).add(userInput.parse(request.body));
      return reply.code(201).header("location", user?.meta.location).send(user);
    });
    scope.get(`${base}/Users/:id`, async (request) => (await open(request)).get(idOf(request)));
    scope.put(`${base}/Users/:id`, async (request) =>
      (await open(request)).replace(idOf(request), userInput.parse(request.body)),
    );
    scope.patch(`${base}/Users/:id`, async (request) =>
      (await open(request)).patch(idOf(request), patchInput.parse(request.body)),
    );
    scope.delete(`${base}/Users/:id`, async (request, reply) => {
      await (await open(request)).remove(idOf(request));
      return reply.code(204).send();
    });
  });
}

function idOf(request: FastifyRequest): string {
  const parsed = idShape.safeParse(request.params);
  if (!parsed.success) throw new AppError("not_found", "There is no such user.");
  return parsed.data.id;
}

const kinds: Partial<Record<ErrorCode, string>> = { conflict: "uniqueness", invalid_input: "invalidValue" };

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isSyntax = error instanceof Error && "statusCode" in error && error.statusCode === 400;
  const known = isSyntax ? new AppError("invalid_input", "The body is no JSON.") : toAppError(error);
  if (known.code === "internal") request.log.error(error);
  const { http } = errorTable[known.code];
  const scimType = kinds[known.code];
  return reply.code(http).send({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    ...{ status: String(http), detail: known.message },
    ...(scimType ? { scimType } : {}),
  });
}
