import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import {
  domainOf,
  findSingleSignOn,
  readSingleSignOn,
  type SingleSignOn,
  useAssertion,
} from "@/db/accounts/single-sign-on";
import type { Atrium } from "@/server/atrium";
import type { BetterAuth } from "@/server/auth/built-in/better-auth";
import { makeCookie } from "@/server/auth/built-in/cookies";
import { workspaceCookie } from "@/server/auth/built-in/identify";
import type { Limits } from "@/server/auth/built-in/limits";
import type { SignInLog } from "@/server/auth/built-in/log-sign-in";
import { AppError } from "@/tools/core/app-error";
import { arrive } from "./arrive";
import { type Done, recall, recallDone, remember, rememberDone, requireBrowser } from "./begun";
import { SingleSignOnError } from "./claims";
import { ownPath } from "./own-path";
import { hashAssertion, type Places } from "./places";
import type { Providers } from "./providers";
import { beginSaml, readSaml, samlMetadata } from "./saml";

export type SingleSignOnOptions = {
  atrium: Atrium;
  auth: BetterAuth;
  url: string;
  limits: Limits;
  log: SignInLog;
  places: Places;
  providers: Providers;
};

const base = "/api/auth/sso";
const emailShape = z.object({ email: z.email("That is no e-mail address.").max(320) });

/** The way in through a workspace's provider. What goes wrong leads back to the page for the sign-in, which says so. */
export function providerDoors(app: FastifyInstance, options: SingleSignOnOptions): void {
  const { atrium, limits, places, url } = options;
  const find = (email: string): Promise<SingleSignOn | undefined> =>
    atrium.db.transaction({ isReadOnly: true }, (session) => findSingleSignOn(session, domainOf(email)));

  // Goes by the domain alone, so it tells nothing about whether somebody has the address.
  app.post(`${base}/find`, async (request) => {
    await limits.byAddress(request.ip);
    const found = await find(emailShape.parse(request.body).email);
    return { provider: found?.name ?? null, isRequired: found?.isRequired ?? false };
  });
  app.post(`${base}/begin`, async (request, reply) => {
    await limits.byAddress(request.ip);
    const { email, next } = emailShape.extend({ next: z.string().max(2000).default("/") }).parse(request.body);
    const provider = await find(email);
    if (!provider) throw new AppError("not_found", "No provider is set up for this domain. Sign in another way.");
    return { address: await begin(options, reply, { provider, email, next: ownPath(next) }) };
  });
  app.get(`${base}/callback`, (request, reply) =>
    orBack({ request, reply }, async () => {
      await limits.byAddress(request.ip);
      const query = request.query as Record<string, unknown>;
      const begun = await recall(atrium.db, query["state"]);
      requireBrowser(request, begun);
      const provider = await requireProvider(atrium, begun);
      const address = new URL(`${url}${request.url}`);
      const claims = await options.providers.finishOidc(provider, address, String(query["state"]), begun);
      return enter(options, { request, reply }, { ...begun, claims });
    }),
  );
  app.get(`${base}/done`, (request, reply) =>
    orBack({ request, reply }, async () => {
      await limits.byAddress(request.ip);
      const done = await recallDone(atrium.db, (request.query as Record<string, unknown>)["token"]);
      requireBrowser(request, done);
      return enter(options, { request, reply }, done);
    }),
  );
  app.get(`${base}/saml/:workspaceId/metadata`, async (request, reply) => {
    const place = places.saml(z.object({ workspaceId: z.uuid() }).parse(request.params).workspaceId);
    void reply.header("content-disposition", 'attachment; filename="atrium-metadata.xml"');
    return reply.type("application/samlmetadata+xml").send(samlMetadata(place));
  });
  void app.register(async (scope) => {
    const parse = (_: unknown, body: string | Buffer, done: (error: null, parsed: object) => void): void =>
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, parse);
    scope.post(`${base}/saml/:workspaceId/acs`, (request, reply) =>
      orBack({ request, reply }, () => readAnswer(options, request)),
    );
  });
}

type Exchange = { request: FastifyRequest; reply: FastifyReply };
type Beginning = { provider: SingleSignOn; email: string; next: string };

async function begin(options: SingleSignOnOptions, reply: FastifyReply, wanted: Beginning): Promise<string> {
  const { atrium, places, providers, url } = options;
  const { workspaceId, id: providerId, config, groupClaim } = wanted.provider;
  const { state, begun } = await remember(atrium.db, reply, url, { workspaceId, providerId, next: wanted.next });
  try {
    if (config.kind === "oidc") return await providers.beginOidc(wanted.provider, wanted.email, state, begun);
    return await beginSaml({ ...config, groupClaim }, places.saml(workspaceId), { requestId: begun.requestId, state });
  } catch (error) {
    if (!(error instanceof SingleSignOnError)) throw error;
    throw new AppError("upstream_failed", error.message, { cause: error });
  }
}

/** The answer comes as a form from the provider's page, without our cookies: it is read here and used by the next address. */
async function readAnswer({ atrium, limits, places }: SingleSignOnOptions, request: FastifyRequest): Promise<string> {
  await limits.byAddress(request.ip);
  const { workspaceId } = request.params as { workspaceId: string };
  const body = (request.body ?? {}) as Record<string, unknown>;
  const begun = await recall(atrium.db, body["RelayState"]);
  if (begun.workspaceId !== workspaceId) throw new SingleSignOnError("invalid");
  const { config, groupClaim } = await requireProvider(atrium, begun);
  if (config.kind !== "saml") throw new SingleSignOnError("invalid");
  const response = String(body["SAMLResponse"] ?? "");
  const asked = { response, requestId: begun.requestId };
  const read = await readSaml({ ...config, groupClaim }, places.saml(workspaceId), asked);
  const hash = hashAssertion(begun.providerId, read.assertionId);
  const isFirst = await atrium.db.transaction({}, (session) => useAssertion(session, hash, read.expiresAt, new Date()));
  if (!isFirst) throw new SingleSignOnError("invalid", new Error("The assertion was used already."));
  const token = await rememberDone(atrium.db, { ...begun, claims: read.claims });
  return `${base}/done?token=${token}`;
}

/** The provider that it was begun with; another one may have taken its place since. */
async function requireProvider(atrium: Atrium, begun: Pick<Done, "workspaceId" | "providerId">): Promise<SingleSignOn> {
  const found = await atrium.db.transaction({ isReadOnly: true }, (session) =>
    readSingleSignOn(session, begun.workspaceId),
  );
  if (found?.id !== begun.providerId) throw new SingleSignOnError("expired");
  return found;
}

async function enter(
  { atrium, auth, url, log }: SingleSignOnOptions,
  { request, reply }: Exchange,
  done: Done,
): Promise<string> {
  const provider = await requireProvider(atrium, done);
  const environment = (await atrium.environments()).find(({ workspace }) => workspace.id === done.workspaceId);
  if (!environment) throw new SingleSignOnError("expired");
  const userId = await arrive(environment, provider, done.claims);
  const headers = new Headers({ "x-atrium-address": request.ip, "user-agent": request.headers["user-agent"] ?? "" });
  const body = { userId, workspaceId: done.workspaceId };
  const begun = await auth.api.beginProviderSession({ body, headers, returnHeaders: true });
  const cookies = [...begun.headers.getSetCookie(), makeCookie(workspaceCookie, environment.workspace.slug, url)];
  void reply.header("set-cookie", cookies);
  await log.signedIn(request, userId, `through ${provider.name}`, done.workspaceId);
  return done.next;
}

async function orBack({ request, reply }: Exchange, run: () => Promise<string>): Promise<FastifyReply> {
  try {
    return await reply.redirect(await run(), 303);
  } catch (error) {
    if (!(error instanceof SingleSignOnError)) throw error;
    const { problem, cause } = error;
    request.log.warn({ problem, why: cause instanceof Error ? cause.message : undefined }, "single sign-on refused");
    return reply.redirect(`/sign-in?problem=${problem}`, 303);
  }
}
