import { z } from "zod";

import { conditionShape, groupShape, measureShape, sortShape } from "@/db/query/tree";

export const viewLayouts = ["table", "board", "calendar"] as const;

export const viewShape = z.object({
  name: z.string().trim().min(1).max(80),
  layout: z.enum(viewLayouts),
  where: conditionShape.optional(),
  search: z.string().max(500).optional(),
  sort: z.array(sortShape).max(4).optional(),
  fields: z.array(z.string()).max(100).optional().describe("Columns, in order; paths across lookups are allowed."),
  widths: z.record(z.string(), z.number().int().min(60).max(900)).optional(),
  pinned: z.number().int().min(0).max(8).optional().describe("How many columns after the name stay in sight."),
  group: groupShape.optional().describe("table: rows under a heading for each value. board: the columns."),
  sums: z.array(measureShape).max(6).optional().describe("Figures under each group and in the foot."),
  date: z.string().optional().describe("calendar: the date field that places a record."),
  share: z
    .discriminatedUnion("with", [
      z.object({ with: z.literal("private") }),
      z.object({ with: z.literal("members"), members: z.array(z.uuid()).min(1).max(200) }),
      z.object({ with: z.literal("role"), role: z.string().max(60).describe("Key of a role.") }),
      z.object({ with: z.literal("workspace") }),
    ])
    .describe("Who sees the view. Only its owner and an Admin change it."),
});
export type ViewDefinition = z.infer<typeof viewShape>;
