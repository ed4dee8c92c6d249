import type { Row, Session } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";
import type { Column, Layout } from "./manifest";

/** Runs a read of the workspace: within one snapshot, or each in a transaction of its own while nobody writes. */
export type Reader = <T>(read: (session: Session) => Promise<T>) => Promise<T>;

const wantedBytes = 2 * 1024 * 1024;
const mostRows = 2000;

/** A page at a time, in the order of the key: neither a table nor an archive is ever whole in memory. */
export async function* readRows(read: Reader, layout: Layout, filter?: string): AsyncGenerator<string[]> {
  const key = layout.key.map((name) => keyColumn(layout, name));
  let after: string[] | null = null;
  let limit = 8;
  for (;;) {
    const from: string[] | null = after;
    const rows: Row[] = await read((session) =>
      session.query(pageOf(layout, key, { after: from, limit, filter }), from ?? []),
    );
    const lines = rows.map((row) => String(row["line"]));
    if (lines.length > 0) yield lines;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = key.map((_, place) => String(last[`key_${place}`]));
    const bytes = lines.reduce((sum, line) => sum + line.length, 0);
    limit = Math.min(mostRows, Math.max(1, Math.floor((rows.length * wantedBytes) / Math.max(1, bytes))));
  }
}

type KeyColumn = { expression: string; type: string };

/** Databases sort text by rules of their own; byte by byte all sort it alike. */
function keyColumn({ name: table, columns }: Layout, name: string): KeyColumn {
  const type = columns.find((column: Column) => column.name === name)?.type;
  if (!type) throw new Error(`The key of ${table} has no column ${name}.`);
  return { expression: type === "text" ? `t.${quote(name)} collate "C"` : `t.${quote(name)}`, type };
}

type Page = { after: string[] | null; limit: number; filter: string | undefined };

function pageOf({ name, columns }: Layout, key: KeyColumn[], { after, limit, filter }: Page): string {
  const expressions = key.map(({ expression }) => expression).join(", ");
  const conditions = [
    ...(filter ? [filter] : []),
    ...(after ? [`(${expressions}) > (${key.map(({ type }, place) => `$${place + 1}::${type}`).join(", ")})`] : []),
  ];
  const values = columns.map((column) => `t.${quote(column.name)}`).join(", ");
  const keys = key.map(({ expression }, place) => `(${expression})::text as key_${place}`).join(", ");
  const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
  return `select (select to_jsonb(r) from (select ${values}) as r)::text as line, ${keys}
    from ${quote(name)} as t ${where} order by ${expressions} limit ${limit}`;
}
