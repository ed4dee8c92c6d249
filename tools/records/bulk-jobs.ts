import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Permission } from "@/db/access/permissions";
import { quote } from "@/db/objects/table-shape";
import { writingStep } from "@/db/workspace/workspaces";
import type { ToolContext } from "@/tools/core/define-tool";
import { defineJob } from "@/tools/jobs/define-job";
import { applyBulk, type BulkAction } from "./apply-bulk";
import { requireObject } from "./read-record";

type Kind = BulkAction["kind"];
type Counts = { changed: number; alike: number; changedSince: number; gone: number };

const jobInput = z.object({
  object: z.string(),
  noun: z.string(),
  values: z.record(z.string(), z.unknown()).optional(),
});

const done: Record<Kind, (count: string) => string> = {
  update: (records) => `Changed ${records}`,
  delete: (records) => `Moved ${records} to the trash`,
  restore: (records) => `Restored ${records}`,
  destroy: (records) => `Destroyed ${records}`,
};

const leftAlone: Record<Kind, string> = {
  update: "They have these values already.",
  delete: "They are in the trash already.",
  restore: "Another record holds a value of theirs that is unique.",
  destroy: "They are not in the trash.",
};

/** Does to each frozen record what was asked, piece by piece; one that somebody changed since then is left alone. */
const bulkJob = (kind: Kind, permission: Permission) =>
  defineJob({
    kind: `${kind}_records`,
    permission,
    input: jobInput,
    summarize: ({ noun }, count) => done[kind](`${count.toLocaleString("en")} ${noun}`),

    async run(job) {
      const { object: key, noun, values = {} } = job.input;
      const action: BulkAction = kind === "update" ? { kind, values } : { kind };
      const counts: Counts = { changed: 0, alike: 0, changedSince: 0, gone: 0, ...(job.position?.["counts"] ?? {}) };
      const summaryOf = (): string => done[kind](`${counts.changed.toLocaleString("en")} ${noun}`);
      let place = Number(job.position?.["place"] ?? 0);
      for (let isOver = false; !isOver; ) {
        await job.step(async (ctx) => {
          const piece = await lockPiece(ctx, key, job.id, place + 1);
          isOver = piece === null;
          if (piece) {
            const ids = sql`select unnest(${sql.param(piece.ids)}::uuid[])`;
            const { count: changed } = await writingStep(ctx.session, () =>
              applyBulk(ctx, requireObject(ctx, key), action, ids),
            );
            counts.changed += changed;
            counts.alike += piece.ids.length - changed;
            counts.changedSince += piece.changedSince;
            counts.gone += piece.gone;
            place += 1;
          }
          ctx.changeSet.summary = summaryOf();
          return {
            position: { place, counts },
            done: counts.changed + counts.alike + counts.changedSince + counts.gone,
          };
        });
      }
      return { summary: summaryOf(), count: counts.changed, skipped: skippedOf(kind, counts) };
    },
  });

function skippedOf(kind: Kind, counts: Counts): { reason: string; count: number }[] {
  return [
    { reason: leftAlone[kind], count: counts.alike },
    { reason: "Somebody changed them after this was asked for.", count: counts.changedSince },
    { reason: "They were destroyed in the meantime.", count: counts.gone },
  ].filter((each) => each.count > 0);
}

type Piece = { ids: string[]; changedSince: number; gone: number };

/** The records of a piece, locked so that nobody changes one between the look at it and the write. */
async function lockPiece(ctx: ToolContext, object: string, jobId: string, place: number): Promise<Piece | null> {
  const [size] = await ctx.session.query<{ size: number }>(
    "select cardinality(record_ids) as size from atrium_job_pieces where job_id = $1::uuid and place = $2",
    [jobId, place],
  );
  if (!size) return null;
  const rows = await ctx.session.query<{ id: string; same: boolean }>(
    `select t.id, t.updated_at = p.updated_at as same
     from atrium_job_pieces as j, unnest(j.record_ids, j.updated_at) as p(id, updated_at), ${quote(object)} as t
     where j.job_id = $1::uuid and j.place = $2 and t.id = p.id order by t.id for update of t`,
    [jobId, place],
  );
  const ids = rows.filter((row) => row.same).map((row) => row.id);
  return { ids, changedSince: rows.length - ids.length, gone: size.size - rows.length };
}

export const bulkJobs = [
  bulkJob("update", "records:write"),
  bulkJob("delete", "records:delete"),
  bulkJob("restore", "records:write"),
  bulkJob("destroy", "records:destroy"),
];
