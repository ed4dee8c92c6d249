import { listRecords } from "@/db/query/list-records";
import type { Condition } from "@/db/query/tree";
import type { RecordRow, Value } from "@/db/query/values";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";

/** What the workspace knows about whom a draft is for; each is a record, so each word of a draft can say where it is from. */
export type Facts = {
  about: RecordRow;
  person: RecordRow | null;
  company: RecordRow | null;
  deals: RecordRow[];
  notes: RecordRow[];
  tasks: RecordRow[];
};

const mostOfEach = 500;

/** Facts for many records at once: one query an object, however many there are. */
export async function readFacts(ctx: ToolContext, records: readonly RecordRow[]): Promise<Facts[]> {
  const linked = (key: "company" | "contact") => idsOf(records.map((record) => refOf(record, key)));
  const people = await read(ctx, "contacts", anyOf(["id", [...ofObject(records, "contacts"), ...linked("contact")]]));
  const companyIds = [
    ...ofObject(records, "companies"),
    ...linked("company"),
    ...idsOf(people.map((one) => refOf(one, "company"))),
  ];
  const companies = await read(ctx, "companies", anyOf(["id", companyIds]));
  const staff = await read(ctx, "contacts", anyOf(["company", ofObject(records, "companies")]), "last_activity_at");
  const known = [...people, ...staff];
  const links = anyOf(["company", companyIds], ["contact", known.map(({ id }) => id)]);
  const isOpen = (object: string): Condition => openCondition(ctx, object);
  const deals = await read(ctx, "deals", links && { and: [links, isOpen("deals")] }, "amount");
  const tasks = await read(ctx, "tasks", links && { and: [links, isOpen("tasks")] }, "due_on", "asc");
  const notes = await read(ctx, "notes", links, "happened_at");
  return records.map((about) => {
    const company = companyOf(about, people, companies);
    const person = personOf(about, known, staff);
    const concerns = (record: RecordRow): boolean =>
      about.object === "contacts"
        ? refOf(record, "contact") === about.id ||
          (refOf(record, "contact") === null && refOf(record, "company") === company?.id)
        : about.object === "deals"
          ? refOf(record, "deal") === about.id ||
            (refOf(record, "deal") === null && refOf(record, "company") === company?.id)
          : refOf(record, "company") === about.id;
    return {
      ...{ about, person, company },
      deals: about.object === "deals" ? [about] : deals.filter(concerns).slice(0, 3),
      notes: notes.filter(concerns).slice(0, 3),
      tasks: tasks.filter(concerns).slice(0, 5),
    };
  });
}

const ofObject = (records: readonly RecordRow[], object: string): string[] =>
  records.filter((record) => record.object === object).map(({ id }) => id);
const idsOf = (ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null);

export function refOf(record: RecordRow, key: string): string | null {
  const value: Value = record.values[key] ?? null;
  return typeof value === "object" && value !== null && "id" in value ? value.id : null;
}

function companyOf(about: RecordRow, people: readonly RecordRow[], companies: readonly RecordRow[]): RecordRow | null {
  const through = people.find(({ id }) => id === refOf(about, "contact"));
  const id =
    about.object === "companies" ? about.id : (refOf(about, "company") ?? (through ? refOf(through, "company") : null));
  return companies.find((company) => company.id === id) ?? null;
}

/** Of a company's people the one spoken to last who is still there. */
function personOf(about: RecordRow, known: readonly RecordRow[], staff: readonly RecordRow[]): RecordRow | null {
  if (about.object === "contacts") return about;
  const named = known.find(({ id }) => id === refOf(about, "contact"));
  if (named) return named;
  return staff.find((one) => refOf(one, "company") === about.id && one.values["status"] !== "left") ?? null;
}

function anyOf(...pairs: [string, string[]][]): Condition | undefined {
  const some = pairs.filter(([, ids]) => ids.length > 0);
  const conditions = some.map(([field, ids]): Condition => ({ field, op: "in", value: [...new Set(ids)] }));
  return conditions.length > 1 ? { or: conditions } : conditions[0];
}

function openCondition(ctx: ToolContext, object: string): Condition {
  const state = requireObject(ctx, object).fields.find(({ role, options }) => role === "state" && options);
  const open = (state?.options ?? []).filter(({ kind }) => kind === "open").map(({ key }) => key);
  return { field: state?.key ?? "id", op: "in", value: open };
}

async function read(
  ctx: ToolContext,
  object: string,
  where: Condition | undefined,
  sort?: string,
  direction: "asc" | "desc" = "desc",
): Promise<RecordRow[]> {
  if (!where) return [];
  const order = sort ? { sort: [{ field: sort, direction }] } : {};
  return (await listRecords(ctx.session, ctx.query, { object, where, limit: mostOfEach, ...order })).records;
}
