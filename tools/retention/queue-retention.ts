import { sql } from "drizzle-orm";

import { toText } from "@/db/query/list-records";
import { findFirstAdmin } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import { inWorkspace } from "@/tools/core/in-workspace";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { startJob } from "@/tools/jobs/job-store";
import { activePolicies, dueByPolicy, storedPolicies } from "./policies";
import { dueNow, trashDaysOf } from "./retention";

const day = 86_400_000;

/** Once a day, where records are due: the job that destroys them, with the rights of an Admin. Answers the ids of jobs. */
export async function queueRetention(environment: Environment): Promise<string[]> {
  const actor = await inWorkspace(environment, async (session) => {
    const isSet =
      (await trashDaysOf({ session })) !== null ||
      (await storedPolicies({ session })).some(({ isDeleted }) => !isDeleted);
    const admin = isSet ? await findFirstAdmin(session) : undefined;
    return admin && openActor(session, admin, "system");
  });
  if (!actor) return [];
  return inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    // Two servers on one database ask at the same time; the second finds the job of the first.
    await ctx.session.query("select pg_advisory_xact_lock(hashtext($1))", [`retention ${environment.workspace.id}`]);
    const { sql: text, params } = toText(
      sql`select 1 from atrium_jobs where kind = 'apply_retention'
        and (state in ('queued', 'running') or created_at > ${new Date(ctx.now.getTime() - day).toISOString()}::timestamptz) limit 1`,
    );
    if ((await ctx.session.query(text, params)).length > 0) return [];
    const due: { count: number; isCapped: boolean }[] = await dueNow(ctx, await trashDaysOf(ctx));
    for (const { definition, ...policy } of await activePolicies(ctx)) {
      const found = await dueByPolicy(ctx, policy, definition);
      if (found.count > 0) due.push(found);
    }
    if (due.length === 0) return [];
    const total = due.some(({ isCapped }) => isCapped) ? {} : { total: due.reduce((sum, { count }) => sum + count, 0) };
    await startJob(ctx, { kind: "apply_retention", title: "Destroy what was kept long enough", input: {}, ...total });
    return ctx.startedJobs;
  });
}
