import type { Session } from "@/db/connect/db";

export type NewPassage = {
  place: number;
  from: number;
  to: number;
  heading: string | null;
  page: number | null;
  text: string;
  /** The name of the document and the headings above. */
  context: string;
};
export type Unembedded = { versionId: string; place: number; text: string };

/** The passages of a version in place of those it had; their vectors come later. */
export async function replacePassages(
  session: Session,
  { versionId, documentId }: { versionId: string; documentId: string },
  passages: readonly NewPassage[],
): Promise<void> {
  await session.query("delete from atrium_passages where version_id = $1::uuid", [versionId]);
  for (let start = 0; start < passages.length; start += 1000)
    await session.query(
      `insert into atrium_passages (version_id, document_id, place, from_at, to_at, heading, page, text, context)
       select $1::uuid, $2::uuid, x.place, x."from", x."to", x.heading, x.page, x.text, x.context
       from jsonb_to_recordset($3::jsonb) as x(place int, "from" int, "to" int, heading text, page int, text text, context text)`,
      [versionId, documentId, JSON.stringify(passages.slice(start, start + 1000))],
    );
}

/** The next passages which have no vector of this model, in a lasting order. */
export async function unembedded(
  session: Session,
  { model, versionId, limit }: { model: string; versionId?: string; limit: number },
): Promise<Unembedded[]> {
  return session.query<Unembedded>(
    `select version_id as "versionId", place, context || '. ' || text as text from atrium_passages
     where model is distinct from $1 and ($2::uuid is null or version_id = $2::uuid)
     order by version_id, place limit $3`,
    [model, versionId ?? null, limit],
  );
}

/** The next passages that have no vector at all; an index holds them alone, so asking often costs little. */
export async function bareVectors(session: Session, limit: number): Promise<Unembedded[]> {
  return session.query<Unembedded>(
    `select version_id as "versionId", place, context || '. ' || text as text from atrium_passages
     where model is null order by version_id, place limit $1`,
    [limit],
  );
}

/** A passage that was made anew while its vector was made stays without one. */
export async function storeVectors(
  session: Session,
  model: string,
  vectors: readonly (Unembedded & { vector: Float32Array })[],
): Promise<void> {
  const rows = vectors.map(({ vector, ...row }) => ({ ...row, vector: vectorText(vector) }));
  await session.query(
    `update atrium_passages as p set embedding = x.vector::halfvec, model = $1
     from jsonb_to_recordset($2::jsonb) as x("versionId" uuid, place int, text text, vector text)
     where p.version_id = x."versionId" and p.place = x.place and p.context || '. ' || p.text = x.text`,
    [model, JSON.stringify(rows)],
  );
}

export const vectorText = (vector: Float32Array): string => `[${vector.join(",")}]`;
