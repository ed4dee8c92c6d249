import type { Session } from "@/db/connect/db";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { openScope } from "./open-scope";
import { linksText } from "./relation-sql";
import { objectOf, type QueryContext, type ResolvedField, type Scope } from "./scope";
import { columnText } from "./scope-columns";
import { decodeValue, type RecordRow } from "./values";

/** What is selected for records and how a row becomes one. Links bring their name as a second column. */
export type RecordColumns = { text: string; read(row: Record<string, unknown>): RecordRow };

type Column = { path: string; field: FieldDefinition; value: string; name: string };

/** The record's own fields, or the given fields and dotted paths. The joins they need are left in the scope. */
export function recordColumns(scope: Scope, paths?: string[]): RecordColumns {
  const wanted = paths ?? scope.object.fields.filter((field) => field.key !== "deleted_at").map((field) => field.key);
  const selected = [
    `${columnText(scope.alias, "id")} as "id"`,
    `${columnText(scope.alias, scope.object.nameField)} as "name"`,
  ];
  const columns = wanted.map((path, place): Column => {
    const resolved = scope.resolve(path, `fields.${place}`, { isLenient: true });
    const { field } = resolved;
    const column = { path, field, value: `v${place}`, name: `n${place}` };
    selected.push(`${valueText(scope, resolved, place)} as ${column.value}`);
    const isLink = (field.type === "owner" || field.type === "lookup") && field.key !== "id";
    if (isLink) selected.push(`${scope.joinName(resolved).text} as ${column.name}`);
    return column;
  });
  const object = scope.object.key;
  return {
    text: selected.join(", "),
    read(row) {
      const values: RecordRow["values"] = {};
      for (const { path, field, value, name } of columns) values[path] = decodeValue(field, row[value], row[name]);
      return { id: String(row["id"]), object, name: String(row["name"] ?? ""), values };
    },
  };
}

function valueText(scope: Scope, { field, text }: ResolvedField, place: number): string {
  return field.type === "links" && field.target
    ? linksText(text, objectOf(scope.context.catalog, field.target), `${scope.alias}l${place}`)
    : text;
}

/** A statement that reads whole records of `source`, which stands for the table and is called "t". */
export type StoredRecord = {
  select(source: string): string;
  read(row: Record<string, unknown>): RecordRow;
  /** The statement is the same for everyone at any time, so that it is worth preparing. */
  isRepeated: boolean;
};

const compiled = new WeakMap<Catalog, Map<string, StoredRecord>>();

/** Compiled once for each object of a catalog, unless it computes: today and "me" are not the same for the next one. */
export function storedRecord(context: QueryContext, object: ObjectDefinition): StoredRecord {
  const known = compiled.get(context.catalog) ?? new Map<string, StoredRecord>();
  compiled.set(context.catalog, known);
  const found = known.get(object.key);
  if (found) return found;
  const scope = openScope(context, object, "t");
  const columns = recordColumns(scope);
  const stored: StoredRecord = {
    select: (source) => `select ${columns.text} from ${scope.fromText(source)}`,
    read: columns.read,
    isRepeated: !object.fields.some((field) => field.computed),
  };
  if (stored.isRepeated) known.set(object.key, stored);
  return stored;
}

const liveness = { exclude: "is null", only: "is not null" } as const;

/** One record by its id, among those that are there or among those in the trash. */
export async function readRecord(
  session: Session,
  context: QueryContext,
  key: string,
  id: string,
  deleted: keyof typeof liveness,
): Promise<RecordRow | undefined> {
  const object = objectOf(context.catalog, key);
  const stored = storedRecord(context, object);
  const text = `${stored.select(object.key)} where t.id = $1::uuid and t.deleted_at ${liveness[deleted]}`;
  const [row] = await session.query(text, [id], { isRepeated: stored.isRepeated });
  return row && stored.read(row);
}
