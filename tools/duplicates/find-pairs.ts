import type { ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Rule } from "./rules";

/** Pairs that a person said no to stay away; pairs that are known are not counted twice. */
const keep = `on conflict (left_id, right_id) do update set score = greatest(atrium_duplicates.score, excluded.score)
  where atrium_duplicates.state = 'open'`;

/** All records with the same tidied value, each paired with the first of them. */
export async function pairSame(
  ctx: ToolContext,
  object: ObjectDefinition,
  rule: Extract<Rule, { how: "same" }>,
): Promise<void> {
  await ctx.session.query(
    `with keyed as (select id, ${rule.key(quote(rule.field.key))} as key from ${quote(object.key)} where deleted_at is null),
      firsts as (select key, min(id::text)::uuid as first from keyed where key is not null group by key having count(*) between 2 and 50)
     insert into atrium_duplicates (object_key, left_id, right_id, score, field, state, found_at)
     select $1, f.first, k.id, 1, $2, 'open', $3::timestamptz from firsts f join keyed k on k.key = f.key and k.id <> f.first ${keep}`,
    [object.key, rule.field.key, ctx.now.toISOString()],
  );
}

/** Names alike, for the records after one id; answers the last id of the batch. */
export async function pairAlike(
  ctx: ToolContext,
  object: ObjectDefinition,
  { after, limit, from }: { after: string; limit: number; from: number },
): Promise<{ last: string | null; count: number }> {
  const table = quote(object.key);
  const name = quote(object.nameField);
  // Without the barrier of "offset 0" a planner that hopes for five rows soon reads all of them by their ids.
  await ctx.session.exec(`set local pg_trgm.similarity_threshold to ${from}`);
  const rows = await ctx.session.query<{ last: string | null; count: string }>(
    `with batch as (select id, lower(${name}) as name from ${table} where deleted_at is null and id > $1::uuid and length(${name}) > 3 order by id limit $2),
      pairs as (
        select b.id as left_id, o.id as right_id, similarity(b.name, lower(o.${name})) as score
        from batch b cross join lateral (
          select id, ${name} from (
            select id, ${name} from ${table} where deleted_at is null and lower(${name}) % b.name offset 0
          ) as like_it where id > b.id limit 5
        ) o
      ),
      kept as (
        insert into atrium_duplicates (object_key, left_id, right_id, score, field, state, found_at)
        select $3, left_id, right_id, least(score, 0.99), $4, 'open', $5::timestamptz from pairs ${keep}
      )
     select max(id::text) as last, count(*) as count from batch`,
    [after, limit, object.key, object.nameField, ctx.now.toISOString()],
  );
  return { last: rows[0]?.last ?? null, count: Number(rows[0]?.count ?? 0) };
}
