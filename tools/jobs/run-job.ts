import { narrowAccess } from "@/db/access/scopes";
import { snapshotOf } from "@/db/archive/export-workspace";
import type { Session } from "@/db/connect/db";
import { findMember } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import { AppError } from "@/tools/core/app-error";
import type { Actor, ToolContext } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { inContext } from "@/tools/core/open-context";
import { type Environment, requirePermission } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";
import { toAppError } from "@/tools/core/to-app-error";
import type { AnyJobKind, JobRun } from "./define-job";
import { jobKinds } from "./job-kinds";
import { type Claim, claimJob, type Ending, endJob, saveProgress } from "./job-store";

export type RunOptions = {
  /** The process is ending: the job stops after its step and waits for the next runner. */
  signal?: AbortSignal;
  /** What went wrong where the person sees one fixed sentence. */
  log?(error: unknown): void;
};

/** The job was cancelled, or another runner has it. */
class Interrupted extends Error {
  readonly state: "cancelled" | "queued";
  constructor(state: "cancelled" | "queued") {
    super(state);
    this.state = state;
  }
}

/** Runs one job to its end, from where it is. Does nothing when somebody else has it. */
export async function runJob(environment: Environment, jobId: string, options: RunOptions = {}): Promise<void> {
  const { clock } = environment;
  const claim = await inWorkspace(environment, (session) => claimJob(session, jobId, clock.now()));
  if (!claim) return;
  const ending = await runClaimed(environment, claim, options);
  await inWorkspace(environment, (session) => endJob(session, jobId, ending, clock.now()));
}

async function runClaimed(environment: Environment, claim: Claim, options: RunOptions): Promise<Ending> {
  try {
    const kind = jobKinds.find((candidate) => candidate.kind === claim.kind);
    if (!kind) throw new AppError("internal", `This version of Atrium does not know the job "${claim.kind}".`);
    const run = openRun(environment, claim, kind, options);
    return { state: "done", result: await kind.run(run) };
  } catch (error) {
    if (error instanceof Interrupted) return { state: error.state };
    const known = toAppError(error);
    if (known.code === "internal") options.log?.(error);
    return { state: "failed", error: known.message };
  }
}

function openRun(environment: Environment, claim: Claim, kind: AnyJobKind, options: RunOptions): JobRun<unknown> {
  const input: unknown = kind.input.parse(claim.input);
  let done = 0;
  let { seen } = claim;
  return {
    id: claim.id,
    input,
    position: claim.position,
    embedder: environment.embedder,
    signal: options.signal,
    async step(run) {
      if (options.signal?.aborted) throw new Interrupted("queued");
      const actor = await currentActor(environment, claim, kind);
      await inContext(environment, actor, { isReadOnly: false, changeSetId: claim.changeSetId }, async (ctx) => {
        const progress = await run(ctx);
        done = progress.done ?? done;
        if (!(await saveProgress(ctx.session, { id: claim.id, seen }, progress, ctx.now)))
          throw new Interrupted("cancelled");
        seen = ctx.now;
        const summary = ctx.changeSet.summary || kind.summarize(input, done);
        if (ctx.changeSet.count > 0) await storeChangeSet(ctx, kind.kind, { door: "job" }, summary);
      });
      // The embedded database runs in this thread; requests that wait get their turn between two steps.
      await new Promise((resolve) => setImmediate(resolve));
    },
    async snapshot(run) {
      await currentActor(environment, claim, kind);
      const { db, workspace, clock } = environment;
      const isAlone = db.driver === "pglite";
      return db.transaction({ opening: snapshotOf(workspace), isReadOnly: !isAlone }, (session) =>
        run({ session, workspace, now: clock.now(), isAlone }),
      );
    },
    async read<T>(run: (ctx: ToolContext) => Promise<T>) {
      return inContext(environment, await currentActor(environment, claim, kind), { isReadOnly: true }, run);
    },
  };
}

async function currentActor(environment: Environment, claim: Claim, kind: AnyJobKind): Promise<Actor> {
  const actor = await inWorkspace(environment, async (session: Session) => {
    const member = await findMember(session, claim.memberId);
    if (!member) throw new AppError("forbidden", "The member who started this is no longer active.");
    const found = await openActor(session, member, kind.isSystem ? "system" : "person");
    if (kind.isSystem || !claim.via) return found;
    // What a key or an app started does no more than it may itself.
    return { ...found, kind: "api" as const, via: claim.via, access: narrowAccess(found.access, claim.scopes ?? []) };
  });
  requirePermission(actor, kind.permission);
  return actor;
}
