import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";

/** The field that makes the columns of a board: the chosen one, or the one that says most about the state. */
export function boardField(object: ObjectDefinition, chosen: string | undefined): FieldDefinition | null {
  return best(object, chosen, ["picklist"], ["state", "priority"]);
}

/** The field that puts a record on a day. */
export function dateField(object: ObjectDefinition, chosen: string | undefined): FieldDefinition | null {
  return best(object, chosen, ["date", "datetime"], ["due", "when"]);
}

function best(
  object: ObjectDefinition,
  chosen: string | undefined,
  types: FieldDefinition["type"][],
  roles: FieldDefinition["role"][],
): FieldDefinition | null {
  const fits = object.fields.filter((field) => types.includes(field.type) && field.key !== "deleted_at");
  const named = fits.find((field) => field.key === chosen);
  const byRole = roles.flatMap((role) => fits.filter((field) => field.role === role));
  return named ?? byRole[0] ?? fits.find((field) => !field.isSystem) ?? fits[0] ?? null;
}
