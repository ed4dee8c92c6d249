import type { FieldDefinition } from "@/db/objects/definition";
import { fieldsInUse, type StoredCatalog, type StoredObject } from "@/db/objects/stored-catalog";
import type { QueryContext } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import type { FieldChangesInput } from "./field-input";
import { sameName } from "./find-field";
import { refuseSettings, withType } from "./make-computed";
import { checkField, fits } from "./make-field";
import { makeOptions } from "./make-options";

type Place = { stored: StoredCatalog; object: StoredObject; memberId: string; query: QueryContext };
type Changes = Omit<FieldChangesInput, "replaceOptions" | "position">;

/** The field as it will be stored; false and null take a setting away. Whether the records allow it is checked later. */
export function changedField(place: Place, was: FieldDefinition, changes: Changes): FieldDefinition {
  const { plural, nameField } = place.object.definition;
  const others = fieldsInUse(place.stored, place.object).filter((field) => field.key !== was.key);
  const { label, computed } = changes;
  if (computed && !was.computed)
    throw new AppError(
      "invalid_input",
      `${was.label} has values that people wrote, so it cannot be computed. Add a new field instead.`,
    );
  if (was.computed) refuseSettings(was.label, changes);
  if (label && others.some((field) => sameName(field.label, label)))
    throw new AppError("conflict", `${plural} already has a field "${label}". Choose another name.`);
  if (changes.isRequired === false && was.key === nameField)
    throw new AppError("invalid_input", `${was.label} names the records of ${plural}, so it is always required.`);
  if (changes.reverseLabel && was.type !== "lookup" && was.type !== "links")
    throw new AppError("invalid_input", `Only a link has a name on the other side; ${was.label} is ${was.type}.`);
  const next: FieldDefinition = {
    ...retyped(was, was.computed ? was.type : (changes.type ?? was.type)),
    ...(label ? { label } : {}),
    ...(computed ? { computed } : {}),
  };
  setOrRemove(next, "help", changes.help === undefined ? undefined : changes.help || null);
  for (const setting of ["isRequired", "isUnique", "isIndexed", "isFilterable"] as const)
    setOrRemove(next, setting, changes[setting] === false ? null : changes[setting]);
  setOrRemove(next, "synonyms", changes.synonyms?.length === 0 ? null : changes.synonyms);
  setOrRemove(next, "currency", changes.currency?.toUpperCase());
  setOrRemove(next, "onDelete", changes.onDelete === "clear" ? null : changes.onDelete);
  setOrRemove(next, "default", changes.default);
  if (changes.options) next.options = makeOptions(changes.options, was.options);
  if (changes.reverseLabel && was.reverse) next.reverse = { ...was.reverse, label: changes.reverseLabel };
  // Saved again, a computed field takes the type that follows from what it is made of by now.
  if (next.computed && (computed || changes.type))
    return withType(place.query, place.object.key, next, computed ? changes.type : undefined);
  return checkField(place.stored, place.memberId, next);
}

/** Settings that the new type does not know go; what the field was for may not hold any more. */
function retyped(was: FieldDefinition, type: FieldDefinition["type"]): FieldDefinition {
  if (type === was.type) return { ...was };
  const { default: _, role: __, currency, ...rest } = was;
  const next: FieldDefinition = { ...rest, type };
  for (const setting of ["isUnique", "isIndexed", "isFilterable", "options", "onDelete"] as const)
    if (!fits[setting].has(type)) delete next[setting];
  if (type === "currency") next.currency = currency ?? "EUR";
  return next;
}

function setOrRemove<Key extends keyof FieldDefinition>(
  field: FieldDefinition,
  key: Key,
  value: FieldDefinition[Key] | null | undefined,
): void {
  if (value === undefined) return;
  if (value === null) delete field[key];
  else field[key] = value;
}
