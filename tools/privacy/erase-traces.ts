import type { Session } from "@/db/connect/db";

const gone = "[erased]";

/**
 * What Atrium itself wrote down about records that are erased: summaries of changes, duplicates, rows of imports, and
 * what conversations say of them. Answers how many messages and rows of imports it was.
 */
export async function eraseTraces(
  session: Session,
  { ids, words, names }: { ids: readonly string[]; words: readonly string[]; names: readonly string[] },
): Promise<{ messages: number; importRows: number }> {
  for (const name of names)
    await session.query(
      `update atrium_change_sets as s set summary = replace(s.summary, $2, '${gone}')
       where position($2 in s.summary) > 0 and exists (select from atrium_changes as c where c.change_set_id = s.id and c.record_id = any($1::uuid[]))`,
      [ids, name],
    );
  await session.query("delete from atrium_duplicates where left_id = any($1::uuid[]) or right_id = any($1::uuid[])", [
    ids,
  ]);
  await session.query("delete from atrium_task_proposals where record_id = any($1::uuid[])", [ids]);
  const rows = await session.query("delete from atrium_import_rows where record_id = any($1::uuid[]) returning place", [
    ids,
  ]);
  // An answer that shows one of the records holds its values in a form of its own, so it goes as a whole.
  const shown = await session.query(
    `update atrium_messages set text = '${gone}', parts = '[{"type":"text","text":"${gone}"}]'::jsonb
     where parts::text ~ $1 returning id`,
    [ids.join("|")],
  );
  const told = new Set(shown.map((row) => String(row["id"])));
  for (const word of words) {
    const inJson = JSON.stringify(word).slice(1, -1);
    const found = await session.query(
      `update atrium_messages set text = replace(text, $1, '${gone}'), parts = replace(parts::text, $2, '${gone}')::jsonb
       where position($1 in text) > 0 or position($2 in parts::text) > 0 returning id`,
      [word, inJson],
    );
    for (const row of found) told.add(String(row["id"]));
    await session.query(
      `update atrium_conversations set title = replace(title, $1, '${gone}'), summary = replace(summary::text, $2, '${gone}')::jsonb
       where position($1 in title) > 0 or position($2 in summary::text) > 0`,
      [word, inJson],
    );
  }
  return { messages: told.size, importRows: rows.length };
}
