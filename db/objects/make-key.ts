import type { Session } from "@/db/connect/db";

const longest = 50;

/** Columns of every table, the database's own columns of a row, and the id that queries know. */
const fieldWords = [
  ...["id", "created_at", "updated_at", "created_by", "deleted_at", "search_text"],
  ...["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"],
];

/** Names that stand for something else inside the statements that write records. */
const objectWords = ["new", "old", "feed", "input", "record", "records", "user", "member", "members"];

export const fieldKey = (label: string, taken: Iterable<string>): string =>
  freeKey(plainKey(label, "field"), new Set([...fieldWords, ...taken]));

/** A table's name: also apart from the database's types and catalogs, which are looked up before the workspace. */
export async function objectKey(session: Session, plural: string, taken: Iterable<string>): Promise<string> {
  const rows = await session.query(
    "select typname as name from pg_catalog.pg_type where typnamespace = 'pg_catalog'::regnamespace",
  );
  const words = rows.map((row) => String(row["name"]));
  return freeKey(plainKey(plural, "object"), new Set([...objectWords, ...words, ...taken]));
}

export const optionKey = (label: string, taken: Iterable<string>): string =>
  freeKey(plainKey(label, "option"), new Set(taken));

/** "Größe (m²)" to "grosse_m2"; a label without Latin letters or digits gets the fallback, numbered if need be. */
function plainKey(label: string, fallback: string): string {
  const plain = label
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  const worded = /^[a-z]/.test(plain) ? plain : plain === "" ? fallback : `${fallback}_${plain}`;
  return worded.slice(0, longest).replace(/_+$/, "");
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}_${number}`)) number += 1;
  return `${wanted}_${number}`;
}
