import type { z } from "zod";

import { enterSchema } from "@/db/workspace/workspaces";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createField } from "@/tools/fields/create-field";
import { searchRecords } from "@/tools/records/search-records";
import { measure, type Percentiles } from "./measure";

export type ComputedResult = { name: string; raw: Percentiles; tool: Percentiles };

const turns = 12;
const people = "(select count(*) from contacts c where c.company = t.id and c.deleted_at is null)";
const joined =
  "left join (select company, count(*) as people from contacts where deleted_at is null group by company) n on n.company = t.id";
const days = "(current_date - (t.last_activity_at at time zone 'UTC')::date)";

const cases: { name: string; input: z.input<typeof searchRecords.input>; raw: string }[] = [
  {
    name: "rollup shown, by index",
    input: { object: "companies", fields: ["name", "people"], sort: [{ field: "name" }], limit: 50 },
    raw: `select t.id, t.name, ${people} from companies t where t.deleted_at is null order by lower(t.name), t.id limit 51`,
  },
  {
    name: "sorted by a rollup",
    input: {
      object: "companies",
      fields: ["name", "people"],
      sort: [{ field: "people", direction: "desc" }],
      limit: 50,
    },
    raw: `select t.id, t.name, coalesce(n.people, 0) from companies t ${joined} where t.deleted_at is null order by 3 desc, t.id desc limit 51`,
  },
  {
    name: "filtered by a rollup",
    input: {
      object: "companies",
      fields: ["name", "people"],
      where: { field: "people", op: "gt", value: 1 },
      limit: 50,
    },
    raw: `select t.id, t.name, n.people from companies t ${joined} where t.deleted_at is null and n.people > 1 order by t.created_at desc, t.id desc limit 51`,
  },
  {
    name: "formula shown, by index",
    input: { object: "contacts", fields: ["name", "quiet_days"], sort: [{ field: "name" }], limit: 50 },
    raw: `select t.id, t.name, ${days} from contacts t where t.deleted_at is null order by lower(t.name), t.id limit 51`,
  },
  {
    name: "sorted by a formula",
    input: {
      object: "contacts",
      fields: ["name", "quiet_days"],
      sort: [{ field: "quiet_days", direction: "desc" }],
      limit: 50,
    },
    raw: `select t.id, t.name, ${days} from contacts t where t.deleted_at is null order by 3 desc nulls last, t.id desc limit 51`,
  },
];

/** Fields that are worked out when they are read, beside what one would write by hand; last, since they stay on the objects. */
export async function benchComputed(environment: Environment, actor: Actor): Promise<ComputedResult[]> {
  const door = { door: "bench" };
  const rollup = { kind: "rollup" as const, relation: "contacts", fn: "count" as const };
  const formula = { kind: "formula" as const, expression: "days_between(last_activity_at, today())" };
  await runTool(environment, actor, createField, { object: "companies", label: "People", computed: rollup }, door);
  await runTool(environment, actor, createField, { object: "contacts", label: "Quiet days", computed: formula }, door);
  const results: ComputedResult[] = [];
  for (const { name, input, raw } of cases) {
    const byHand = await environment.db.transaction({ opening: enterSchema(environment.workspace) }, (session) =>
      measure(turns, () => session.query(raw)),
    );
    const tool = await measure(turns, () => runTool(environment, actor, searchRecords, input, door));
    results.push({ name, raw: byHand, tool });
  }
  return results;
}
