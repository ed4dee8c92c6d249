import { type SQL, sql } from "drizzle-orm";

import type { Row, Session } from "@/db/connect/db";
import { toText } from "@/db/query/list-records";
import type { Conversion } from "./convert-column";
import type { FieldDefinition } from "./definition";
import { isTextType } from "./field-types";
import { releasingLocks } from "./strong-lock";
import { quote } from "./table-shape";

type Column = { object: string; field: FieldDefinition };

/** Records of an object, those in the trash included. */
export async function countRecords(session: Session, object: string): Promise<number> {
  const [row] = await run(session, sql`select count(*) as count from ${sql.identifier(object)}`);
  return Number(row?.["count"] ?? 0);
}

/** Records without a value, those in the trash included, since they may come back. */
export async function countMissing(session: Session, { object, field }: Column): Promise<number> {
  const [row] = await run(
    session,
    sql`select count(*) as count from ${sql.identifier(object)} where ${sql.identifier(field.key)} is null`,
  );
  return Number(row?.["count"] ?? 0);
}

/** The values that more than one record has, most frequent first, and how many values those are in all. */
export async function findDuplicates(
  session: Session,
  { object, field }: Column,
): Promise<{ count: number; sample: { value: string; records: number }[] }> {
  const key = sql.identifier(field.key);
  const value = isTextType(field.type) ? sql`lower(${key})` : sql`${key}`;
  const rows = await run(
    session,
    sql`select min(${key}::text) as value, count(*) as records, count(*) over () as values from ${sql.identifier(object)}
      where deleted_at is null and ${key} is not null group by ${value} having count(*) > 1 order by 2 desc, 1 limit 3`,
  );
  return {
    count: Number(rows[0]?.["values"] ?? 0),
    sample: rows.map((row) => ({ value: String(row["value"]), records: Number(row["records"]) })),
  };
}

/** How many records hold each of these options; options that none holds are left out. */
export async function countOptions(
  session: Session,
  { object, field }: Column,
  keys: readonly string[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const key = sql.identifier(field.key);
  const held = field.type === "multi_select" ? sql`unnest(${key})` : sql`${key}`;
  const rows = await run(
    session,
    sql`select held, count(*) as count from (select ${held} as held from ${sql.identifier(object)}) as all_held
      where held = any(${sql.param([...keys])}::text[]) group by held`,
  );
  return new Map(rows.map((row) => [String(row["held"]), Number(row["count"])]));
}

export type ConversionCount = { converts: number; fails: number; sample: string[] };

/** How many values a change of type would carry over, and some of those it would lose. */
export async function countConversion(
  session: Session,
  object: string,
  from: FieldDefinition,
  { isLost }: Conversion,
): Promise<ConversionCount> {
  const key = quote(from.key);
  const [row] = await session.query(
    `select count(*) filter (where not (${isLost})) as converts, count(*) filter (where ${isLost}) as fails,
      (select array_agg(left(value, 80)) from (select distinct ${key}::text as value from ${quote(object)}
        where ${key} is not null and (${isLost}) order by 1 limit 5) as lost) as sample
     from ${quote(object)} where ${key} is not null`,
  );
  return {
    converts: Number(row?.["converts"] ?? 0),
    fails: Number(row?.["fails"] ?? 0),
    sample: (row?.["sample"] as string[] | null | undefined) ?? [],
  };
}

/** The different texts of a column, most frequent first; one more than asked for says that there are more. */
export async function distinctTexts(session: Session, { object, field }: Column, most: number): Promise<string[]> {
  const key = sql.identifier(field.key);
  const rows = await run(
    session,
    sql`select min(btrim(${key})) as value from ${sql.identifier(object)}
      where btrim(${key}) <> '' group by lower(btrim(${key})) order by count(*) desc, 1 limit ${most + 1}`,
  );
  return rows.map((row) => String(row["value"]));
}

async function run(session: Session, statement: SQL): Promise<Row[]> {
  const { sql: text, params } = toText(statement);
  return releasingLocks(session, () => session.query(text, params));
}
