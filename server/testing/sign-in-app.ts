import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword } from "better-auth/crypto";
import type { FastifyInstance } from "fastify";

import { openResolver } from "@/connectors/dns/resolver";
import { outboxMailer } from "@/connectors/mail/outbox";
import { guardedFetch } from "@/connectors/outgoing/guarded-fetch";
import { addMembership } from "@/db/accounts/memberships";
import { addPerson } from "@/db/accounts/people";
import type { Db } from "@/db/connect/db";
import { openTestDb } from "@/db/testing/open-test-db";
import { listWorkspaces } from "@/db/workspace/workspaces";
import { buildApp } from "@/server/app";
import { type Atrium, findActor, findActorOf } from "@/server/atrium";
import type { Auth } from "@/server/auth/auth";
import { builtInAuth } from "@/server/auth/built-in/built-in";
import { Live } from "@/server/live/live";
import { openKeeper } from "@/server/regions/keeper";
import { openRegions } from "@/server/regions/regions";
import type { Secrets } from "@/server/secrets";
import { AppError } from "@/tools/core/app-error";
import { createClock } from "@/tools/core/clock";
import type { Environment } from "@/tools/core/run-tool";
import { makeWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { testSecrets } from "./test-secrets";
import { Visitor } from "./visitor";

export const testUrl = "https://crm.example";
export const testPassword = "correct horse battery";

export type SignInApp = {
  app: FastifyInstance;
  atrium: Atrium;
  auth: Auth;
  outbox: string;
  failures: unknown[];
  workspaces: [TestWorkspace, TestWorkspace];
  visit(): Visitor;
  /** Somebody who signs in as a member of the workspaces. */
  addPerson(
    as: { workspace: TestWorkspace; member?: string }[],
    options?: { isProven?: boolean; domain?: string },
  ): Promise<{ email: string; userId: string }>;
};

type SignInOptions = {
  db?: Db;
  secrets?: Secrets;
  dns?: string;
  now?: () => Date;
  url?: string;
  isRegistrationOpen?: boolean;
  callsPerMinute?: number;
  /** Another way to sign in. */
  openAuth?: (atrium: Atrium) => Auth;
};

let count = 0;

/** All doors behind the built-in sign-in, over two workspaces, with mails in an outbox of their own. */
export async function newSignInApp(options: SignInOptions = {}): Promise<SignInApp> {
  const { url = testUrl } = options;
  const db = options.db ?? (await openTestDb());
  const clock = createClock();
  const make = (): Promise<TestWorkspace> => {
    count += 1;
    const id = createClock().newId();
    return makeWorkspace(db, clock, { id, slug: `sign-in-${process.pid}-${count}-${id.slice(-6)}` });
  };
  const workspaces: [TestWorkspace, TestWorkspace] = [await make(), await make()];
  const [first] = workspaces;
  const environmentOf: Atrium["environmentOf"] = (workspace) => {
    const onJob = (id: string): void => atrium.onJob?.(made, id);
    const made: Environment = { db, workspace, clock, catalogs: new Map(), onJob };
    return made;
  };
  const environment = async (slug?: string): Promise<Environment> => {
    if (!slug) return first.environment;
    const found = (await listWorkspaces(db)).find((workspace) => workspace.slug === slug);
    if (!found) throw new AppError("not_found", "There is no such workspace.");
    return environmentOf(found);
  };
  const secrets = options.secrets ?? testSecrets();
  const regions = openRegions(db);
  const atrium: Atrium = {
    ...{ db, clock, environment, environmentOf },
    regions,
    keeper: openKeeper(regions, { onGone: () => atrium.onGone?.() }),
    live: new Live(),
    models: { openAiModel: "none" },
    modelList: [],
    version: "test",
    signIn: { mode: "built-in", url },
    secrets,
    environments: async () => workspaces.map((workspace) => workspace.environment),
    actor: findActor,
    actorOf: findActorOf,
    close: async () => undefined,
  };
  const outbox = mkdtempSync(join(tmpdir(), "atrium-outbox-"));
  const failures: unknown[] = [];
  const auth =
    options.openAuth?.(atrium) ??
    builtInAuth(atrium, {
      url,
      secrets: secrets.list(),
      mailer: outboxMailer(outbox, "Atrium <atrium@crm.example>"),
      outbox,
      isRegistrationOpen: options.isRegistrationOpen,
      onFailure: (error) => failures.push(error),
      // Providers of tests are on this machine.
      outgoing: guardedFetch({ internalHosts: ["localhost", "127.0.0.1"] }),
      resolver: openResolver(options.dns ? [options.dns] : []),
      now: options.now,
    });
  const app = await buildApp(atrium, auth, {
    ...{ logLevel: "silent", secret: "test-secret" },
    callsPerMinute: options.callsPerMinute,
  });
  return {
    ...{ app, atrium, auth, outbox, failures, workspaces },
    visit: () => new Visitor(app, url),
    async addPerson(as, { isProven = true, domain = "crm.example" } = {}) {
      const passwordHash = await hashPassword(testPassword);
      const person = {
        id: randomUUID(),
        name: "Robin Test",
        email: `robin-${randomUUID().slice(0, 8)}@${domain}`,
        isProven,
      };
      await db.transaction({}, async (session) => {
        await addPerson(session, person, passwordHash, new Date());
        for (const [place, { workspace, member }] of as.entries()) {
          const workspaceId = workspace.environment.workspace.id;
          const { memberId } = workspace.member(member);
          // The first is the oldest, also within one millisecond.
          const since = new Date(Date.now() + place);
          await addMembership(session, { userId: person.id, workspaceId, memberId }, since);
        }
      });
      return { email: person.email, userId: person.id };
    },
  };
}
