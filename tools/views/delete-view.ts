import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireOwnView } from "./find-view";

/** The records stay; only the way to look at them goes to the trash. */
export const deleteView = defineTool({
  name: "delete_view",
  description:
    "Move a view to the trash, for everybody it is shared with. Its records stay as they are. restore_view brings it back. Find its id with list_views first.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), name: z.string(), object: z.string(), changeSetId: z.string() }),
  permission: "views:write",
  effect: "delete",
  examples: [
    { say: "delete the view Closing", input: { id: "{views:Closing}" } },
    { say: "remove my board Pipeline", input: { id: "{views:Pipeline}" } },
    { say: "I no longer need the view Quiet ones", input: { id: "{views:Quiet ones}" } },
  ],
  summarize: (_, output) => `Deleted the view ${output.name}`,

  async handler(ctx, { id }) {
    const row = await requireOwnView(ctx, id);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_views", id, "deleted", write)) ctx.changeSet.count += 1;
    return { id, name: row.definition.name, object: row.object, changeSetId: ctx.changeSet.id };
  },
});
