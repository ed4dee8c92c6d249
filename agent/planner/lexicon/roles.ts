import {
  type Catalog,
  type FieldDefinition,
  isWritable,
  type ObjectDefinition,
  type OptionDefinition,
} from "@/db/objects/definition";

type Role = NonNullable<FieldDefinition["role"]>;
type Kind = NonNullable<OptionDefinition["kind"]>;

export const objectOf = (catalog: Catalog, key: string): ObjectDefinition | undefined =>
  catalog.objects.find((object) => object.key === key);
export const fieldOf = (object: ObjectDefinition, key: string): FieldDefinition | undefined =>
  object.fields.find((field) => field.key === key);
export const withRole = (object: ObjectDefinition, role: Role): FieldDefinition | undefined =>
  object.fields.find((field) => field.role === role);
export const nameFieldOf = (object: ObjectDefinition): FieldDefinition | undefined => fieldOf(object, object.nameField);

/** The owner people mean by "my" and "Marta's": the first one that a person may set. */
export const ownerOf = (object: ObjectDefinition): FieldDefinition | undefined =>
  object.fields.find((field) => field.type === "owner" && !field.isSystem);

/** The field whose options have kinds, so that open, won, lost and done mean something here. */
export const stateOf = (object: ObjectDefinition): FieldDefinition | undefined =>
  object.fields.find((field) => field.role === "state" && hasKinds(field)) ??
  object.fields.find(hasKinds) ??
  withRole(object, "state");

const hasKinds = (field: FieldDefinition): boolean => (field.options ?? []).some((option) => option.kind);

export const optionsOfKind = (field: FieldDefinition, ...kinds: Kind[]): string[] =>
  (field.options ?? []).filter((option) => option.kind && kinds.includes(option.kind)).map((option) => option.key);

/** Why something ended as it did: the one text that is called a reason. */
export const reasonField = (object: ObjectDefinition): FieldDefinition | undefined =>
  onlyOne(object.fields.filter((field) => field.type === "text" && /\b(?:reason|cause)\b/i.test(field.label)));

export const isDateField = (field: FieldDefinition): boolean => field.type === "date" || field.type === "datetime";
export const isNumeric = (field: FieldDefinition): boolean => field.type === "number" || field.type === "currency";

/** The date a bare period means: what is due, else when it happened, else the object's only date, else when it was entered. */
export function defaultDate(object: ObjectDefinition): FieldDefinition | undefined {
  const dates = object.fields.filter((field) => isDateField(field) && isWritable(field) && field.role !== "activity");
  return (
    dates.find((field) => field.role === "due") ??
    dates.find((field) => field.role === "when") ??
    (dates.length === 1 ? dates[0] : undefined) ??
    fieldOf(object, "created_at")
  );
}

/** The figure that "over 50k" or "biggest" means. */
export const defaultNumber = (object: ObjectDefinition): FieldDefinition | undefined =>
  withRole(object, "amount") ??
  withRole(object, "size") ??
  onlyOne(object.fields.filter((field) => isNumeric(field) && !field.computed));

export const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** What create_task makes: the activity that can be done and is due. */
export const taskObject = (catalog: Catalog): ObjectDefinition | undefined =>
  catalog.objects.find((object) => {
    const state = stateOf(object);
    return (
      object.isActivity && state !== undefined && optionsOfKind(state, "done").length > 0 && withRole(object, "due")
    );
  });

/** What log_note makes: the activity that is only said, never done. */
export const noteObject = (catalog: Catalog): ObjectDefinition | undefined =>
  catalog.objects.find((object) => object.isActivity && stateOf(object) === undefined && withRole(object, "body"));

/** Relations seen from the target: each lookup or list of links that points here, with the name the query language knows it by. */
export function relationsTo(
  catalog: Catalog,
  target: string,
): { from: ObjectDefinition; field: FieldDefinition; key: string }[] {
  const found = catalog.objects.flatMap((from) =>
    from.fields
      .filter(
        (field) => (field.type === "lookup" || field.type === "links") && field.target === target && field.reverse,
      )
      .map((field) => ({ from, field, key: field.reverse?.key ?? "" })),
  );
  return found.map((entry) => {
    const isShared = found.filter((other) => other.key === entry.key).length > 1;
    return isShared ? { ...entry, key: `${entry.from.key}.${entry.field.key}` } : entry;
  });
}
