import type { FastifyRequest } from "fastify";

import type { Resolver } from "@/connectors/dns/resolver";
import type { Mailer } from "@/connectors/mail/mailer";
import type { GuardedFetch } from "@/connectors/outgoing/guarded-fetch";
import { hasUsers } from "@/db/accounts/memberships";
import { findPersonByEmail } from "@/db/accounts/people";
import { dropOldTries } from "@/db/accounts/rate-limits";
import type { Atrium } from "@/server/atrium";
import { makeAdminLink } from "@/server/auth/admin-links";
import type { Auth } from "@/server/auth/auth";
import { readBearer } from "@/server/auth/bearer";
import type { ServerSecrets } from "@/server/auth/secret";
import { placesOf } from "@/server/auth/single-sign-on/places";
import { openProviders } from "@/server/auth/single-sign-on/providers";
import { settingsDoors } from "@/server/auth/single-sign-on/settings-doors";
import { providerDoors } from "@/server/auth/single-sign-on/sign-in-doors";
import { guardPublic } from "@/server/doors/guard";
import { scimDoors } from "@/server/scim/scim-doors";
import { AppError } from "@/tools/core/app-error";
import { accountDoors } from "./account-door";
import { openBetterAuth } from "./better-auth";
import { firstRunDoors } from "./first-run-door";
import { identifySignedIn, readSession } from "./identify";
import { identifyKey } from "./identify-key";
import { joinDoors } from "./join-door";
import { keyDoors } from "./keys-door";
import { openLimits } from "./limits";
import { openSignInLog } from "./log-sign-in";
import { accountMails } from "./mails";
import { identifyToken, isAccessToken } from "./oauth/identify-token";
import { oauthDoors } from "./oauth/oauth-doors";
import { outboxDoor } from "./outbox-door";
import { guardPages } from "./page-guard";
import { signInDoors } from "./sign-in-door";

const onlyPeople = "Keys cannot sign in, nor make keys or change how people sign in. Do that on the pages.";

const isAuthDoor = ({ url, routeOptions }: FastifyRequest): boolean =>
  url.startsWith("/api/auth/") || routeOptions.url?.startsWith("/api/auth/") === true;

export type BuiltInOptions = {
  url: string;
  secrets: ServerSecrets;
  mailer: Mailer;
  /** Where mails lie that do not leave this machine. */
  outbox: string;
  /** Whether any program may register itself as an app. */
  isRegistrationOpen?: boolean | undefined;
  onFailure(error: unknown): void;
  /** Calls addresses that Admins entered. */
  outgoing: GuardedFetch;
  /** Shows whose a domain is. */
  resolver: Resolver;
  /** For tests of waiting. */
  now?: (() => Date) | undefined;
};

/** Sign-in by password, link and passkey, with a second factor; people and sessions are in the directory. */
export function builtInAuth(atrium: Atrium, given: BuiltInOptions): Auth {
  const { db } = atrium;
  const { url, secrets, mailer, outbox, onFailure, outgoing, resolver, now, isRegistrationOpen = false } = given;
  const isKnown = async (email: string): Promise<boolean> =>
    (await db.transaction({ isReadOnly: true }, (session) => findPersonByEmail(session, email))) !== undefined;
  const better = openBetterAuth({
    db,
    url,
    secrets,
    isRegistrationOpen,
    mails: accountMails({ mailer, url, isKnown, onFailure }),
  });
  const limits = openLimits(db, now);
  const clock = now ?? (() => new Date());
  const log = openSignInLog(atrium, onFailure);
  const options = { db, auth: better, url, limits, log };
  const places = placesOf(url);
  const providers = openProviders(atrium, outgoing, places.oidc);
  const signOn = { atrium, ...options, places, providers };
  const auth: Auth = {
    mode: "built-in",
    identify(request) {
      const bearer = readBearer(request);
      if (bearer === undefined) return identifySignedIn(atrium, better, request);
      if (isAccessToken(bearer)) return identifyToken(atrium, bearer, clock(), request);
      return identifyKey(atrium, bearer, clock(), request);
    },
    guard: (app) => guardPublic(app, url),
    addDoors(app) {
      guardPages(app, auth);
      app.addHook("onRequest", async (request, reply) => {
        if (!isAuthDoor(request)) return;
        void reply.header("cache-control", "no-store");
        if (readBearer(request) !== undefined) throw new AppError("forbidden", onlyPeople);
      });
      signInDoors(app, options);
      accountDoors(app, atrium, options);
      firstRunDoors(app, atrium, options);
      joinDoors(app, atrium, options);
      providerDoors(app, signOn);
      scimDoors(app, signOn);
      settingsDoors(app, { ...signOn, identify: auth.identify, resolver });
      keyDoors(app, {
        ...{ limits, now: clock },
        async open(request) {
          const signedIn = await readSession(better, request);
          const identity = signedIn && (await identifySignedIn(atrium, better, request));
          if (!identity) throw new AppError("unauthenticated", "Sign in first.");
          return { identity, signedIn };
        },
      });
      oauthDoors(app, atrium, { ...options, now: clock, isRegistrationOpen });
      outboxDoor(app, atrium, { auth, directory: outbox, leaves: mailer.leaves });
    },
    async greeting() {
      const isEmpty = await db.transaction({}, async (session) => {
        await dropOldTries(session, new Date());
        return !(await hasUsers(session));
      });
      if (!isEmpty) return ["People sign in. An Admin who cannot: atrium admin-link"];
      return ["Nobody can sign in yet. Become the first Admin here, within 24 hours:", await makeAdminLink(atrium)];
    },
  };
  return auth;
}
