import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";

export const updateDuplicate = defineTool({
  name: "update_duplicate",
  description: "Say that two records are not the same, so that the pair is not shown again, or take that back.",
  input: z.object({
    ids: z.tuple([z.uuid(), z.uuid()]).describe("The two records, in any order."),
    isDuplicate: z.boolean(),
  }),
  output: z.object({ state: z.enum(["open", "dismissed"]) }),
  permission: "records:delete",
  effect: "write",
  examples: [
    { say: "these two are not the same", input: { ids: ["{contacts:Ivo}", "{contacts:Iva}"], isDuplicate: false } },
    {
      say: "Tessel and Tesla are different",
      input: { ids: ["{companies:Tessel}", "{companies:Tesla}"], isDuplicate: false },
    },
    {
      say: "they are duplicates after all",
      input: { ids: ["{contacts:Ivo}", "{contacts:I. Brand}"], isDuplicate: true },
    },
  ],
  summarize: (_, output) => (output.state === "open" ? "Opened the pair again" : "Set the pair aside"),

  async handler(ctx, { ids, isDuplicate }) {
    const state = isDuplicate ? ("open" as const) : ("dismissed" as const);
    const [left, right] = [...ids].sort();
    const rows = await ctx.session.query(
      "update atrium_duplicates set state = $3 where left_id = $1::uuid and right_id = $2::uuid returning state",
      [left, right, state],
    );
    if (rows.length === 0) throw new AppError("not_found", "These two records are not among the possible duplicates.");
    return { state };
  },
});
