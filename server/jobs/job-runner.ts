import { sealChanges } from "@/db/changes/seals";
import { tendTables } from "@/db/objects/tend-tables";
import type { Atrium } from "@/server/atrium";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Environment } from "@/tools/core/run-tool";
import { requeueRunning, waitingJobs } from "@/tools/jobs/job-store";
import { runJob } from "@/tools/jobs/run-job";
import { queueRetention } from "@/tools/retention/queue-retention";
import { openIndexKeeper } from "./index-keeper";

const pollMilliseconds = 15_000;

export type JobRunner = { stop(): Promise<void> };
type Log = (error: unknown) => void;

/**
 * Runs queued jobs, one at a time in a workspace: those of this process at once, those of others when they are found.
 * A job that was cut off goes on at its last committed step. What changed is sealed, and indexes that fields ask for
 * are built, at the same pace, and texts of records get their vectors; the trash is looked through every hour.
 */
export async function startJobRunner(atrium: Atrium, log: Log): Promise<JobRunner> {
  const abort = new AbortController();
  const queues = new Map<string, Promise<void>>();
  const enqueue = (environment: Environment, jobId: string): void => {
    const { id } = environment.workspace;
    const before = queues.get(id) ?? Promise.resolve();
    const run = before.then(() => runJob(environment, jobId, { signal: abort.signal, log })).catch(log);
    queues.set(id, run);
  };
  /** One region that cannot be reached does not hold up the others. */
  const each = async (work: (environment: Environment) => Promise<void>): Promise<void> => {
    for (const environment of await atrium.environments()) await work(environment).catch(log);
  };
  const look = (isFirst: boolean): Promise<void> =>
    each(async (environment) => {
      const ids = await inWorkspace(environment, async (session) => {
        // Nobody else can have opened the embedded database, so whoever ran these is gone.
        if (isFirst && environment.db.driver === "pglite") await requeueRunning(session);
        return waitingJobs(session, environment.clock.now());
      });
      for (const id of ids) enqueue(environment, id);
    });
  let trashed: Promise<void> = Promise.resolve();
  const keepTime = (): void => {
    const lookThroughTrash = (): Promise<void> =>
      each(async (environment) => {
        for (const id of await queueRetention(environment)) enqueue(environment, id);
      });
    trashed = trashed.then(lookThroughTrash).catch(log);
  };
  const seal = (): Promise<void> =>
    each(async (environment) => {
      await inWorkspace(environment, (session) => sealChanges(session, environment.clock.now()));
    });
  let tending: Promise<void> | undefined;
  const tend = (): Promise<void> =>
    each(async ({ db, workspace }) => {
      // The embedded database has one connection, so its indexes are made with the change that asks for them.
      if (db.driver !== "pglite") await tendTables(db, workspace, () => abort.signal.aborted);
    });
  const tendOnce = (): void => {
    if (tending) return;
    tending = tend()
      .catch(log)
      .finally(() => {
        tending = undefined;
      });
  };
  let resuming: Promise<void> | undefined;
  const resumeOnce = (): void => {
    resuming ??= atrium.keeper
      .resume()
      .catch(log)
      .finally(() => {
        resuming = undefined;
      });
  };
  const keeper = openIndexKeeper(atrium, { log, signal: abort.signal });
  const poll = (): void => {
    void look(false).catch(log);
    keeper.embed();
    void seal().catch(log);
    tendOnce();
    resumeOnce();
  };
  atrium.onJob = enqueue;
  resumeOnce();
  await look(true);
  tendOnce();
  keepTime();
  keeper.index();
  const timer = setInterval(poll, pollMilliseconds);
  const hourly = setInterval(() => {
    keepTime();
    keeper.index();
  }, 3_600_000);
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(hourly);
      abort.abort();
      atrium.onJob = undefined;
      await Promise.all([...queues.values(), tending, trashed, resuming, keeper.idle()]);
    },
  };
}
