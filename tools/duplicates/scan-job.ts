import { z } from "zod";

import { defineJob } from "@/tools/jobs/define-job";
import { requireObject } from "@/tools/records/read-record";
import { pairAlike, pairSame } from "./find-pairs";
import { rulesOf } from "./rules";

const batchSize = 500;
const firstId = "00000000-0000-0000-0000-000000000000";

/** Looks through all records of an object for pairs that may be one: equal keys at once, names batch by batch. */
export const scanJob = defineJob({
  kind: "scan_duplicates",
  permission: "records:delete",
  input: z.object({ object: z.string() }),
  summarize: ({ object }) => `Looked for duplicates among ${object}`,

  async run(job) {
    let after = String(job.position?.["after"] ?? "");
    let done = Number(job.position?.["done"] ?? 0);
    if (after === "") {
      await job.step(async (ctx) => {
        const object = requireObject(ctx, job.input.object);
        for (const rule of rulesOf(object)) if (rule.how === "same") await pairSame(ctx, object, rule);
        return { position: { after: firstId, done: 0 }, done: 0 };
      });
      after = firstId;
    }
    for (let isOver = false; !isOver; ) {
      await job.step(async (ctx) => {
        const object = requireObject(ctx, job.input.object);
        const [alike] = rulesOf(object).flatMap((rule) => (rule.how === "alike" ? [rule.from] : []));
        if (alike === undefined) {
          isOver = true;
          return { position: { after, done }, done };
        }
        const batch = await pairAlike(ctx, object, { after, limit: batchSize, from: alike });
        isOver = batch.count < batchSize;
        after = batch.last ?? after;
        done += batch.count;
        return { position: { after, done }, done };
      });
    }
    return { scanned: done };
  },
});
