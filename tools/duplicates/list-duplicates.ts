import { z } from "zod";

import { listRecords } from "@/db/query/list-records";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { objectKey, recordShape } from "@/tools/records/record-shape";

const pairShape = z.object({
  left: recordShape,
  right: recordShape,
  score: z.number().describe("From 0 to 1; 1 means an equal key."),
  field: z.string().describe("Key of the field that speaks for it."),
});

type PairRow = { left_id: string; right_id: string; score: number; field: string };

/** Pairs whose records are both still there; surest first. */
export const listDuplicates = defineTool({
  name: "list_duplicates",
  description:
    "Pairs of records that may be the same thing, surest first, found by the last run_duplicate_scan. Merge a pair with merge_records or set it aside with update_duplicate.",
  input: z.object({ object: objectKey, limit: z.number().int().min(1).max(100).optional() }),
  output: z.object({ pairs: z.array(pairShape), hasMore: z.boolean() }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "show duplicate contacts", input: { object: "contacts" } },
    { say: "which companies are in twice", input: { object: "companies" } },
    { say: "are there duplicates among contacts", input: { object: "contacts" } },
  ],
  summarize: (_, output) => `Listed duplicates · ${output.pairs.length}${output.hasMore ? "+" : ""}`,

  async handler(ctx, { object: key, limit = 20 }) {
    const object = requireObject(ctx, key);
    const found = await ctx.session.query<PairRow>(
      `select d.left_id, d.right_id, d.score, d.field from atrium_duplicates d
       join "${object.key}" l on l.id = d.left_id and l.deleted_at is null
       join "${object.key}" r on r.id = d.right_id and r.deleted_at is null
       where d.object_key = $1 and d.state = 'open' order by d.score desc, d.left_id, d.right_id limit $2`,
      [object.key, limit + 1],
    );
    const pairs = found.slice(0, limit);
    const ids = [...new Set(pairs.flatMap((pair) => [pair.left_id, pair.right_id]))];
    const where = { field: "id", op: "in" as const, value: ids };
    const page = ids.length > 0 ? await listRecords(ctx.session, ctx.query, { object: key, where, limit: 200 }) : null;
    const byId = new Map(page?.records.map((record) => [record.id, record]));
    return {
      pairs: pairs.flatMap(({ left_id, right_id, score, field }) => {
        const [left, right] = [byId.get(left_id), byId.get(right_id)];
        return left && right ? [{ left, right, score: Number(score), field }] : [];
      }),
      hasMore: found.length > limit,
    };
  },
});
