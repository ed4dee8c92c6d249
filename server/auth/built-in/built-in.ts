import type { Mailer } from "@/connectors/mail/mailer";
import { hasUsers } from "@/db/accounts/memberships";
import { findPersonByEmail } from "@/db/accounts/people";
import { dropOldTries } from "@/db/accounts/rate-limits";
import type { Atrium } from "@/server/atrium";
import { makeAdminLink } from "@/server/auth/admin-links";
import type { Auth } from "@/server/auth/auth";
import type { ServerSecrets } from "@/server/auth/secret";
import { guardPublic } from "@/server/doors/guard";
import { accountDoors } from "./account-door";
import { openBetterAuth } from "./better-auth";
import { firstRunDoors } from "./first-run-door";
import { identifySignedIn } from "./identify";
import { joinDoors } from "./join-door";
import { openLimits } from "./limits";
import { accountMails } from "./mails";
import { outboxDoor } from "./outbox-door";
import { guardPages } from "./page-guard";
import { signInDoors } from "./sign-in-door";

export type BuiltInOptions = {
  url: string;
  secrets: ServerSecrets;
  mailer: Mailer;
  /** Where mails lie that do not leave this machine. */
  outbox: string;
  onFailure(error: unknown): void;
  /** For tests of waiting. */
  now?: (() => Date) | undefined;
};

/** Sign-in by password, link and passkey, with a second factor; people and sessions are in the directory. */
export function builtInAuth(atrium: Atrium, { url, secrets, mailer, outbox, onFailure, now }: BuiltInOptions): Auth {
  const { db } = atrium;
  const isKnown = async (email: string): Promise<boolean> =>
    (await db.transaction({ isReadOnly: true }, (session) => findPersonByEmail(session, email))) !== undefined;
  const better = openBetterAuth({ db, url, secrets, mails: accountMails({ mailer, url, isKnown, onFailure }) });
  const limits = openLimits(db, now);
  const options = { auth: better, url, limits };
  const auth: Auth = {
    mode: "built-in",
    identify: (request) => identifySignedIn(atrium, better, request),
    guard: (app) => guardPublic(app, url),
    addDoors(app) {
      guardPages(app, auth);
      app.addHook("onRequest", async (request, reply) => {
        if (request.url.startsWith("/api/auth/")) void reply.header("cache-control", "no-store");
      });
      signInDoors(app, options);
      accountDoors(app, atrium, options);
      firstRunDoors(app, atrium, options);
      joinDoors(app, atrium, options);
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
