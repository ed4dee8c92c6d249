import type { Session } from "@/db/connect/db";

type Row = Record<string, unknown>;
/** All rows of a workspace: by table, then by key. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** The talk itself, the record of what was written, what models cost, and the passages made of texts; everything else in the workspace's schema counts. */
const ignored = new Set([
  "atrium_approvals",
  "atrium_change_sets",
  "atrium_changes",
  "atrium_conversations",
  "atrium_messages",
  "atrium_meta",
  "atrium_migrations",
  "atrium_model_calls",
  "atrium_passages",
  "atrium_seals",
]);

const listTables = `select relname as name from pg_class
  where relnamespace = (select oid from pg_namespace where nspname = current_schema) and relkind = 'r' order by 1`;

/** Reads every table that exists now, so that one added later is compared without being named here. */
export async function takeSnapshot(session: Session): Promise<Snapshot> {
  const tables = (await session.query<{ name: string }>(listTables)).map(({ name }) => name);
  const read = tables
    .filter((table) => !ignored.has(table))
    .map((table) => `select '${table}' as name, to_jsonb(t) as row from "${table.replaceAll('"', '""')}" as t`);
  const snapshot = new Map<string, Map<string, Row>>(
    tables.filter((table) => !ignored.has(table)).map((table) => [table, new Map()]),
  );
  for (const { name, row } of await session.query<{ name: string; row: Row }>(read.join(" union all ")))
    snapshot.get(name)?.set(typeof row["id"] === "string" ? row["id"] : JSON.stringify(row), row);
  return snapshot;
}
