import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { useProvisioningToken } from "@/db/accounts/provisioning";
import type { Atrium } from "@/server/atrium";
import type { Limits } from "@/server/auth/built-in/limits";
import { AppError, type ErrorCode, errorTable } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { about, schemas } from "./about";
import { openGroups } from "./groups";
import { type Patch, patchInput } from "./patch";
import { type Filter, readFilter } from "./read-filter";
import { groupInput } from "./scim-group";
import { userInput } from "./scim-user";
import { openDirectory } from "./users";

const base = "/api/scim/v2";
const most = 200;
const idShape = z.object({ id: z.uuid() });
const listShape = z.object({
  filter: z.string().max(1000).optional(),
  startIndex: z.coerce.number().int().default(1),
  count: z.coerce.number().int().default(100),
});

/** SCIM 2.0 (RFC 7644): a company's directory keeps members and groups by the workspace's token. */
export function scimDoors(app: FastifyInstance, options: { atrium: Atrium; url: string; limits: Limits }): void {
  const { atrium, url, limits } = options;
  const open = async (request: FastifyRequest) => {
    const [, token = ""] = /^Bearer (\S{20,200})$/i.exec(request.headers.authorization ?? "") ?? [];
    const workspaceId = await atrium.db.transaction({}, (session) => useProvisioningToken(session, token, new Date()));
    const environment = (await atrium.environments()).find(({ workspace }) => workspace.id === workspaceId);
    if (environment) {
      const users = openDirectory(environment, url + base);
      return { users, groups: openGroups(environment, url + base, users.known) };
    }
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
        return body;
      });
    const byId = new Map(schemas(url + base).map((schema) => [schema.id, schema]));
    scope.get(`${base}/Schemas/:id`, async (request) => {
      await open(request);
      const found = byId.get((request.params as { id: string }).id);
      if (!found) throw new AppError("not_found", "There is no such schema.");
      return found;
    });
    resource(scope, "/Users", { open: async (request) => (await open(request)).users, input: userInput });
    resource(scope, "/Groups", { open: async (request) => (await open(request)).groups, input: groupInput });
  });
}

type Kept = { meta: { location: string } };
type Store<Input> = {
  list(filter: Filter | null, page: { start: number; count: number }): Promise<{ total: number; found: Kept[] }>;
  get(id: string): Promise<Kept>;
  add(input: Input): Promise<Kept>;
  replace(id: string, input: Input): Promise<Kept>;
  patch(id: string, patch: Patch): Promise<Kept>;
  remove(id: string): Promise<void>;
};
type Resource<Input> = { open(request: FastifyRequest): Promise<Store<Input>>; input: z.ZodType<Input> };

/** The doors that users and groups have alike. */
function resource<Input>(scope: FastifyInstance, name: string, { open, input }: Resource<Input>): void {
  const path = base + name;
  scope.get(path, async (request) => {
    const store = await open(request);
    const { filter, startIndex, count } = listShape.parse(request.query);
    const page = { start: Math.max(1, startIndex), count: Math.min(most, Math.max(0, count)) };
    const { total, found } = await store.list(readFilter(filter), page);
    return {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      ...{ totalResults: total, startIndex: page.start, itemsPerPage: found.length, Resources: found },
    };
  });
  scope.post(path, async (request, reply) => {
    const added = await (await open(request)).add(input.parse(request.body));
    return reply.code(201).header("location", added.meta.location).send(added);
  });
  scope.get(`${path}/:id`, async (request) => (await open(request)).get(idOf(request)));
  scope.put(`${path}/:id`, async (request) => (await open(request)).replace(idOf(request), input.parse(request.body)));
  scope.patch(`${path}/:id`, async (request) =>
    (await open(request)).patch(idOf(request), patchInput.parse(request.body)),
  );
  scope.delete(`${path}/:id`, async (request, reply) => {
    await (await open(request)).remove(idOf(request));
    return reply.code(204).send();
  });
}

function idOf(request: FastifyRequest): string {
  const parsed = idShape.safeParse(request.params);
  if (!parsed.success) throw new AppError("not_found", "There is nothing with this id.");
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
