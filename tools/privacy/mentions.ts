import type { Session } from "@/db/connect/db";

export type Mention = { where: "document" | "conversation"; id: string; name: string };

/** Texts that no link ties to the person, found by the words by which the person is known. */
export async function findMentions(session: Session, words: readonly string[]): Promise<Mention[]> {
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const rows = await session.query<{ where: Mention["where"]; id: string; name: string | null }>(
    `select 'document' as where, d.id::text, d.definition ->> 'name' as name from atrium_documents as d
       where exists (select from atrium_document_versions as v where v.document_id = d.id and v.text ilike any($1::text[]))
     union all select 'conversation', c.id::text, c.title from atrium_conversations as c
       where c.title ilike any($1::text[]) or exists (
         select from atrium_messages as m where m.conversation_id = c.id and (m.text ilike any($1::text[]) or m.parts::text ilike any($1::text[])))
     order by 1, 2 limit 1000`,
    [patterns],
  );
  return rows.map(({ where, id, name }) => ({ where, id, name: name ?? "" }));
}
