import type { Session } from "@/db/connect/db";
import type { Catalog, FieldDefinition, ObjectDefinition } from "./definition";
import { readStoredCatalog, toCatalog } from "./stored-catalog";

/** Reads all objects and fields that are in use, system fields included. */
export async function readCatalog(session: Session, version: number): Promise<Catalog> {
  return toCatalog(await readStoredCatalog(session, version));
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
