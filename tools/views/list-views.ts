import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import { readViews } from "@/db/views/view-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { toViewOutput, viewOutputShape } from "./view-output";

/** Views of an object in the trash are left out: nothing could open them. */
export const listViews = defineTool({
  name: "list_views",
  description:
    "The saved views that I may see, of one object or of all: name, layout, query, who shares it with whom, and whether it is a favourite of mine.",
  input: z.object({
    object: z.string().max(63).optional().describe("Key of the object; left out means all."),
    deleted: z.boolean().optional().describe("true: only those in the trash."),
  }),
  output: z.object({ views: z.array(viewOutputShape) }),
  permission: "views:read",
  effect: "read",
  examples: [
    { say: "which views are there", input: {} },
    { say: "list the views of deals", input: { object: "deals" } },
    { say: "show deleted views", input: { deleted: true } },
  ],
  summarize: (_, output) => `Read the views · ${output.views.length} found`,

  async handler(ctx, { object, deleted }) {
    if (object) requireObject(ctx, object);
    const rows = await readViews(ctx.session, ctx.actor, { object, deleted });
    return { views: rows.filter((row) => findObject(ctx.catalog, row.object)).map((row) => toViewOutput(ctx, row)) };
  },
});
