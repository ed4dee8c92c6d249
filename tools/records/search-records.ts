import { z } from "zod";

import { countRecords, findRecords } from "@/db/query/list-records";
import { listQueryShape } from "@/db/query/tree";
import { defineTool } from "@/tools/core/define-tool";
import { countShape, recordShape } from "./record-shape";

/** Pages by cursor and counts only when asked, because an exact count is what makes large lists slow. */
export const searchRecords = defineTool({
  name: "search_records",
  description:
    "Find records of one object by conditions, words or both, sorted and paged by cursor. Returns the query with the page. For totals and averages use aggregate_records instead of fetching rows.",
  input: listQueryShape,
  output: z.object({
    object: z.string(),
    records: z.array(recordShape),
    nextCursor: z.string().nullable(),
    count: countShape.nullable(),
    isAlike: z.boolean().describe("True: no record has the words searched for; these have similar names."),
    query: listQueryShape,
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    {
      say: "open deals over 20k",
      input: {
        object: "deals",
        where: {
          and: [
            { field: "stage", op: "in", value: ["lead", "qualified", "proposal", "negotiation"] },
            { field: "amount", op: "gt", value: 20000 },
          ],
        },
      },
    },
    {
      say: "companies with no open deals",
      input: {
        object: "companies",
        where: {
          related: "deals",
          where: { field: "stage", op: "not_in", value: ["won", "lost"] },
          count: { op: "eq", value: 0 },
        },
      },
    },
    {
      say: "contacts in Berlin by name",
      input: {
        object: "contacts",
        where: { field: "city", op: "eq", value: "Berlin" },
        sort: [{ field: "name", direction: "asc" }],
      },
    },
  ],
  summarize: (input, output) =>
    `Searched ${input.object} · ${output.count ? `${output.count.value}${output.count.isCapped ? "+" : ""}` : output.records.length} found`,

  async handler(ctx, input) {
    const { records, nextCursor, mode } = await findRecords(ctx.session, ctx.query, input);
    const wantsCount = input.count === "capped" || input.count === "exact";
    const isWhole = !input.cursor && nextCursor === null;
    const known = isWhole ? { value: records.length, isCapped: false } : null;
    const count = wantsCount
      ? (known ??
        (await countRecords(ctx.session, ctx.query, pickSelection(input), { isExact: input.count === "exact", mode })))
      : null;
    return { object: input.object, records, nextCursor, count, isAlike: mode === "alike", query: input };
  },
});

function pickSelection(
  input: z.output<typeof listQueryShape>,
): Pick<z.output<typeof listQueryShape>, "object" | "where" | "search" | "deleted"> {
  return { object: input.object, where: input.where, search: input.search, deleted: input.deleted };
}
