import { sql } from "drizzle-orm";
import { z } from "zod";

import { toText } from "@/db/query/list-records";
import { destroyRecords } from "@/db/records/destroy-records";
import { dueRecords } from "@/db/records/due-records";
import { defineJob } from "@/tools/jobs/define-job";
import { destroyAged } from "./destroy-aged";
import { activePolicies } from "./policies";
import { cutOff, trashDaysOf } from "./retention";

const batchSize = 2000;

/** Destroys what is older, or lay in the trash for longer, than is set now; a setting that was taken back meanwhile ends it. */
export const retentionJob = defineJob({
  kind: "apply_retention",
  permission: "settings:write",
  isSystem: true,
  input: z.object({}),
  summarize: (_, done) =>
    `Destroyed ${done.toLocaleString("en")} records that had been kept for as long as they may be`,

  async run(job) {
    let done = Number(job.position?.["done"] ?? 0);
    for (let isOver = false; !isOver; ) {
      await job.step(async (ctx) => {
        const trashDays = await trashDaysOf(ctx);
        isOver = true;
        for (const { definition, ...policy } of await activePolicies(ctx)) {
          const count = await destroyAged(ctx, policy, definition, batchSize);
          done += count;
          if (count === 0) continue;
          isOver = false;
          return { position: { done }, done };
        }
        if (trashDays === null) return { position: { done }, done };
        for (const object of ctx.catalog.objects) {
          const due = dueRecords(ctx.catalog, object, cutOff(ctx.now, trashDays), batchSize);
          const { sql: text, params } = toText(due);
          const ids = (await ctx.session.query(text, params)).map((row) => String(row["id"]));
          if (ids.length === 0) continue;
          const chosen = sql`select unnest(${sql.param(ids)}::uuid[])`;
          const count = await destroyRecords(ctx.session, ctx.catalog, object, chosen, ctx.changeSet.id);
          ctx.changeSet.count += count;
          done += count;
          isOver = false;
          break;
        }
        return { position: { done }, done };
      });
    }
    return { summary: `Destroyed ${done.toLocaleString("en")} records`, count: done };
  },
});
