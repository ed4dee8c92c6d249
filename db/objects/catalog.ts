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

/** One side of a lookup or list of links: the object at its other end, and the field wherever it stands. */
export type Relation = {
  key: string;
  label: string;
  object: ObjectDefinition;
  field: FieldDefinition;
  /** The field stands on this side: a list of links. */
  isOwn?: boolean;
};

const isLink = (field: FieldDefinition): boolean => field.type === "lookup" || field.type === "links";

/** The lookups and links of other objects that point at this one, by the name they have seen from here. */
export function relationsOf(catalog: Catalog, target: string): Relation[] {
  return catalog.objects.flatMap((object) =>
    object.fields
      .filter((field) => isLink(field) && field.target === target)
      .map((field) => ({
        key: field.reverse?.key ?? object.key,
        label: field.reverse?.label ?? object.plural,
        object,
        field,
      })),
  );
}

/** The records that an object's own lists of links name, by the key of the field. */
export function linksOf(catalog: Catalog, object: ObjectDefinition): Relation[] {
  return object.fields.flatMap((field) => {
    const target = field.type === "links" && field.target ? findObject(catalog, field.target) : undefined;
    return target ? [{ key: field.key, label: field.label, object: target, field, isOwn: true }] : [];
  });
}
