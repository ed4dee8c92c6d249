import { applyPolicies } from "@/db/access/policies";
import { checkSeals } from "@/db/changes/seals";
import type { Db, Session } from "@/db/connect/db";
import { toObject } from "@/db/objects/apply-catalog";
import { createIndex } from "@/db/objects/plan-ddl";
import { readStoredCatalog, toCatalog } from "@/db/objects/stored-catalog";
import { quote, toTableShape } from "@/db/objects/table-shape";
import { migrate } from "@/db/workspace/migrate";
import { createSchema, dropSchema } from "@/db/workspace/schemas";
import { enterSchema } from "@/db/workspace/workspaces";
import { ArchiveError } from "./archive-error";
import { addReferences, createTable } from "./build-tables";
import type { Layout, Manifest } from "./manifest";
import { isFixed, readLayout } from "./read-layout";
import type { Reader } from "./read-rows";
import { digestOf } from "./read-workspace";

export type Loader = {
  /** Makes the tables of objects once the fixed ones are filled, so parts come in the order of the layouts. */
  load(layout: Layout, lines: readonly string[]): Promise<void>;
  /** Everything is in: rules, indexes, policies, and a comparison with what was given. */
  finish(manifest: Manifest): Promise<void>;
  /** What was written so far goes. */
  drop(): Promise<void>;
};

type Options = {
  db: Db;
  schemaName: string;
  /** Of the source; the tables are made as they were there, and brought up to date in the end. */
  migrations: readonly string[];
  onStep?(): Promise<void>;
};

/** Writes a workspace into a schema that nobody sees yet, a part in a transaction. */
export async function openLoader({ db, schemaName, migrations, onStep }: Options): Promise<Loader> {
  const here = <T>(run: (session: Session) => Promise<T>): Promise<T> =>
    db.transaction({ opening: enterSchema({ schemaName }) }, run);
  const drop = (): Promise<void> => db.transaction({}, (session) => dropSchema(session, schemaName));
  await db.transaction({}, async (session) => {
    await dropSchema(session, schemaName);
    await session.exec(createSchema(schemaName));
    await session.exec(enterSchema({ schemaName }));
    await migrate(session, "workspace", "atrium_migrations", migrations);
  });
  const fixed = await here(readLayout);
  const made = new Set<string>();
  const make = async (layout: Layout): Promise<void> => {
    if (made.has(layout.name)) return;
    made.add(layout.name);
    if (isFixed(layout.name)) requireSame(fixed, layout);
    else await here((session) => session.exec(createTable(layout)));
  };
  return {
    drop,
    async load(layout, lines) {
      await make(layout);
      await here((session) => insertRows(session, layout, lines));
      await onStep?.();
    },
    async finish(manifest) {
      for (const layout of manifest.tables) await make(layout);
      await compare(here, manifest, onStep);
      await here(async (session) => {
        // Those of the fixed tables come from their migrations.
        for (const layout of manifest.tables.filter(({ name }) => !isFixed(name)))
          for (const statement of addReferences(layout, manifest.tables)) await session.exec(statement);
        await migrate(session, "workspace", "atrium_migrations");
        await complete(session, manifest);
      });
      await here(verifySeals);
    },
  };
}

function requireSame(fixed: readonly Layout[], layout: Layout): void {
  const known = fixed.find(({ name }) => name === layout.name);
  const isKnown = layout.columns.every(({ name, type }) =>
    known?.columns.some((column) => column.name === name && column.type === type),
  );
  if (!known || !isKnown)
    throw new ArchiveError(
      `The archive has a table ${layout.name} that Atrium does not know. Export the workspace again.`,
    );
}

async function insertRows(session: Session, { name, columns }: Layout, lines: readonly string[]): Promise<void> {
  const list = columns.map((column) => quote(column.name)).join(", ");
  await session.query(
    `insert into ${quote(name)} (${list}) overriding system value
     select ${list} from jsonb_populate_recordset(null::${quote(name)}, $1::jsonb)`,
    [`[${lines.join(",")}]`],
  );
}

/** Rules and indexes go over all rows at once. */
async function complete(session: Session, { tables, era }: Manifest): Promise<void> {
  const objects = tables.filter(({ name }) => !isFixed(name));
  const rowsOf = (name: string): number => tables.find((table) => table.name === name)?.rows ?? -1;
  if (rowsOf("atrium_meta") !== 1 || rowsOf("atrium_members") < 0)
    throw new ArchiveError("The archive lacks tables that every workspace has. Export the workspace again.");
  const stored = await readStoredCatalog(session, 0);
  for (const object of stored.objects) {
    const shape = toTableShape(toObject(stored, object));
    if (!objects.some(({ name }) => name === shape.name))
      throw new ArchiveError(`The archive lacks the table of ${object.definition.plural}. Export the workspace again.`);
    for (const index of shape.indexes) await session.exec(createIndex(quote(shape.name), index));
  }
  await session.exec(
    `update atrium_meta set era = ${era + 1}, frozen = null; alter table atrium_changes alter column era set default ${era + 1}`,
  );
  const numbered = await session.query<{ statement: string }>(sequencesOf);
  for (const { statement } of numbered) await session.exec(statement);
  await applyPolicies(session, toCatalog(stored));
}

/** A number that was given is not given again. */
const sequencesOf = `select format('select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I), 0) + 1, false)',
    quote_ident(t.relname), a.attname, a.attname, t.relname) as statement
  from pg_class as t join pg_attribute as a on a.attrelid = t.oid and a.attidentity <> ''
  where t.relnamespace = (select oid from pg_namespace where nspname = current_schema) and t.relkind = 'r'`;

/** Reads back what was written: the same rows, to the byte. */
async function compare(read: Reader, manifest: Manifest, onStep?: () => Promise<void>): Promise<void> {
  for (const table of manifest.tables) {
    const found = await digestOf(read, table);
    if (found.rows !== table.rows || found.digest !== table.digest)
      throw new ArchiveError(
        `The table ${table.name} did not come over as it was: ${found.rows} of ${table.rows} rows. Nothing was kept.`,
      );
    await onStep?.();
  }
}

async function verifySeals(session: Session): Promise<void> {
  const { difference } = await checkSeals(session);
  if (difference)
    throw new ArchiveError(
      `The audit log in it was altered: seal ${difference.seal} of ${difference.sealedAt} differs. Nothing was kept; find out with atrium verify where it came from.`,
    );
}
