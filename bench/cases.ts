import type { GroupQuery, ListQuery } from "@/db/query/tree";
import type { ToolName } from "@/tools/registry";
import { figureCases } from "./figure-cases";

export type BenchContext = {
  memberId: string;
  count: number;
  recordId(turn: number): string;
  deepCursor: string;
  deepPosition: { name: string; id: string };
};

export type BenchCase = {
  name: string;
  tool: ToolName;
  input(context: BenchContext, turn: number): unknown;
  /** What one would write by hand for the same answer; runs on a bare connection. */
  // Reads run in one open transaction; a write has a transaction of its own, because what is acknowledged is committed.
  raw(context: BenchContext, turn: number): { sql: string; params: unknown[] };
};

const contactColumns = `t.id, t.name, t.email, t.phone, t.title, t.company, c.name as company_name, t.status, t.interests, t.city, t.country,
  t.is_subscribed, t.owner, o.name as owner_name, t.last_activity_at, t.created_at, t.updated_at, t.created_by, b.name as created_by_name`;
const contactJoins = `contacts t left join companies c on c.id = t.company and c.deleted_at is null
  left join atrium_members o on o.id = t.owner left join atrium_members b on b.id = t.created_by`;

const list = (query: Omit<ListQuery, "object">): ListQuery => ({ object: "contacts", limit: 50, ...query });
const group = (query: Omit<GroupQuery, "object">): GroupQuery => ({ object: "contacts", ...query });

/** A word that a handful of the records have. */
const person = (context: BenchContext, turn: number): string =>
  `person${context.count - 1 - ((turn * 37) % Math.ceil(context.count / 2))}`;

export const cases: BenchCase[] = [
  {
    name: "page of 50 by index",
    tool: "search_records",
    input: () => list({ sort: [{ field: "name" }] }),
    raw: () => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null order by lower(t.name), t.id limit 51`,
      params: [],
    }),
  },
  {
    name: "two filters and a sort",
    tool: "search_records",
    input: (context) =>
      list({
        where: {
          and: [
            { field: "status", op: "eq", value: "customer" },
            { field: "owner", op: "eq", value: context.memberId },
          ],
        },
        sort: [{ field: "last_activity_at", direction: "desc" }],
      }),
    raw: (context) => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null and t.status = 'customer' and t.owner = $1 order by t.last_activity_at desc nulls last, t.id desc limit 51`,
      params: [context.memberId],
    }),
  },
  {
    name: "across a lookup",
    tool: "search_records",
    input: () => list({ where: { field: "company.industry", op: "eq", value: "energy" } }),
    raw: () => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null and c.industry = 'energy' order by t.created_at desc, t.id desc limit 51`,
      params: [],
    }),
  },
  {
    name: "deep cursor",
    tool: "search_records",
    input: (context) => list({ sort: [{ field: "name" }], cursor: context.deepCursor }),
    raw: (context) => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null and (lower(t.name), t.id) > ($1, $2::uuid) order by lower(t.name), t.id limit 51`,
      params: [context.deepPosition.name, context.deepPosition.id],
    }),
  },
  {
    name: "capped count",
    tool: "search_records",
    input: () =>
      list({ limit: 1, fields: [], count: "capped", where: { field: "is_subscribed", op: "eq", value: true } }),
    raw: () => ({
      sql: "select count(*) from (select 1 from contacts t where t.deleted_at is null and t.is_subscribed = true limit 10001) m",
      params: [],
    }),
  },
  {
    name: "group-by",
    tool: "aggregate_records",
    input: () => group({ group: [{ field: "status" }], measures: [{ fn: "count" }] }),
    raw: () => ({
      sql: "select t.status, count(*) from contacts t where t.deleted_at is null group by t.status order by count(*) desc",
      params: [],
    }),
  },
  ...figureCases,
  {
    name: "search",
    tool: "search_records",
    input: (context, turn) => list({ search: person(context, turn) }),
    raw: (context, turn) => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null and t.search_text like $1 order by t.created_at desc, t.id desc limit 51`,
      params: [`%${person(context, turn)}%`],
    }),
  },
  {
    name: "search, misspelt",
    tool: "search_records",
    input: (context, turn) => list({ search: person(context, turn).replace("person", "quinperosn") }),
    // By hand one would ask for both at once; the tool asks for likeness only after the words were found nowhere.
    raw: (context, turn) => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.deleted_at is null and (t.search_text like $1 or lower(t.name) %> $2) order by word_similarity($2, lower(t.name)) desc, t.id limit 51`,
      params: [
        `%${person(context, turn).replace("person", "quinperosn")}%`,
        person(context, turn).replace("person", "quinperosn"),
      ],
    }),
  },
  {
    name: "get",
    tool: "get_record",
    input: (context, turn) => ({ object: "contacts", id: context.recordId(turn) }),
    raw: (context, turn) => ({
      sql: `select ${contactColumns} from ${contactJoins} where t.id = $1 and t.deleted_at is null`,
      params: [context.recordId(turn)],
    }),
  },
  {
    name: "create",
    tool: "create_record",
    input: (_, turn) => ({
      object: "contacts",
      values: { name: `New person ${turn}`, email: `new${turn}@bench.example` },
    }),
    raw: (_, turn) => ({
      sql: `with n as (insert into contacts (id, created_at, updated_at, name, email, status, search_text) values (gen_random_uuid(), now(), now(), $1, $2, 'new', lower($1)) returning *),
        f as (insert into atrium_changes (change_set_id, object, record_id, kind, after) select gen_random_uuid(), 'contacts', id, 'created', to_jsonb(n) from n) select * from n`,
      params: [`Raw person ${turn}`, `raw${turn}@bench.example`],
    }),
  },
  {
    name: "update",
    tool: "update_record",
    input: (context, turn) => ({
      object: "contacts",
      id: context.recordId(turn),
      values: { title: `Title ${turn} ${turn % 7}` },
    }),
    raw: (context, turn) => ({
      sql: `with n as (update contacts set title = $2, updated_at = now() where id = $1 returning *),
        f as (insert into atrium_changes (change_set_id, object, record_id, kind, after) select gen_random_uuid(), 'contacts', id, 'updated', jsonb_build_object('title', title) from n) select * from n`,
      params: [context.recordId(turn), `Raw ${turn}`],
    }),
  },
];
