import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { type RoleDefinition, rightsOn } from "./rights";

const known = new WeakMap<Catalog, Map<string, Catalog>>();
const whole = new WeakMap<object, ObjectDefinition>();
const wholes = new WeakMap<Catalog, Catalog>();

/** The catalog that this one was narrowed from. */
export const wholeCatalog = (catalog: Catalog): Catalog => wholes.get(catalog) ?? catalog;

/** The object with the fields that its reader may not see: for what Atrium keeps of every record, whoever writes it. */
export const wholeObject = <T extends object>(object: T): T | ObjectDefinition => whole.get(object) ?? object;

/**
 * The catalog as a role sees it. What it may not read is not in it, so that no query, search, suggestion or error can
 * name it; what it may not change is marked.
 */
export function narrowCatalog(catalog: Catalog, role: RoleDefinition): Catalog {
  const { records, objects, fields } = role;
  if (Object.keys(objects).length === 0 && Object.keys(fields).length === 0 && records.read !== "none") return catalog;
  const kept = known.get(catalog) ?? new Map<string, Catalog>();
  known.set(catalog, kept);
  const key = JSON.stringify([records.read, objects, fields]);
  const found = kept.get(key);
  if (found) return found;
  const narrowed = narrow(catalog, role);
  wholes.set(narrowed, catalog);
  kept.set(key, narrowed);
  return narrowed;
}

function narrow(catalog: Catalog, role: RoleDefinition): Catalog {
  const isSeen = (object: string): boolean => rightsOn(role, object).read !== "none";
  const seen = catalog.objects.filter((object) => isSeen(object.key));
  const isKept = (object: ObjectDefinition, field: FieldDefinition): boolean => {
    // A record without its name could not be shown, and without its owner not be judged.
    if (field.key === object.nameField) return true;
    return role.fields[`${object.key}.${field.key}`] !== "none" && (!field.target || isSeen(field.target));
  };
  const marked = (object: ObjectDefinition, field: FieldDefinition): FieldDefinition =>
    role.fields[`${object.key}.${field.key}`] === "read" ? { ...field, isReadOnly: true } : field;
  return {
    version: catalog.version,
    objects: seen.map((object) => {
      const fields = object.fields.filter((field) => isKept(object, field)).map((field) => marked(object, field));
      const narrowed = { ...object, fields };
      whole.set(narrowed, object);
      return narrowed;
    }),
  };
}
