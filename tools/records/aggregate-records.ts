import { z } from "zod";

import { fieldTypes } from "@/db/objects/definition";
import { groupRecords } from "@/db/query/group-records";
import { dateUnits, groupQueryShape } from "@/db/query/tree";
import { defineTool } from "@/tools/core/define-tool";
import { valueShape } from "./record-shape";

/** Every figure the assistant says comes from here, with the statement that made it. */
export const aggregateRecords = defineTool({
  name: "aggregate_records",
  description:
    "Figures over records from SQL: count, sum, avg, min, max, count_distinct, grouped by up to three fields or date buckets, with ratios of measures (win rate). Never work figures out from fetched rows.",
  input: groupQueryShape,
  output: z.object({
    object: z.string(),
    columns: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        role: z.enum(["group", "measure", "ratio"]),
        type: z.enum([...fieldTypes, "count", "ratio"]),
        currency: z.string().optional(),
        bucket: z.enum(dateUnits).optional(),
        elapsed: z.enum(dateUnits).optional().describe("The number counts these units after another date."),
        unit: z.literal("days").optional(),
      }),
    ),
    rows: z.array(z.record(z.string(), valueShape)),
    rest: z.record(z.string(), valueShape).optional().describe("All groups beyond the limit as one."),
    sql: z.string().describe("The statement that was run, for the person to check."),
    query: groupQueryShape,
    isTruncated: z.boolean(),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    {
      say: "pipeline by stage",
      input: {
        object: "deals",
        group: [{ field: "stage" }],
        measures: [{ fn: "count" }, { fn: "sum", field: "amount" }],
      },
    },
    {
      say: "win rate by owner this quarter",
      input: {
        object: "deals",
        where: { field: "close_on", op: "eq", value: { unit: "quarter", offset: 0 } },
        group: [{ field: "owner" }],
        measures: [
          { fn: "count", where: { field: "stage", op: "eq", value: "won" }, as: "won" },
          { fn: "count", where: { field: "stage", op: "in", value: ["won", "lost"] }, as: "closed" },
        ],
        ratios: [{ as: "win_rate", numerator: "won", denominator: "closed" }],
      },
    },
    {
      say: "new contacts by month this year",
      input: {
        object: "contacts",
        where: { field: "created_at", op: "eq", value: { unit: "year", offset: 0 } },
        group: [{ field: "created_at", bucket: "month" }],
        measures: [{ fn: "count" }],
      },
    },
  ],
  summarize: (input, output) =>
    `Worked out figures for ${input.object} · ${output.rows.length} ${output.rows.length === 1 ? "row" : "rows"}`,

  async handler(ctx, input) {
    return { object: input.object, query: input, ...(await groupRecords(ctx.session, ctx.query, input)) };
  },
});
