import { sql } from "drizzle-orm";
import { z } from "zod";

import { toText } from "@/db/query/list-records";
import { defineTool } from "@/tools/core/define-tool";

/** Cities, countries and other words people filter by, as they stand in the data. */
export const matchValues = defineTool({
  name: "match_values",
  description:
    "Find which fields hold a given word as a value, among fields marked filterable (city, region, country). Returns the value as it is stored.",
  input: z.object({ phrases: z.array(z.string().min(1).max(100)).max(200) }),
  output: z.object({
    matches: z.array(z.object({ phrase: z.string(), object: z.string(), field: z.string(), value: z.string() })),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "is Berlin a city or a country here", input: { phrases: ["Berlin"] } },
    { say: "where does Bavaria occur", input: { phrases: ["Bavaria"] } },
    { say: "which fields hold Norway or Oslo", input: { phrases: ["Norway", "Oslo"] } },
  ],

  async handler(ctx, { phrases }) {
    const lower = sql`${sql.param([...new Set(phrases.map((phrase) => phrase.toLowerCase()))])}::text[]`;
    const parts = ctx.catalog.objects.flatMap((object) =>
      object.fields
        .filter((field) => field.isFilterable)
        .map((field) => {
          const column = sql`t.${sql.identifier(field.key)}`;
          return sql`(select p.phrase, ${object.key}::text as object, ${field.key}::text as field, hit.value from unnest(${lower}) as p(phrase)
            cross join lateral (
              select ${column} as value from ${sql.identifier(object.key)} as t where t.deleted_at is null and lower(${column}) = p.phrase limit 1
            ) as hit)`;
        }),
    );
    if (parts.length === 0 || phrases.length === 0) return { matches: [] };
    const { sql: text, params } = toText(sql.join(parts, sql` union all `));
    const rows = await ctx.session.query(text, params);
    return {
      matches: rows.map((row) => ({
        phrase: String(row["phrase"]),
        object: String(row["object"]),
        field: String(row["field"]),
        value: String(row["value"]),
      })),
    };
  },
});
