import { type SQL, sql } from "drizzle-orm";

import { asOwner } from "@/db/access/as-owner";
import { wholeObject } from "@/db/access/narrow-catalog";
import { ownerColumn } from "@/db/access/owner-column";
import type { QueryOptions, Row, Session } from "@/db/connect/db";
import type { ObjectDefinition } from "@/db/objects/definition";
import { isTextType, sqlTypeOf } from "@/db/objects/field-types";
import { toText } from "@/db/query/list-records";
import { readRecord, storedRecord } from "@/db/query/record-columns";
import type { QueryContext } from "@/db/query/scope";
import type { RecordRow } from "@/db/query/values";
import type { StoredValue } from "./input-value";

/** Who writes, when, and which change set the rows of the feed belong to. */
export type WriteContext = { changeSetId: string; memberId: string | null; now: Date };

export type NewRecord = {
  id: string;
  values: Record<string, unknown>;
  createdAt?: string;
  updatedAt?: string;
  createdBy?: string;
};

/** Inserts any number of records in one statement, each with its row in the feed. */
export async function insertRecords(
  session: Session,
  object: ObjectDefinition,
  rows: NewRecord[],
  write: WriteContext,
): Promise<void> {
  // Whose they will be is given with them, and need not be in the sight of who makes them.
  await asOwner(session, () => run(session, sql`${insertion(object, rows, write)} select 1 where false`));
}

/** Inserts one record and answers it as it is stored, in one round trip. */
export async function insertRecord(
  session: Session,
  context: QueryContext,
  object: ObjectDefinition,
  row: NewRecord,
  write: WriteContext,
): Promise<RecordRow> {
  if (session.asOwner) {
    await insertRecords(session, object, [row], write);
    return readWritten(session, context, object, row.id);
  }
  const stored = storedRecord(context, object);
  const [inserted] = await run(session, sql`${insertion(object, [row], write)} ${sql.raw(stored.select("new"))}`, {
    isRepeated: stored.isRepeated,
  });
  if (!inserted) throw new Error(`The insert into ${object.key} answered no row.`);
  return stored.read(inserted);
}

function insertion(object: ObjectDefinition, rows: NewRecord[], write: WriteContext): SQL {
  const fields = object.fields.filter((field) => !field.computed && rows.some((row) => field.key in row.values));
  const now = write.now.toISOString();
  const data = rows.map((row) => ({
    ...row.values,
    id: row.id,
    created_at: row.createdAt ?? now,
    updated_at: row.updatedAt ?? row.createdAt ?? now,
    created_by: row.createdBy ?? write.memberId,
  }));
  const system = ["id uuid", "created_at timestamptz", "updated_at timestamptz", "created_by uuid"];
  const types = sql.raw([...system, ...fields.map((field) => `"${field.key}" ${sqlTypeOf(field.type)}`)].join(", "));
  const names = ["id", "created_at", "updated_at", "created_by", ...fields.map((field) => field.key)];
  const columns = sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
  const present = new Set(fields.map((field) => field.key));
  const search = searchText(object, (key) => (present.has(key) ? sql.identifier(key) : null));
  return sql`with new as (
      insert into ${sql.identifier(object.key)} (${columns}, search_text)
      select ${columns}, ${search} from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as input (${types})
      returning *
    ), feed as (
      insert into atrium_changes (change_set_id, object, record_id, kind, after)
      select ${write.changeSetId}::uuid, ${object.key}, id, 'created', jsonb_strip_nulls(to_jsonb(new) - ${sql.param(feedLess)}::text[]) from new
    )`;
}

const feedLess = ["id", "created_at", "updated_at", "created_by", "deleted_at", "search_text"];

/** Gives the same values to all records of `ids`; those that have them already are not touched. Answers how many changed. */
export async function updateRecords(
  session: Session,
  object: ObjectDefinition,
  ids: SQL,
  values: Record<string, StoredValue>,
  write: WriteContext,
): Promise<number> {
  return changeRecords(session, object, ids, assignment(object, values, write));
}

/** The same for one record; answers it as it is stored then, or undefined when it had these values already. */
export async function updateRecord(
  session: Session,
  context: QueryContext,
  object: ObjectDefinition,
  id: string,
  values: Record<string, StoredValue>,
  write: WriteContext,
): Promise<RecordRow | undefined> {
  if (session.asOwner) {
    const count = await changeRecords(session, object, sql`select ${id}::uuid`, assignment(object, values, write));
    return count > 0 ? readWritten(session, context, object, id) : undefined;
  }
  const stored = storedRecord(context, object);
  const [updated] = await run(
    session,
    sql`${changing(object, sql`select ${id}::uuid`, assignment(object, values, write), sql`t.*`)} ${sql.raw(stored.select("new"))}`,
    { isRepeated: stored.isRepeated },
  );
  return updated && stored.read(updated);
}

function assignment(
  object: ObjectDefinition,
  values: Record<string, StoredValue>,
  write: WriteContext,
): FieldAssignment {
  const keys = Object.keys(values);
  const assigned = new Map(keys.map((key) => [key, typedValue(object, key, values[key] ?? null)]));
  const search = searchText(object, (key) => assigned.get(key) ?? sql`t.${sql.identifier(key)}`);
  return { keys, assign: (key) => assigned.get(key) ?? sql`null`, search, write };
}

export type FieldAssignment = {
  keys: string[];
  assign(key: string): SQL;
  search: SQL;
  write: WriteContext;
  /** What else `assign` reads from `old`: columns of a table joined to the locked record `o`. */
  source?: { columns: SQL; join: SQL };
};

export async function changeRecords(
  session: Session,
  object: ObjectDefinition,
  ids: SQL,
  change: FieldAssignment,
): Promise<number> {
  const write = async (which: SQL): Promise<number> => {
    const rows = await run(
      session,
      sql`${changing(object, which, change, sql`t.id`)} select count(*) as count from new`,
    );
    return Number(rows[0]?.["count"] ?? 0);
  };
  if (!session.asOwner || change.source || !change.keys.includes(ownerColumn(object))) return write(ids);
  // Handing a record over may put it out of one's own sight, which a policy would refuse.
  const table = sql.identifier(object.key);
  const locked = await run(session, sql`select id from ${table} where id in (${ids}) for update`);
  const given = sql`select unnest(${sql.param(locked.map((row) => row["id"]))}::uuid[])`;
  return asOwner(session, () => write(given));
}

/** The record as it is now, as far as its writer may see it; where it left their sight, what it is without figures over others. */
async function readWritten(
  session: Session,
  context: QueryContext,
  object: ObjectDefinition,
  id: string,
): Promise<RecordRow> {
  const seen = await readRecord(session, context, object.key, id, "exclude");
  if (seen) return seen;
  const plain = { ...object, fields: object.fields.filter((field) => !field.computed && !field.target) };
  const catalog = { version: context.catalog.version, objects: [plain] };
  const read = () => readRecord(session, { ...context, catalog }, object.key, id, "exclude");
  const written = await asOwner(session, read);
  if (!written) throw new Error(`What was written to ${object.key} is not there.`);
  return written;
}

/**
 * The one statement that changes fields: locks, writes, and records what really differs. No field's key begins with a
 * line.
 */
function changing(object: ObjectDefinition, ids: SQL, change: FieldAssignment, returning: SQL): SQL {
  const table = sql.identifier(object.key);
  const { keys, write } = change;
  const json = (alias: string): SQL =>
    sql`jsonb_build_object(${sql.join(
      keys.map((key) => sql`${key}::text, to_jsonb(${sql.identifier(alias)}.${sql.identifier(key)})`),
      sql`, `,
    )})`;
  const assignments = sql.join(
    keys.map((key) => sql`${sql.identifier(key)} = ${change.assign(key)}`),
    sql`, `,
  );
  const differs = sql.join(
    keys.map((key) => sql`t.${sql.identifier(key)} is distinct from ${change.assign(key)}`),
    sql` or `,
  );
  const source = change.source ?? { columns: sql`` };
  // A source names the records by itself; asked for twice, they are joined row by row where there are no statistics yet.
  const which = change.source?.join ?? sql` where o.id in (${ids})`;
  return sql`with new as (
      update ${table} as t set ${assignments}, updated_at = ${write.now.toISOString()}::timestamptz, search_text = ${change.search}
      from (
        select o.id, ${json("o")} as _before${source.columns} from ${table} as o${which} for update of o
      ) as old
      where t.id = old.id and (${differs})
      returning ${returning}, old._before, ${json("t")} as _after
    ), feed as (
      insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
      select ${write.changeSetId}::uuid, ${object.key}, id, 'updated',
        (select jsonb_object_agg(key, value) from jsonb_each(_before) where _after -> key is distinct from value),
        (select jsonb_object_agg(key, value) from jsonb_each(_after) where _before -> key is distinct from value)
      from new
    )`;
}

/** Moves records to the trash or back. Answers how many moved. */
export async function markRecords(
  session: Session,
  object: ObjectDefinition,
  ids: SQL,
  kind: "deleted" | "restored",
  write: WriteContext,
): Promise<number> {
  const table = sql.identifier(object.key);
  const now = write.now.toISOString();
  const [value, still] = kind === "deleted" ? [sql`${now}::timestamptz`, sql`is null`] : [sql`null`, sql`is not null`];
  const rows = await run(
    session,
    sql`with new as (
      update ${table} as t set deleted_at = ${value}, updated_at = ${now}::timestamptz
      where id in (${ids}) and deleted_at ${still} returning *
    ), feed as (
      insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
      select ${write.changeSetId}::uuid, ${object.key}, id, ${kind},
        ${kind === "deleted" ? sql`jsonb_strip_nulls(to_jsonb(new) - ${sql.param(feedLess)}::text[])` : sql`null::jsonb`},
        ${kind === "restored" ? sql`jsonb_strip_nulls(to_jsonb(new) - ${sql.param(feedLess)}::text[])` : sql`null::jsonb`}
      from new
    )
    select count(*) as count from new`,
  );
  return Number(rows[0]?.["count"] ?? 0);
}

/** The words a record is found by: all its text fields, in lower case. */
export function searchText(
  object: Pick<ObjectDefinition, "fields">,
  read: (key: string) => SQL | ReturnType<typeof sql.identifier> | null,
): SQL {
  const parts = wholeObject(object)
    .fields.filter((field) => isTextType(field.type) && !field.computed)
    .flatMap((field) => read(field.key) ?? []);
  if (parts.length === 0) return sql`''`;
  return sql`lower(concat_ws(' ', ${sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  )}))`;
}

function typedValue(object: ObjectDefinition, key: string, value: StoredValue): SQL {
  const field = object.fields.find((candidate) => candidate.key === key);
  const cast = sql.raw(`::${field ? sqlTypeOf(field.type) : "text"}`);
  return Array.isArray(value) ? sql`${sql.param(value)}${cast}` : sql`${value}${cast}`;
}

async function run(session: Session, statement: SQL, options?: QueryOptions): Promise<Row[]> {
  const { sql: text, params } = toText(statement);
  return session.query(text, params, options);
}
