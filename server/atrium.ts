import { listModels, type ModelInfo, type ModelSettings } from "@/agent/models/models";
import { findPromises } from "@/agent/proposals/find-promises";
import type { Db } from "@/db/connect/db";
import { openDb } from "@/db/connect/open-db";
import { suggestion } from "@/db/query/closest";
import { findFirstAdmin, findMember, findMemberByEmail, listMemberEmails } from "@/db/workspace/members";
import { enterSchema, listWorkspaces, prepareDatabase, type Workspace } from "@/db/workspace/workspaces";
import { openActor } from "@/tools/core/actor";
import { AppError } from "@/tools/core/app-error";
import { type Clock, createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";
import { openEmbedder } from "@/tools/knowledge/embedding/open-embedder";
import { feedFailure } from "@/tools/workspaces/feed-workspace";
import { moveWorkspace as moveTool } from "@/tools/workspaces/move-workspace";
import type { AuthMode } from "./auth/auth";
import { inviteMailerOf } from "./auth/invite-mailer-of";
import { loadDemo } from "./demo/load-demo";
import { Live, watchWrites } from "./live/live";
import { modelServiceOf, modelSettingsOf } from "./model-settings";
import { finishTransits } from "./regions/finish-transits";
import { type Keeper, openKeeper } from "./regions/keeper";
import { lazyDb } from "./regions/lazy-db";
import { openRegions, type Regions } from "./regions/regions";
import { openSecrets, type Secrets } from "./secrets";
import { authModeOf, publicAddressOf, type Settings } from "./settings";
import { readVersion } from "./version";

/** An opened Atrium: what every door of this process works with. */
export type Atrium = {
  /** The home database, which has the directory; a workspace's own is in its environment. */
  db: Db;
  regions: Regions;
  keeper: Keeper;
  clock: Clock;
  models: ModelSettings;
  modelList: ModelInfo[];
  version: string;
  /** How people come in, and where they reach this server. */
  signIn: { mode: AuthMode; url: string };
  secrets: Secrets;
  live: Live;
  environment(workspaceSlug?: string): Promise<Environment>;
  /** Of every workspace that is worked in; one that is just being moved is left out. */
  environments(): Promise<Environment[]>;
  /** Set by the runner of jobs, while one runs in this process. */
  onJob?: ((environment: Environment, jobId: string) => void) | undefined;
  /** Set by whoever keeps an environment beyond a request: a workspace has gone, or to another place. */
  onGone?: (() => void) | undefined;
  environmentOf(workspace: Workspace): Environment;
  actor(environment: Environment, email?: string): Promise<Actor>;
  /** Who a member acts as; undefined once the member is deactivated. */
  actorOf(environment: Environment, memberId: string): Promise<Actor | undefined>;
  close(): Promise<void>;
};

/** Bare: without the demo, where somebody brings a workspace of their own. */
export type OpenOptions = {
  owner?: { port?: number; secret?: string };
  now?: Date;
  isBare?: boolean;
  onProgress?(text: string): void;
};

/** Opens the database, migrates it, and makes the demo workspace when there is none yet. */
export async function openAtrium(settings: Settings, options: OpenOptions = {}): Promise<Atrium> {
  const now = options.now ?? (settings.ATRIUM_NOW ? new Date(settings.ATRIUM_NOW) : undefined);
  const clock = createClock({ now, seed: settings.ATRIUM_SEED });
  const live = new Live((error) => process.stderr.write(`The change feed could not be read: ${String(error)}\n`));
  const opened = await openDb({
    url: settings.DATABASE_URL,
    directory: settings.ATRIUM_DATA,
    neonProxy: settings.NEON_WS_PROXY,
    owner: options.owner,
  });
  const watch = (each: Db): Db => watchWrites(each, () => live.nudge());
  const db = watch(opened);
  const regions = openRegions(db, settings.ATRIUM_REGIONS, { neonProxy: settings.NEON_WS_PROXY, wrap: watch });
  try {
    await prepareDatabase(db);
    await finishTransits(regions, { isAlone: db.driver === "pglite", log: sayUnfinished });
    // Clerk's organizations bring workspaces of their own, and nobody could enter the demo.
    const isBare = options.isBare || authModeOf(settings) === "clerk";
    if (!isBare && (await listWorkspaces(db)).length === 0) {
      options.onProgress?.("Making the demo workspace");
      await loadDemo(db, clock.now(), settings.ATRIUM_TIME_ZONE);
    }
  } catch (error) {
    await db.close();
    throw error;
  }
  const models = modelSettingsOf(settings);
  const embedder = openEmbedder({
    embedder: settings.ATRIUM_EMBEDDER,
    openAiKey: settings.OPENAI_API_KEY,
    openAiBaseUrl: settings.OPENAI_BASE_URL,
  });
  const service = modelServiceOf(settings, listModels(models));
  const catalogs: Environment["catalogs"] = new Map();
  const signIn = { mode: authModeOf(settings), url: publicAddressOf(settings) };
  const inviteMailer = inviteMailerOf(settings, signIn, db);
  const keeper = openKeeper(regions, {
    log: sayUnfinished,
    onGone: ({ id }) => {
      catalogs.delete(id);
      live.end(id);
      atrium.onGone?.();
    },
    onFailure: (workspace, why) => feedFailure(open(workspace), moveTool.name, why),
  });
  const open = (workspace: Workspace): Environment => {
    const onJob = (id: string): void => atrium.onJob?.(environment, id);
    const environment: Environment = {
      ...{ workspace, clock, catalogs, embedder, models: service, promises: findPromises, onJob },
      ...{ db: dbOf(regions, workspace), home: db, keeper, ...(inviteMailer ? { inviteMailer } : {}) },
    };
    return environment;
  };
  const atrium: Atrium = {
    db,
    ...{ regions, keeper },
    clock,
    models,
    modelList: service.list,
    version: readVersion(),
    signIn,
    secrets: openSecrets(settings),
    live,
    environment: async (slug) => open(await findWorkspace(db, slug)),
    environments: async () =>
      (await listWorkspaces(db)).filter(({ transit }) => transit === null || transit.kind === "clear").map(open),
    environmentOf: open,
    actor: findActor,
    actorOf: findActorOf,
    async close() {
      await embedder.close();
      await regions.close();
      await db.close();
    },
  };
  return atrium;
}

const sayUnfinished = (error: unknown): void =>
  void process.stderr.write(`Something begun with a whole workspace could not be finished yet: ${String(error)}\n`);

/** One whose region is set up no longer fails when it is used, and not the whole server. */
function dbOf(regions: Regions, { region }: Workspace): Db {
  try {
    return regions.place(region).db;
  } catch (error) {
    return lazyDb("postgres", () => Promise.reject(error));
  }
}

async function findWorkspace(db: Db, slug: string | undefined): Promise<Workspace> {
  const known = await listWorkspaces(db);
  const found = slug ? known.find((workspace) => workspace.slug === slug) : known[0];
  if (found) return found;
  const slugs = known.map((workspace) => workspace.slug);
  throw new AppError(
    "not_found",
    slug
      ? `There is no workspace "${slug}". ${suggestion(slug, slugs)}`
      : "There is no workspace here. Make one with atrium workspace create, or bring one with atrium workspace import.",
  );
}

export async function findActor(environment: Environment, email: string | undefined): Promise<Actor> {
  return environment.db.transaction(
    { opening: enterSchema(environment.workspace), isReadOnly: true },
    async (session) => {
      const member = email ? await findMemberByEmail(session, email) : await findFirstAdmin(session);
      if (member) return openActor(session, member);
      if (!email)
        throw new AppError(
          "precondition_failed",
          "This workspace has no Admin. Add members with atrium workspace create --members file.csv.",
        );
      throw new AppError(
        "not_found",
        `There is no member with the e-mail "${email}". ${suggestion(email, await listMemberEmails(session))}`,
      );
    },
  );
}

export async function findActorOf(environment: Environment, memberId: string): Promise<Actor | undefined> {
  return environment.db.transaction(
    { opening: enterSchema(environment.workspace), isReadOnly: true },
    async (session) => {
      const member = await findMember(session, memberId);
      return member && openActor(session, member);
    },
  );
}
