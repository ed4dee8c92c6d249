import type { Db } from "@/db/connect/db";
import { enterSchema } from "@/db/workspace/workspaces";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";
import { updateRecords } from "@/tools/records/update-records";
import { type Percentiles, percentilesOf } from "./measure";

export type BulkResult = { name: string; records: number; raw: Percentiles; tool: Percentiles };

const rounds = 4;
const city = "Berlin";

const rawUpdate = `with old as (select id, title from contacts where city = $1 and deleted_at is null for update),
  n as (update contacts t set title = $2, updated_at = now() from old where t.id = old.id returning t.id, old.title as before),
  f as (insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
    select $3::uuid, 'contacts', id, 'updated', jsonb_build_object('title', before), jsonb_build_object('title', $2::text) from n)
  select count(*)::int as count from n`;
const rawUndo = `with c as (select record_id, before, after from atrium_changes where change_set_id = $1::uuid),
  n as (update contacts t set title = c.before->>'title', updated_at = now() from c
    where t.id = c.record_id and t.title is not distinct from c.after->>'title' returning t.id, c.before, c.after),
  f as (insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
    select $2::uuid, 'contacts', id, 'updated', after, before from n)
  select count(*)::int as count from n`;

/** A tenth of all contacts changed by one query and taken back, beside the statements one would write by hand. */
export async function benchBulk(environment: Environment, actor: Actor): Promise<BulkResult[]> {
  const times = { rawUpdate: [] as number[], rawUndo: [] as number[], update: [] as number[], undo: [] as number[] };
  let records = 0;
  for (let round = 0; round < rounds + 1; round += 1) {
    const [set, undoSet] = [environment.clock.newId(), environment.clock.newId()];
    const rawUpdated = await timed(() => raw(environment, rawUpdate, [city, `Raw round ${round}`, set]));
    const rawUndone = await timed(() => raw(environment, rawUndo, [set, undoSet]));
    const input = {
      selection: { object: "contacts", where: { field: "city", op: "eq" as const, value: city } },
      values: { title: `Round ${round}` },
    };
    const updated = await timed(async () => {
      const output = await runTool(environment, actor, updateRecords, input, { door: "bench" });
      const job = output.jobId ? await finish(environment, actor, output.jobId) : undefined;
      return { count: Number(job?.result?.["count"] ?? output.count), id: job?.changeSetId ?? output.changeSetId };
    });
    const changeSetId = updated.output.id;
    if (!changeSetId || updated.output.count === 0) throw new Error("The bulk update changed nothing.");
    const undone = await timed(async () => {
      const output = await runTool(environment, actor, undoChangeSet, { changeSetId }, { door: "bench" });
      const job = output.jobId ? await finish(environment, actor, output.jobId) : undefined;
      return Number(job?.result?.["undone"] ?? output.undone);
    });
    if (undone.output !== updated.output.count) throw new Error("The undo left records changed.");
    records = updated.output.count;
    if (round === 0) continue;
    times.rawUpdate.push(rawUpdated.ms);
    times.rawUndo.push(rawUndone.ms);
    times.update.push(updated.ms);
    times.undo.push(undone.ms);
  }
  return [
    { name: "bulk: update", records, raw: percentilesOf(times.rawUpdate), tool: percentilesOf(times.update) },
    { name: "bulk: undo", records, raw: percentilesOf(times.rawUndo), tool: percentilesOf(times.undo) },
  ];
}

/** Larger changes are jobs; the time is that of the whole job, its question included. */
async function finish(environment: Environment, actor: Actor, jobId: string) {
  await runJob(environment, jobId);
  const { job } = await runTool(environment, actor, getJob, { jobId }, { door: "bench" });
  if (job.state !== "done") throw new Error(job.error ?? `The job is ${job.state}.`);
  return job;
}

async function timed<Output>(run: () => Promise<Output>): Promise<{ ms: number; output: Output }> {
  const started = performance.now();
  const output = await run();
  return { ms: performance.now() - started, output };
}

const raw = ({ db, workspace }: { db: Db; workspace: Environment["workspace"] }, sql: string, params: unknown[]) =>
  db.transaction({ opening: enterSchema(workspace) }, (session) => session.query(sql, params));
