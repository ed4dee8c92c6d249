import type { Session } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";
import type { NewPassage } from "./passage-rows";
import type { RecordSource } from "./record-sources";

export type ChangedRecord = { object: string; id: string; isRenamed: boolean };
/** A record's name, the names of those it is about, and its long texts in the order of the fields. */
export type RecordText = { id: string; name: string; about: string; texts: (string | null)[] };
export type RecordPassage = Omit<NewPassage, "page"> & { id: string; field: string };

/** What this transaction changed of what passages are made of; the first of the watched keys is the name. */
export const changedRecords = (watched: string): string =>
  `(select jsonb_agg(distinct jsonb_build_object('object', c.object, 'id', c.record_id, 'isRenamed', c.kind = 'updated' and c.after ? w.keys[1]))
    from atrium_changes as c join jsonb_to_recordset(${watched}::jsonb) as w(object text, keys text[], "isSource" boolean)
      on w.object = c.object
    where c.xid = pg_current_xact_id() and c.era = (select era from atrium_meta)
      and (w."isSource" and c.kind in ('created', 'destroyed') or c.kind = 'updated' and c.after ?| w.keys))`;

/** A name that very many texts go by is not worth holding up the change of it; they get it when they are next written. */
const mostLinked = 1000;

/** The records of a source that point to any of these. */
export async function recordsAbout(
  session: Session,
  { object, links }: RecordSource,
  target: string,
  ids: readonly string[],
): Promise<string[]> {
  const conditions = links
    .filter((link) => link.target.key === target)
    .map(({ field }) =>
      field.type === "links" ? `r.${quote(field.key)} && $1::uuid[]` : `r.${quote(field.key)} = any($1::uuid[])`,
    );
  if (conditions.length === 0) return [];
  const rows = await session.query<{ id: string }>(
    `select r.id from ${quote(object.key)} as r where ${conditions.join(" or ")} limit ${mostLinked}`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** What passages of these records are made of, those in the trash too: they may come back. */
export async function readTexts(session: Session, source: RecordSource, ids: readonly string[]): Promise<RecordText[]> {
  return session.query<RecordText>(`${selectTexts(source)} where r.id = any($1::uuid[])`, [ids]);
}

/** The next records that have a text and no passage, by id. */
export async function unindexed(
  session: Session,
  source: RecordSource,
  { after, limit }: { after: string | null; limit: number },
): Promise<RecordText[]> {
  const hasText = source.texts.map(({ key }) => `r.${quote(key)} ~ '\\S'`).join(" or ");
  return session.query<RecordText>(
    `${selectTexts(source)} where ($1::uuid is null or r.id > $1::uuid) and (${hasText})
       and not exists (select from atrium_passages as p where p.version_id = r.id)
     order by r.id limit $2 for share of r`,
    [after, limit],
  );
}

function selectTexts({ object, texts, links }: RecordSource): string {
  const names = links.map(({ field, target }) => {
    const [name, column] = [`t.${quote(target.nameField)}`, `r.${quote(field.key)}`];
    const isMeant = field.type === "links" ? `t.id = any(${column})` : `t.id = ${column}`;
    return `(select string_agg(${name}, ', ' order by t.id) from ${quote(target.key)} as t where ${isMeant} and t.deleted_at is null)`;
  });
  const columns = texts.map(({ key }) => `r.${quote(key)}`);
  return `select r.id, coalesce(r.${quote(object.nameField)}::text, '') as name,
    ${names.length > 0 ? `concat_ws(', ', ${names.join(", ")})` : "''"} as about,
    to_jsonb(array[${columns.join(", ")}]::text[]) as texts from ${quote(object.key)} as r`;
}

/** Puts these passages in place of those that the records had; one that is as it was keeps its vector. */
export async function replaceRecordPassages(
  session: Session,
  object: string,
  ids: readonly string[],
  passages: readonly RecordPassage[],
): Promise<void> {
  await session.query(
    `with new as (
       select * from jsonb_to_recordset($3::jsonb)
         as x(id uuid, field text, place int, "from" int, "to" int, heading text, text text, context text)
     ), gone as (
       delete from atrium_passages as p where p.version_id = any($1::uuid[])
         and not exists (select from new where new.id = p.version_id and new.place = p.place)
     )
     insert into atrium_passages as p (version_id, place, object, field, from_at, to_at, heading, text, context)
     select id, place, $2, field, "from", "to", heading, text, context from new
     on conflict (version_id, place) do update set field = excluded.field, from_at = excluded.from_at, to_at = excluded.to_at,
       heading = excluded.heading, text = excluded.text, context = excluded.context,
       embedding = case when p.text = excluded.text and p.context = excluded.context then p.embedding end,
       model = case when p.text = excluded.text and p.context = excluded.context then p.model end`,
    [ids, object, JSON.stringify(passages)],
  );
}
