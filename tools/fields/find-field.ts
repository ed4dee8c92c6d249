import type { StoredCatalog, StoredField, StoredObject } from "@/db/objects/stored-catalog";
import { suggestion } from "@/db/query/closest";
import { AppError } from "@/tools/core/app-error";

export const sameName = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase("en") === other.trim().toLocaleLowerCase("en");

type Wanted = "in use" | "in the trash";

/** An object by key or by either of its names. */
export function findStoredObject(stored: StoredCatalog, name: string, wanted: Wanted = "in use"): StoredObject {
  const all = stored.objects.filter((object) => (object.deletedAt === null) === (wanted === "in use"));
  const found =
    all.find((object) => object.key === name) ??
    all.find(({ definition }) => sameName(definition.plural, name) || sameName(definition.label, name));
  if (found) return found;
  const where = wanted === "in use" ? "" : " in the trash";
  const names = all.map((object) => object.definition.plural);
  throw new AppError(
    "not_found",
    `There is no object "${name}"${where}.${names.length > 0 ? ` ${suggestion(name, names)}` : ""}`,
  );
}

/** A field of an object by key or label. */
export function findStoredField(object: StoredObject, name: string, wanted: Wanted = "in use"): StoredField {
  const all = object.fields.filter((field) => (field.deletedAt === null) === (wanted === "in use"));
  const found =
    all.find((field) => field.key === name) ?? all.findLast((field) => sameName(field.definition.label, name));
  if (found) return found;
  const where = wanted === "in use" ? `on ${object.definition.plural}` : `of ${object.definition.plural} in the trash`;
  const names = all.map((field) => field.definition.label);
  throw new AppError(
    "not_found",
    `There is no field "${name}" ${where}.${names.length > 0 ? ` ${suggestion(name, names)}` : ""}`,
  );
}
