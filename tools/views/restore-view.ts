import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireOwnView, requireView } from "./find-view";
import { toViewOutput, viewOutputShape } from "./view-output";

/** Comes back as it was, shared with the same people. */
export const restoreView = defineTool({
  name: "restore_view",
  description: "Bring a view back from the trash. list_views with deleted: true says which are there.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ view: viewOutputShape, changeSetId: z.string() }),
  permission: "views:write",
  effect: "write",
  examples: [
    { say: "restore the view Closing", input: { id: "{views:Closing}" } },
    { say: "bring back my board Pipeline", input: { id: "{views:Pipeline}" } },
    { say: "get the view Quiet ones out of the trash", input: { id: "{views:Quiet ones}" } },
  ],
  summarize: (_, output) => `Restored the view ${output.view.name}`,

  async handler(ctx, { id }) {
    await requireOwnView(ctx, id, true);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_views", id, "restored", write)) ctx.changeSet.count += 1;
    return { view: toViewOutput(ctx, await requireView(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});
