import type { Session } from "@/db/connect/db";
import { vectorText } from "./passage-rows";
import { type RecordSource, recordsSql } from "./record-sources";

export type FoundPassage = {
  /** null for the text of a record. */
  documentId: string | null;
  versionId: string | null;
  name: string;
  folder: string | null;
  version: number | null;
  /** The record whose text it is, and the field. */
  record: { object: string; id: string; field: string } | null;
  /** When the version was made, or when what the record tells of happened. */
  createdAt: string;
  from: number;
  to: number;
  heading: string | null;
  page: number | null;
  text: string;
  /** Reciprocal ranks added up: an order, not a measure. */
  score: number;
  /** How much of what the question's words weigh is in the passage: 0 to 1. */
  coverage: number;
  /** Cosine to the question; null without vectors. */
  similarity: number | null;
  /** Lexemes of the question that the passage does not have. */
  missing: string[];
};

export type PassageQuery = {
  question: string;
  vector: { model: string; values: Float32Array } | null;
  folder?: string | undefined;
  /** Objects whose texts are searched beside the documents; with a folder or none given, documents alone. */
  sources?: readonly RecordSource[];
  /** Only the texts of these records and of those that point to them. */
  about?: readonly string[] | undefined;
  /** The same rank higher, and all others are searched too. */
  near?: readonly string[] | undefined;
  now?: Date;
  limit: number;
  /** What each way of searching counts for; to measure one alone, the other is 0. */
  weights?: { words: number; meaning: number };
};

/** How many each way of searching hands to the other, and how steeply a place counts. */
const depth = 40;
const smoothing = 10;
/** A place by words counts by the square of how much of the question the passage has: one word in common says little. */
const usual = { words: 3, meaning: 1 };

/** More of these and a word says too little to look for; counting stops here. */
const common = 2000;

/** A word of the question, as it was said and as it is looked for, and how rare it is among the passages. */
export type Term = { word: string; lexeme: string; weight: number; isCommon: boolean };

/** The passages of documents that are kept which answer best, by their words and by their meaning. */
export async function searchPassages(session: Session, query: PassageQuery): Promise<FoundPassage[]> {
  return findPassages(session, query, await termsOf(session, query.question));
}

export async function findPassages(
  session: Session,
  query: PassageQuery,
  terms: readonly Term[],
): Promise<FoundPassage[]> {
  const rare = terms.filter(({ isCommon }) => !isCommon);
  const sought = rare.length > 0 ? rare : terms;
  if (sought.length === 0 && !query.vector) return [];
  // An approximate index looks on until enough of what it finds passes the filter.
  if (query.vector) await session.exec("set local hnsw.iterative_scan = relaxed_order; set local hnsw.ef_search = 80");
  return session.query<FoundPassage>(statementOf(query.folder === undefined ? (query.sources ?? []) : []), [
    terms.map(({ lexeme }) => quoted(lexeme)),
    terms.map(({ weight }) => weight),
    sought.map(({ lexeme }) => quoted(lexeme)).join(" | "),
    query.vector?.model ?? "",
    query.vector ? vectorText(query.vector.values) : null,
    query.folder ?? null,
    query.limit,
    (query.weights ?? usual).words,
    (query.weights ?? usual).meaning,
    terms.reduce((sum, { weight }) => sum + weight, 0) || 1,
    query.about ?? null,
    query.near ?? [],
    (query.now ?? new Date()).toISOString(),
  ]);
}

/** The words of a question that carry meaning, each with how rare it is among the passages. */
export async function termsOf(session: Session, question: string): Promise<Term[]> {
  const rows = await session.query<{ word: string; lexeme: string; count: string; total: string }>(
    `with total as (select count(*) as total from (select from atrium_passages limit 20000) as t)
     select w.word, w.lexeme, total.total,
       (select count(*) from (select from atrium_passages as p
          where p.search @@ (quote_literal(w.lexeme))::tsquery limit ${common}) as c) as count
     from (select min(d.token) as word, l.lexeme from ts_debug('english', $1) as d, unnest(d.lexemes) as l(lexeme)
       group by l.lexeme limit 40) as w, total`,
    [question],
  );
  return rows.map(({ word, lexeme, count, total }) => ({
    word,
    lexeme,
    weight: Math.log(1 + (Number(total) - Math.min(Number(count), Number(total)) + 0.5) / (Number(count) + 0.5)),
    isCommon: Number(count) > Math.min(common - 1, Math.max(20, Number(total) / 5)),
  }));
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** One occurrence of a word has this rank, more of them up to 1.64 times as much. */
const once = 0.0607927;

/** What is near counts this much more, and what is new up to this much, half of it after as many days. */
const nearness = 0.5;
const newness = 0.1;
const newFor = 120;

const statementOf = (sources: readonly RecordSource[]): string => `
with live as (
  select d.id, (d.definition ->> 'versionId')::uuid as version_id, d.definition ->> 'name' as name,
    d.definition ->> 'folder' as folder, (d.definition ->> 'version')::int as version, v.created_at
  from atrium_documents as d join atrium_document_versions as v on v.id = (d.definition ->> 'versionId')::uuid
  where d.deleted_at is null and $11::uuid[] is null
    and ($6::text is null or d.definition ->> 'folder' = $6 or starts_with(d.definition ->> 'folder', $6 || '/'))
), records as not materialized (
  ${recordsSql(sources)}
), terms as (
  select lexeme::tsquery as term, weight from unnest($1::text[], $2::float8[]) as t(lexeme, weight)
), by_words as (
  select version_id, place, score, row_number() over (order by score desc, version_id, place) as rank from (
    select p.version_id, p.place, sum(t.weight * ts_rank(p.search, t.term) / ${once}) as score
    from atrium_passages as p join terms as t on p.search @@ t.term
    where $8::float8 > 0 and $3 <> '' and p.search @@ $3::tsquery and ${isKept}
    group by p.version_id, p.place order by score desc, p.version_id, p.place limit ${depth}) as w
), by_meaning as (
  select version_id, place, row_number() over (order by distance, version_id, place) as rank from (
    select p.version_id, p.place, p.embedding <#> $5::halfvec as distance
    from atrium_passages as p
    where $9::float8 > 0 and $5 is not null and p.model = $4 and ${isKept}
    order by p.embedding <#> $5::halfvec limit ${depth}) as m
), candidates as (
  select version_id, place, w.rank as by_words, m.rank as by_meaning
  from by_words as w full join by_meaning as m using (version_id, place)
), fused as (
  select c.version_id, c.place, cover.coverage, r.name, r.at,
    (coalesce($8::float8 * power(cover.coverage, 2) / (${smoothing} + c.by_words), 0)
      + coalesce($9::float8 / (${smoothing} + c.by_meaning), 0))
      * (1 + case when r.links && $12::uuid[] or r.id = any($12::uuid[]) then ${nearness} else 0 end
        + coalesce(${newness} * power(0.5, greatest(0, extract(epoch from $13::timestamptz - r.at)) / ${86_400 * newFor}), 0)) as score
  from candidates as c join atrium_passages as p using (version_id, place)
    left join records as r on r.object = p.object and r.id = p.version_id
    cross join lateral (select coalesce(sum(t.weight), 0) / $10::float8 as coverage from terms as t where p.search @@ t.term) as cover
  order by score desc, c.version_id, c.place limit $7
)
select p.document_id as "documentId", case when p.object is null then p.version_id end as "versionId",
  coalesce(live.name, f.name, '') as name, live.folder, live.version,
  case when p.object is not null then jsonb_build_object('object', p.object, 'id', p.version_id, 'field', p.field) end as record,
  to_char(coalesce(live.created_at, f.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  p.from_at as "from", p.to_at as "to", p.heading, p.page, p.text, f.score,
  f.coverage,
  array(select trim(both '''' from t.term::text) from terms as t where not p.search @@ t.term) as missing,
  case when $5 is null or p.model is distinct from $4 then null else -(p.embedding <#> $5::halfvec) end as similarity
from fused as f join atrium_passages as p using (version_id, place) left join live on live.version_id = p.version_id
order by f.score desc, p.version_id, p.place`;

/** Neither the document nor the record nor its field is in the trash, and it is about whom it is to be about. */
const isKept = `(p.version_id in (select version_id from live) or exists (select from records as r
  where r.object = p.object and r.id = p.version_id and p.field = any(r.fields)
    and ($11::uuid[] is null or r.links && $11::uuid[] or r.id = any($11::uuid[]))))`;
