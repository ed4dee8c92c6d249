import type { Db, Session } from "@/db/connect/db";
import { enterWorkspace, type Workspace } from "@/db/workspace/workspaces";
import { toObject } from "./apply-catalog";
import { createIndex } from "./plan-ddl";
import { requiredChecks } from "./prepare-rules";
import { readStoredCatalog } from "./stored-catalog";
import { execStrongOutside } from "./strong-lock";
import { quote, toTableShape } from "./table-shape";

/**
 * Brings the indexes of a workspace's tables in line with its objects, while people work: builds what is missing,
 * builds anew what a crash left unfinished, drops what nobody asks for. Answers how many statements it took.
 */
export async function tendTables(db: Db, workspace: Workspace, isStopped = (): boolean => false): Promise<number> {
  const failed = new Map<string, unknown>();
  let done = 0;
  while (!isStopped()) {
    const isDone = await db.transaction({ opening: enterWorkspace(workspace) }, (session) => tendOne(session, failed));
    if (!isDone) break;
    done += 1;
  }
  const [first] = failed.values();
  if (first !== undefined) throw first;
  return done;
}

type Step = { name: string; table: string; statement: string; isRule: boolean };

/** Each step looks at everything anew: what was asked for a moment ago may be in the trash by now. */
async function tendOne(session: Session, failed: Map<string, unknown>): Promise<boolean> {
  const { outside } = session;
  if (!outside) return false;
  const [lock] = await session.query(
    "select pg_try_advisory_xact_lock(hashtextextended('atrium tables of ' || current_schema, 0)) as is_mine",
  );
  if (lock?.["is_mine"] !== true) return false;
  const next = async (isRule: boolean): Promise<Step | undefined> =>
    (await findSteps(session)).find((step) => step.isRule === isRule && !failed.has(step.name));
  let step = await next(false);
  if (!step) {
    // A rule that no field asks for may be one that an Admin is just making; who has this row is the only one.
    const [free] = await session.query("select version from atrium_meta for update skip locked");
    step = free && (await next(true));
  }
  if (!step) return false;
  try {
    if (step.isRule) await execStrongOutside(outside, step.table, step.statement);
    else await outside(step.statement);
  } catch (error) {
    // Stopped by a change of the table, which goes first; it is built anew at the next look.
    if ((error as { code?: string }).code === "57014") return false;
    failed.set(step.name, error);
  }
  return true;
}

type IndexRow = { name: string; table: string; is_valid: boolean; is_unique: boolean };

async function findSteps(session: Session): Promise<Step[]> {
  const stored = await readStoredCatalog(session, 0);
  const shapes = stored.objects.map((object) => toTableShape(toObject(stored, object)));
  const tables = shapes.map((shape) => shape.name);
  const found = await session.query<IndexRow>(indexesOf, [tables]);
  const checks = await session.query<{ name: string; table: string }>(checksOf, [tables, `${requiredChecks}%`]);
  const [{ schema = "" } = {}] = await session.query<{ schema: string }>("select current_schema as schema");
  const placed = (name: string): string => `${quote(schema)}.${quote(name)}`;
  const asked = new Set(shapes.flatMap((shape) => shape.indexes.map((index) => index.name)));
  const there = new Set(found.map((index) => index.name));
  return [
    ...found
      .filter((index) => !index.is_valid || !asked.has(index.name))
      .map(({ name, table, is_unique: isUnique }) => {
        // A unique index goes by the lock of its table: the moment at which it refuses nothing more is then exact.
        const how = isUnique ? "" : "concurrently ";
        return {
          name,
          table: placed(table),
          isRule: isUnique,
          statement: `drop index ${how}if exists ${placed(name)}`,
        };
      }),
    ...shapes.flatMap(({ name: table, indexes }) =>
      indexes
        .filter((index) => !index.isUnique && !there.has(index.name))
        .map((index) => ({
          name: index.name,
          table: placed(table),
          isRule: false,
          statement: createIndex(placed(table), index, "concurrently "),
        })),
    ),
    ...checks.map(({ name, table }) => ({
      name,
      table: placed(table),
      isRule: true,
      statement: `alter table ${placed(table)} drop constraint if exists ${quote(name)}`,
    })),
  ];
}

/** Those of rules in the table's own definition, like its primary key, are not among them. */
const indexesOf = `select i.relname as name, t.relname as table, x.indisvalid as is_valid, x.indisunique as is_unique
  from pg_index as x join pg_class as i on i.oid = x.indexrelid join pg_class as t on t.oid = x.indrelid
  where t.relnamespace = (select oid from pg_namespace where nspname = current_schema) and t.relname = any($1::text[]) and not x.indisprimary`;

const checksOf = `select c.conname as name, t.relname as table from pg_constraint as c join pg_class as t on t.oid = c.conrelid
  where t.relnamespace = (select oid from pg_namespace where nspname = current_schema) and t.relname = any($1::text[]) and c.conname like $2`;
