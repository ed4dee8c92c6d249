import type { Session } from "@/db/connect/db";
import type { Column, Layout } from "./manifest";

/** Columns that say something of the place and not of the workspace, and the table of applied migrations: made anew. */
const ofThePlace = new Set(["atrium_meta.era", "atrium_meta.frozen"]);
export const migrationsTable = "atrium_migrations";

type ColumnRow = { table: string; name: string; type: string; is_not_null: boolean; references: string | null };

/** The tables of the schema in which the transaction is, as they are in the database; those of Atrium itself first. */
export async function readLayout(session: Session): Promise<Layout[]> {
  const columns = await session.query<ColumnRow>(columnsOf);
  const keys = await session.query<{ table: string; columns: string[] }>(keysOf);
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => name !== migrationsTable);
  return names.toSorted(fixedFirst).map((name) => ({
    name,
    columns: columns.filter(({ table }) => table === name).flatMap(toColumn),
    key: keys.find(({ table }) => table === name)?.columns ?? [],
  }));
}

const toColumn = (row: ColumnRow): Column[] =>
  ofThePlace.has(`${row.table}.${row.name}`)
    ? []
    : [
        {
          name: row.name,
          type: row.type,
          isNotNull: row.is_not_null,
          ...(row.references ? { references: row.references } : {}),
        },
      ];

export const isFixed = (table: string): boolean => table.startsWith("atrium_");

/** Objects are tables that follow from rows of the fixed ones. */
function fixedFirst(one: string, other: string): number {
  if (isFixed(one) !== isFixed(other)) return isFixed(one) ? -1 : 1;
  return one < other ? -1 : 1;
}

const here = "(select oid from pg_namespace where nspname = current_schema)";

/** What the database works out by itself is not a value. */
const columnsOf = `select t.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as is_not_null, f.relname::text as references
  from pg_class as t join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  left join pg_constraint as c on c.conrelid = t.oid and c.contype = 'f' and c.conkey = array[a.attnum]
  left join pg_class as f on f.oid = c.confrelid
  where t.relnamespace = ${here} and t.relkind = 'r' order by t.relname, a.attnum`;

const keysOf = `select t.relname::text as table,
    array(select a.attname::text from unnest(c.conkey) with ordinality as k(num, place)
      join pg_attribute as a on a.attrelid = t.oid and a.attnum = k.num order by k.place) as columns
  from pg_class as t join pg_constraint as c on c.conrelid = t.oid and c.contype = 'p'
  where t.relnamespace = ${here}`;
