import { z } from "zod";

import { changeFixedRow, feedCreated, markFixedRow } from "@/db/changes/fixed-rows";
import { settings } from "@/db/schema/workspace/settings";
import { defineTool } from "@/tools/core/define-tool";
import { dueNow, dueShape, retentionKey, storedRetention, trashDaysOf, trashDaysShape } from "./retention";

/** Its effect is that of a deletion: the setting itself can be undone, what it destroys overnight cannot. */
export const updateRetention = defineTool({
  name: "update_retention",
  description:
    "Set after how many days in the trash records are destroyed for good, by a job once a day; null keeps the trash. See with get_retention what would go.",
  input: z.object({ trashDays: trashDaysShape }),
  output: z.object({ trashDays: trashDaysShape, due: dueShape, changeSetId: z.string().nullable() }),
  permission: "settings:write",
  effect: "delete",
  examples: [
    { say: "empty the trash after 90 days", input: { trashDays: 90 } },
    { say: "keep deleted records for a year", input: { trashDays: 365 } },
    { say: "keep the trash for ever", input: { trashDays: null } },
  ],
  summarize: (_, output) =>
    output.trashDays === null ? "The trash is kept" : `The trash is emptied after ${output.trashDays} days`,

  async handler(ctx, { trashDays }) {
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const isChanged = (await trashDaysOf(ctx)) !== trashDays;
    if (isChanged) {
      const stored = await storedRetention(ctx);
      if (!stored) {
        const [id, definition] = [ctx.newId(), { trashDays }];
        await ctx.session.orm.insert(settings).values({ id, key: retentionKey, definition });
        await feedCreated(ctx.session, "atrium_settings", { id, definition }, write);
      } else {
        if (stored.isDeleted) await markFixedRow(ctx.session, "atrium_settings", stored.id, "restored", write);
        await changeFixedRow(ctx.session, "atrium_settings", stored.id, { trashDays }, write);
      }
      ctx.changeSet.count += 1;
    }
    return { trashDays, due: await dueNow(ctx, trashDays), changeSetId: isChanged ? ctx.changeSet.id : null };
  },
});
