import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Session } from "@/db/connect/db";

const folder = join(import.meta.dirname, "..", "migrations");

type Journal = { entries: { idx: number; tag: string }[] };

/** Thrown when the data were written by a later version of Atrium than this one. */
export class NewerDataError extends Error {
  override name = "NewerDataError";
}

/**
 * Applies what drizzle-kit generated and is not applied yet, inside the caller's transaction. Statements name no
 * schema, so they land in the first of the search path. With `upTo`, no further than data went that come from elsewhere.
 */
export async function migrate(
  session: Session,
  kind: "directory" | "workspace",
  table: string,
  upTo?: readonly string[],
): Promise<number> {
  const journal = JSON.parse(readFileSync(join(folder, kind, "meta", "_journal.json"), "utf8")) as Journal;
  await session.exec(`create table if not exists ${table} (idx integer primary key, tag text not null)`);
  const rows = await session.query<{ idx: number; tag: string }>(`select idx, tag from ${table} order by idx`);
  const unknown =
    rows.find((row) => journal.entries[row.idx]?.tag !== row.tag)?.tag ??
    upTo?.find((tag, idx) => journal.entries[idx]?.tag !== tag);
  if (unknown) {
    throw new NewerDataError(
      `The data were written by a newer version of Atrium (migration ${unknown} is unknown here). Update Atrium, or point ATRIUM_DATA or DATABASE_URL at other data.`,
    );
  }
  const pending = journal.entries.slice(rows.length, upTo?.length);
  for (const entry of pending) {
    const text = readFileSync(join(folder, kind, `${entry.tag}.sql`), "utf8").replaceAll('"public".', "");
    for (const statement of text.split("--> statement-breakpoint")) {
      // The directory's schema also holds the table of applied migrations, so it exists already.
      await session.exec(statement.replace(/^\s*CREATE SCHEMA /, "CREATE SCHEMA IF NOT EXISTS "));
    }
    await session.query(`insert into ${table} (idx, tag) values ($1, $2)`, [entry.idx, entry.tag]);
  }
  return pending.length;
}
