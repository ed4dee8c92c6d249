import { openPglite } from "@/db/connect/pglite";
import { openPostgres } from "@/db/connect/postgres";
import { storeVectors, vectorText } from "@/db/documents/passage-rows";
import { searchPassages } from "@/db/documents/search-passages";
import { createWorkspace, dropWorkspace, enterSchema, prepareDirectory } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import { generate } from "./generate";
import { measure } from "./measure";

const count = Number(process.env["BENCH_PASSAGES"] ?? 100_000);
const turns = Number(process.env["BENCH_TURNS"] ?? 60);
const perDocument = 50;
const model = "bench";

/** Search in this many passages, by words, by meaning and by both, beside the two raw statements it cannot do without. */
async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  const db = url ? openPostgres(url) : await openPglite({});
  const clock = createClock();
  const id = clock.newId();
  const now = clock.now();
  await prepareDirectory(db);
  const workspace = await createWorkspace(db, { id, slug: `knowledge-${id.slice(-6)}`, name: "Bench", now });
  const opening = enterSchema(workspace);
  try {
    const texts = generate(count, [id], now).companies.map(({ values }, at) => sentence(String(values["name"]), at));
    const started = performance.now();
    for (let start = 0; start < count; start += 5000)
      await db.transaction({ opening }, async (session) => {
        const part = texts.slice(start, start + 5000);
        await session.query(fill, [JSON.stringify(part.map((text, at) => ({ text, at: start + at })))]);
        const vectors = part.map((_, at) => ({
          versionId: versionOf(start + at),
          text: `Document. ${part[at]}`,
          place: (start + at) % perDocument,
          vector: vector(start + at),
        }));
        await storeVectors(session, model, vectors);
      });
    await db.transaction({ opening }, (session) => session.exec("analyze atrium_passages"));
    console.log(
      `${db.driver}: ${count.toLocaleString("en")} passages loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    const question = (turn: number): string => (texts[(turn * 7919) % count] ?? "").split(" ").slice(0, 6).join(" ");
    const search = (weights?: { words: number; meaning: number }) =>
      measure(turns, (turn) =>
        db.transaction({ opening, isReadOnly: true }, (session) =>
          searchPassages(session, {
            question: question(turn),
            vector: { model, values: vector(turn * 31 + 7) },
            limit: 6,
            ...(weights ? { weights } : {}),
          }),
        ),
      );
    const raw = (text: string, params: (turn: number) => unknown[]) =>
      measure(turns, (turn) =>
        db.transaction({ opening, isReadOnly: true }, (session) => session.query(text, params(turn))),
      );
    const words = await raw(rawWords, (turn) => [question(turn)]);
    const meaning = await raw(rawMeaning, (turn) => [vectorText(vector(turn * 31 + 7))]);
    say("raw: all words, ranked", words);
    say("raw: nearest 40 by index", meaning);
    say("search by words", await search({ words: 1, meaning: 0 }));
    say("search by meaning", await search({ words: 0, meaning: 1 }));
    const both = await search();
    say("search by both", both);
    console.log(
      `both against the two raw statements: ${(both.p50 / (words.p50 + meaning.p50)).toFixed(1)} x at the median`,
    );
  } finally {
    await dropWorkspace(db, workspace);
    await db.close();
  }
}

const say = (name: string, { p50, p95 }: { p50: number; p95: number }): void =>
  console.log(`${name.padEnd(28)}${p50.toFixed(1).padStart(9)} ms median ${p95.toFixed(1).padStart(9)} ms p95`);

const versionOf = (at: number): string =>
  `00000000-0000-7000-8000-${Math.floor(at / perDocument)
    .toString(16)
    .padStart(12, "0")}`;

/** Some words that few passages have, some that many have. */
const sentence = (name: string, at: number): string =>
  `${name} pays invoice ${at} within thirty days of delivery and returns the goods of lot ${at % 977} to works ${at % 31} when the calibration of item ${at % 4001} has ended`;

/** A hundred directions with noise around them, as meanings lie. */
function vector(at: number): Float32Array {
  let state = (at % 100) * 2_654_435_761 + 1;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296 - 0.5;
  };
  const centre = Array.from({ length: 512 }, next);
  state = at * 40_503 + 17;
  const values = Float32Array.from(centre, (value) => value + next() * 0.6);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

const fill = `
with given as (select x.text, x.at from jsonb_to_recordset($1::jsonb) as x(text text, at int)),
  ids as (select distinct ('00000000-0000-7000-8000-' || lpad(to_hex(at / ${perDocument}), 12, '0'))::uuid as id from given),
  made as (insert into atrium_documents (id, member_id, definition, created_at)
    select id, id, jsonb_build_object('name', 'Document', 'folder', '', 'versionId', id, 'version', 1), now() from ids on conflict do nothing),
  versions as (insert into atrium_document_versions (id, document_id, number, member_id, file_name, media_type, size, digest, pages, notices, state, created_at)
    select id, id, 1, id, 'Document', 'text/markdown', 1, id::text, '{}', '{}', 'ready', now() from ids on conflict do nothing)
insert into atrium_passages (version_id, document_id, place, from_at, to_at, text, context)
select v.id, v.id, at % ${perDocument}, 0, length(text), text, 'Document'
from given, lateral (select ('00000000-0000-7000-8000-' || lpad(to_hex(at / ${perDocument}), 12, '0'))::uuid as id) as v`;

const rawWords = `select version_id, place from atrium_passages, plainto_tsquery('english', $1) as q
  where search @@ q order by ts_rank(search, q) desc limit 40`;
const rawMeaning = `select version_id, place from atrium_passages where model = '${model}' order by embedding <#> $1::halfvec limit 40`;

await main();
