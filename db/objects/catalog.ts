import { asc, isNull } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import * as tables from "@/db/schema/workspace/objects";
import { type Catalog, type FieldDefinition, type ObjectDefinition, systemFields } from "./definition";

/** Reads all objects and fields that are not in the trash, system fields included. */
export async function readCatalog(session: Session, version: number): Promise<Catalog> {
  const [objectRows, fieldRows] = [
    await session.orm
      .select()
      .from(tables.objects)
      .where(isNull(tables.objects.deletedAt))
      .orderBy(asc(tables.objects.position)),
    await session.orm
      .select()
      .from(tables.fields)
      .where(isNull(tables.fields.deletedAt))
      .orderBy(asc(tables.fields.position)),
  ];
  const objects = objectRows.map((row): ObjectDefinition => {
    const own = fieldRows.filter((field) => field.objectKey === row.key).map((field) => field.definition);
    return { ...row.definition, fields: [...own, ...systemFields] };
  });
  return { version, objects };
}

export function findObject(catalog: Catalog, key: string): ObjectDefinition | undefined {
  return catalog.objects.find((object) => object.key === key);
}

export function findField(object: ObjectDefinition, key: string): FieldDefinition | undefined {
  return object.fields.find((field) => field.key === key);
}

export type Relation = { key: string; label: string; object: ObjectDefinition; field: FieldDefinition };

/** The lookups of other objects that point at this one, by the name they have seen from here. */
export function relationsOf(catalog: Catalog, target: string): Relation[] {
  return catalog.objects.flatMap((object) =>
    object.fields
      .filter((field) => field.type === "lookup" && field.target === target)
      .map((field) => ({
        key: field.reverse?.key ?? object.key,
        label: field.reverse?.label ?? object.plural,
        object,
        field,
      })),
  );
}
