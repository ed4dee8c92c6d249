import type { Session } from "@/db/connect/db";
import type { ImportCounts } from "@/db/imports/definition";
import type { CheckedRow, FileRow } from "./check-rows";

/** Keeps checked rows, new or checked again. */
export async function saveRows(session: Session, importId: string, rows: CheckedRow[]): Promise<void> {
  const data = rows.map((row) => ({
    place: row.place,
    cells: row.cells,
    values: row.values,
    match_key: row.matchKey,
    action: row.action,
    record_id: row.recordId,
    problems: row.problems,
  }));
  await session.query(
    `insert into atrium_import_rows (import_id, place, cells, values, match_key, action, record_id, problems)
     select $1::uuid, place, cells, values, match_key, action, record_id, problems
     from jsonb_to_recordset($2::jsonb) as r(place int, cells jsonb, values jsonb, match_key text, action text, record_id uuid, problems jsonb)
     on conflict (import_id, place) do update set cells = excluded.cells, values = excluded.values, match_key = excluded.match_key,
       action = excluded.action, record_id = excluded.record_id, problems = excluded.problems`,
    [importId, JSON.stringify(data)],
  );
}

export async function readFileRows(
  session: Session,
  importId: string,
  after: number,
  limit: number,
): Promise<FileRow[]> {
  return session.query<FileRow>(
    "select place, cells from atrium_import_rows where import_id = $1::uuid and place > $2 order by place limit $3",
    [importId, after, limit],
  );
}

export async function countRows(session: Session, importId: string): Promise<ImportCounts> {
  const rows = await session.query<{ action: keyof ImportCounts; count: string }>(
    "select action, count(*) as count from atrium_import_rows where import_id = $1::uuid group by action",
    [importId],
  );
  const counts: ImportCounts = { rows: 0, create: 0, update: 0, skip: 0, invalid: 0 };
  for (const { action, count } of rows) {
    counts.rows += Number(count);
    counts[action] += Number(count);
  }
  return counts;
}
