import type { Session } from "@/db/connect/db";
import type { jobs } from "@/db/schema/workspace/jobs";
import type { ToolContext } from "@/tools/core/define-tool";

export type Job = typeof jobs.$inferSelect;
export type NewJob = {
  kind: string;
  title: string;
  input: Record<string, unknown>;
  total?: number;
  changeSetId?: string;
};

/** Queues work that runs after this call has been committed. */
export async function startJob(ctx: ToolContext, job: NewJob): Promise<string> {
  const id = ctx.newId();
  await ctx.session.query(
    `insert into atrium_jobs (id, kind, title, member_id, input, state, done, total, change_set_id, created_at, via, scopes)
     values ($1, $2, $3, $4, $5::jsonb, 'queued', 0, $6, $7, $8, $9, $10::text[])`,
    [
      id,
      job.kind,
      job.title,
      ctx.actor.memberId,
      JSON.stringify(job.input),
      job.total ?? null,
      job.changeSetId ?? ctx.newId(),
      ctx.now.toISOString(),
      ctx.actor.via ?? null,
      ctx.actor.access.scopes ?? null,
    ],
  );
  ctx.startedJobs.push(id);
  return id;
}

/** Queues a job that failed or was cancelled once more, from its last committed step. */
export async function resumeJob(ctx: ToolContext, id: string): Promise<void> {
  await ctx.session.query(
    `update atrium_jobs set state = 'queued', error = null, cancelled_at = null, ended_at = null
     where id = $1::uuid and state in ('failed', 'cancelled')`,
    [id],
  );
  ctx.startedJobs.push(id);
}

/** A runner that has written nothing for this long is dead, and another may go on. */
export const silenceMilliseconds = 60_000;

export type Claim = {
  id: string;
  kind: string;
  memberId: string;
  via: string | null;
  scopes: string[] | null;
  changeSetId: string;
  input: Record<string, unknown>;
  position: Record<string, unknown> | null;
  seen: Date;
};

type ClaimRow = {
  id: string;
  kind: string;
  member_id: string;
  via: string | null;
  scopes: string[] | null;
  change_set_id: string;
  input: Record<string, unknown>;
  position: Record<string, unknown> | null;
};

/** Takes a job that waits, or whose runner is dead; nothing when another has it. */
export async function claimJob(session: Session, id: string, now: Date): Promise<Claim | undefined> {
  const [row] = await session.query<ClaimRow>(
    `update atrium_jobs set state = 'running', started_at = coalesce(started_at, $2::timestamptz), seen_at = $2::timestamptz
     where id = $1::uuid and (state = 'queued' or (state = 'running' and seen_at < $3::timestamptz))
     returning id, kind, member_id, via, scopes, change_set_id, input, position`,
    [id, now.toISOString(), new Date(now.getTime() - silenceMilliseconds).toISOString()],
  );
  return row && { ...row, memberId: row.member_id, changeSetId: row.change_set_id, seen: now };
}

/** Jobs that wait for a runner, oldest first. */
export async function waitingJobs(session: Session, now: Date): Promise<string[]> {
  const rows = await session.query<{ id: string }>(
    `select id from atrium_jobs where state = 'queued' or (state = 'running' and seen_at < $1::timestamptz) order by created_at limit 100`,
    [new Date(now.getTime() - silenceMilliseconds).toISOString()],
  );
  return rows.map((row) => row.id);
}

/** For a process that alone can reach the database: whoever ran these is gone. */
export async function requeueRunning(session: Session): Promise<void> {
  await session.query(`update atrium_jobs set state = 'queued' where state = 'running'`);
}

export type Progress = { position?: Record<string, unknown>; done?: number; total?: number };

/**
 * Writes how far a step came, in the step's own transaction. False: the job was cancelled, or it was written by another
 * runner since `seen`.
 */
export async function saveProgress(
  session: Session,
  { id, seen }: { id: string; seen: Date },
  progress: Progress,
  now: Date,
): Promise<boolean> {
  const rows = await session.query(
    `update atrium_jobs set seen_at = $2::timestamptz, position = coalesce($3::jsonb, position), done = coalesce($4, done), total = coalesce($5, total)
     where id = $1::uuid and state = 'running' and cancelled_at is null and seen_at = $6::timestamptz returning id`,
    [
      id,
      now.toISOString(),
      progress.position ? JSON.stringify(progress.position) : null,
      progress.done ?? null,
      progress.total ?? null,
      seen.toISOString(),
    ],
  );
  return rows.length > 0;
}

export type Ending = { state: "done" | "failed" | "cancelled" | "queued"; result?: object; error?: string };

export async function endJob(session: Session, id: string, ending: Ending, now: Date): Promise<void> {
  await session.query(
    `update atrium_jobs set state = $2, result = $3::jsonb, error = $4, ended_at = case when $2 = 'queued' then null else $5::timestamptz end
     where id = $1::uuid and state = 'running' and ($2 <> 'cancelled' or cancelled_at is not null)`,
    [id, ending.state, ending.result ? JSON.stringify(ending.result) : null, ending.error ?? null, now.toISOString()],
  );
  await dropPieces(session, id);
}

/** The frozen records of a job that has ended are needed no more. */
export async function dropPieces(session: Session, id: string): Promise<void> {
  await session.query(
    `delete from atrium_job_pieces as p using atrium_jobs as j
     where p.job_id = $1::uuid and j.id = p.job_id and j.state not in ('queued', 'running')`,
    [id],
  );
}
