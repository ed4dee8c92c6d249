import { asc } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import * as tables from "@/db/schema/workspace/objects";
import { type Catalog, type FieldDefinition, type ObjectDefinition, systemFields } from "./definition";

export type StoredField = { id: string; key: string; definition: FieldDefinition; deletedAt: Date | null };
export type StoredObject = {
  id: string;
  key: string;
  definition: Omit<ObjectDefinition, "fields">;
  deletedAt: Date | null;
  fields: StoredField[];
};

/** Everything that was ever set up, the trash included: what a change of objects and fields starts from. */
export type StoredCatalog = { version: number; objects: StoredObject[] };

export async function readStoredCatalog(session: Session, version: number): Promise<StoredCatalog> {
  const objectRows = await session.orm.select().from(tables.objects).orderBy(asc(tables.objects.position));
  const fieldRows = await session.orm.select().from(tables.fields).orderBy(asc(tables.fields.position));
  const objects = objectRows.map(({ id, key, definition, deletedAt }): StoredObject => {
    const fields = fieldRows
      .filter((field) => field.objectKey === key)
      .map((field) => ({ id: field.id, key: field.key, definition: field.definition, deletedAt: field.deletedAt }));
    return { id, key, definition, deletedAt, fields: inOrder(fields, definition.fieldOrder) };
  });
  return { version, objects };
}

/** The same, and nobody else changes objects or fields until this transaction ends. */
export async function lockCatalog(session: Session): Promise<StoredCatalog> {
  // A change of a busy table waits for its readers and holds up the next; better refused than a queue.
  await session.exec("set local lock_timeout to '5s'");
  const [row] = await session.query("select version from atrium_meta for update");
  return readStoredCatalog(session, Number(row?.["version"] ?? 0));
}

/** What is in use: nothing from the trash, and no link to an object that is there. */
export function toCatalog(stored: StoredCatalog): Catalog {
  const objects = stored.objects
    .filter((object) => !object.deletedAt)
    .map((object) => ({ ...object.definition, fields: [...fieldsInUse(stored, object), ...systemFields] }));
  return { version: stored.version, objects };
}

export function fieldsInUse(stored: StoredCatalog, object: StoredObject): FieldDefinition[] {
  const gone = new Set(stored.objects.filter((other) => other.deletedAt).map((other) => other.key));
  return object.fields
    .filter(({ definition, deletedAt }) => !deletedAt && !(definition.target && gone.has(definition.target)))
    .map((field) => field.definition);
}

/** Fields that the order does not name came later and stand last. */
function inOrder(fields: StoredField[], order: readonly string[] | undefined): StoredField[] {
  if (!order) return fields;
  const place = new Map(order.map((key, at) => [key, at]));
  const placeOf = (field: StoredField): number => place.get(field.key) ?? order.length;
  return fields.toSorted((one, other) => placeOf(one) - placeOf(other));
}
