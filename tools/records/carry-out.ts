import { sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { compileSelection } from "@/db/query/compile-selection";
import { toText } from "@/db/query/list-records";
import { columnOf } from "@/db/query/scope-columns";
import type { Selection } from "@/db/query/tree";
import { writingMany } from "@/db/workspace/workspaces";
import type { ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { applyBulk, type BulkAction } from "./apply-bulk";
import { type Frozen, idsOf } from "./bulk";
import type { Also } from "./move-to-trash";

/** Records of one step of a job; no more than these are changed within a call. */
export const pieceSize = 2000;

export type BulkWork = { object: ObjectDefinition; action: BulkAction; selection: Selection; frozen: Frozen };
type Done = { count: number; also: Also; changeSetId: string | null; jobId: string | null };

/** Changes the records at once, or freezes which they are and leaves them to a job. */
export async function carryOut(ctx: ToolContext, { object, action, selection, frozen }: BulkWork): Promise<Done> {
  if (frozen.count > pieceSize) {
    const jobId = await queueBulk(ctx, { object, action, selection, frozen });
    return { count: frozen.count, also: [], changeSetId: null, jobId };
  }
  const apply = () => applyBulk(ctx, object, action, idsOf(ctx, selection));
  const { count, also } = await writingMany(ctx.session, frozen.count, apply);
  return { count, also, changeSetId: count > 0 ? ctx.changeSet.id : null, jobId: null };
}

const titles = { update: "Change", delete: "Delete", restore: "Restore", destroy: "Destroy" };

async function queueBulk(ctx: ToolContext, { object, action, selection, frozen }: BulkWork): Promise<string> {
  const noun = object.plural.toLowerCase();
  const jobId = await startJob(ctx, {
    kind: `${action.kind}_records`,
    title: `${titles[action.kind]} ${frozen.count.toLocaleString("en")} ${noun}`,
    input: { object: object.key, noun, ...(action.kind === "update" ? { values: action.values } : {}) },
    total: frozen.count,
  });
  const { scope, where } = compileSelection(ctx.query, selection);
  const id = columnOf(scope.alias, "id");
  const { sql: text, params } = toText(
    sql`insert into atrium_job_pieces (job_id, place, record_ids, updated_at)
      select ${jobId}::uuid, place, array_agg(id order by id), array_agg(updated_at order by id) from (
        select ${id} as id, ${columnOf(scope.alias, "updated_at")} as updated_at,
          ((row_number() over (order by ${id}) - 1) / ${sql.raw(String(pieceSize))} + 1)::int as place
        from ${scope.from()} where ${where}
      ) as frozen group by place`,
  );
  await ctx.session.query(text, params);
  return jobId;
}
