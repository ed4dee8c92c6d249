import type { GroupQuery } from "@/db/query/tree";
import type { BenchCase } from "./cases";

const figures = (name: string, query: Omit<GroupQuery, "object">, sql: string): BenchCase => ({
  name: `figures: ${name}`,
  tool: "aggregate_records",
  input: () => ({ object: "contacts", ...query }),
  raw: () => ({ sql, params: [] }),
});
const live = "from contacts t where t.deleted_at is null";
const utc = (column: string) => `(t.${column} at time zone 'UTC')`;
const months = (column: string) => `extract(year from ${utc(column)}) * 12 + extract(month from ${utc(column)})`;

/** Forms of reports that look at every record, beside the statement that one would write by hand. */
export const figureCases: BenchCase[] = [
  figures(
    "median of days, by group",
    { group: [{ field: "status" }], measures: [{ fn: "median", days: { from: "created_at" } }] },
    `select t.status, percentile_cont(0.5) within group (order by current_date - ${utc("created_at")}::date) ${live} group by 1 order by 2 desc`,
  ),
  figures(
    "share of the whole",
    {
      group: [{ field: "status" }],
      measures: [{ fn: "count" }],
      derived: [{ as: "share", fn: "share", of: "count" }],
    },
    `select t.status, count(*), count(*) / sum(count(*)) over () ${live} group by 1 order by 2 desc`,
  ),
  figures(
    "first three and the rest",
    { group: [{ field: "city" }], measures: [{ fn: "count" }], limit: 3, rest: true },
    `with g as (select t.city, count(*) as n ${live} group by 1), p as (select *, row_number() over (order by n desc, city) as place from g)
      select case when place <= 3 then city end, sum(n) from p group by least(place, 4), 1 order by least(place, 4)`,
  ),
  figures(
    "running total by month",
    {
      group: [{ field: "created_at", bucket: "month" }],
      measures: [{ fn: "count" }],
      derived: [{ as: "so_far", fn: "running", of: "count" }],
    },
    `select date_trunc('month', ${utc("created_at")}), count(*), sum(count(*)) over (order by date_trunc('month', ${utc("created_at")})) ${live} group by 1 order by 1`,
  ),
  figures(
    "cohorts by month",
    {
      group: [
        { field: "created_at", bucket: "month" },
        { field: "updated_at", since: "created_at", bucket: "month" },
      ],
      measures: [{ fn: "count" }],
      limit: 1000,
    },
    `select date_trunc('month', ${utc("created_at")}), (${months("updated_at")}) - (${months("created_at")}), count(*) ${live} group by 1, 2 order by 1, 2`,
  ),
];
