import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import type { Resolver } from "@/connectors/dns/resolver";
import { RefusedAddressError } from "@/connectors/outgoing/public-address";
import { dropProvisioningToken, makeProvisioningToken } from "@/db/accounts/provisioning";
import { readSingleSignOn } from "@/db/accounts/single-sign-on";
import type { Auth, Identity } from "@/server/auth/auth";
import { readSession } from "@/server/auth/built-in/identify";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import { requirePermission } from "@/tools/core/run-tool";
import { feedSignIn } from "@/tools/members/feed-sign-in";
import { SingleSignOnError } from "./claims";
import { claimDomain, releaseDomain, verifyByDns } from "./domains";
import { readMetadata } from "./read-metadata";
import { removeProvider, saveProvider } from "./save-provider";
import { savePeople, saveRequired } from "./save-rules";
import { domainInput, peopleInput, providerInput, requiredInput } from "./settings-shape";
import { viewSettings } from "./settings-view";
import type { SingleSignOnOptions } from "./sign-in-doors";

const base = "/api/auth/sso/settings";

type Options = SingleSignOnOptions & { identify: Auth["identify"]; resolver: Resolver };

/** What Admins set about single sign-on. No tool: whoever changes it decides who gets in, and an assistant does not. */
export function settingsDoors(app: FastifyInstance, options: Options): void {
  const { atrium, auth, places, limits, resolver } = options;
  const requireAdmin = async (request: FastifyRequest): Promise<Identity> => {
    const identity = await options.identify(request);
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    for (const permission of ["settings:write", "members:write", "roles:write"] as const)
      requirePermission(identity.actor, permission);
    return identity;
  };
  const post = (
    path: string,
    run: (identity: Identity, request: FastifyRequest) => Promise<object | undefined>,
  ): void => {
    app.post(`${base}${path}`, async (request) => {
      await limits.byAddress(request.ip);
      const identity = await requireAdmin(request);
      return (await run(identity, request)) ?? viewSettings(identity, places);
    });
  };
  const done = async (run: Promise<void>): Promise<undefined> => {
    await run;
    return undefined;
  };

  app.get(base, async (request) => viewSettings(await requireAdmin(request), places));
  post("/provider", (identity, { body }) => done(saveProvider(atrium, identity, providerInput.parse(body))));
  post("/remove", (identity) => done(removeProvider(atrium, identity)));
  post("/people", (identity, { body }) => done(savePeople(identity, peopleInput.parse(body))));
  post("/required", async (identity, request) => {
    const signedIn = await readSession(auth, request);
    const from = { isFromProvider: (signedIn?.workspaceId ?? null) !== null };
    return done(saveRequired(identity, requiredInput.parse(request.body), from));
  });
  post("/domain", (identity, { body }) => done(claimDomain(identity, domainInput.parse(body).domain)));
  post("/domain/verify", (identity, { body }) => done(verifyByDns(identity, domainInput.parse(body).domain, resolver)));
  post("/domain/remove", (identity, { body }) => done(releaseDomain(identity, domainInput.parse(body).domain)));
  post("/metadata", async (_, { body }) => readMetadata(z.object({ xml: z.string().max(500_000) }).parse(body).xml));
  post("/test", (identity) => testProvider(options, identity));
  post("/scim", async ({ environment, actor }) => {
    const { workspace, clock } = environment;
    const db = homeOf(environment);
    const token = await db.transaction({}, (session) => makeProvisioningToken(session, workspace.id, clock.now()));
    const told = { before: null, after: { provisioning: "A new token" }, summary: "Made a token for SCIM" };
    await feedSignIn(environment, actor, told);
    return { token };
  });
  post("/scim/remove", async ({ environment, actor }) => {
    const { workspace } = environment;
    const db = homeOf(environment);
    await db.transaction({}, (session) => dropProvisioningToken(session, workspace.id));
    const told = { before: { provisioning: "On" }, after: null, summary: "Turned SCIM off" };
    await feedSignIn(environment, actor, told);
    return undefined;
  });
}

/** Whether the provider answers. What it thinks of our secret shows only when somebody signs in. */
async function testProvider({ providers }: Options, { environment }: Identity): Promise<{ works: true }> {
  const { workspace } = environment;
  const db = homeOf(environment);
  const row = await db.transaction({ isReadOnly: true }, (session) => readSingleSignOn(session, workspace.id));
  if (!row) throw new AppError("precondition_failed", "Set up a provider first.");
  if (row.config.kind === "saml")
    throw new AppError(
      "precondition_failed",
      "Atrium itself never calls a SAML provider. Sign in through it to test it.",
    );
  try {
    await providers.check(await providers.open(row));
  } catch (error) {
    if (!(error instanceof SingleSignOnError)) throw error;
    throw new AppError("upstream_failed", whyNot(error, row.config.issuer), { cause: error });
  }
  return { works: true };
}

function whyNot(error: SingleSignOnError, issuer: string): string {
  const causes: unknown[] = [];
  for (let each: unknown = error.cause; each instanceof Error; each = each.cause) causes.push(each);
  const refused = causes.find((each) => each instanceof RefusedAddressError);
  if (refused instanceof Error) return refused.message;
  return `Nothing at ${issuer} answers as a provider does. Compare the issuer with the one that the provider names, to the letter.`;
}
