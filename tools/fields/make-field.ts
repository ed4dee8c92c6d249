import type { FieldDefinition, FieldType, ObjectDefinition } from "@/db/objects/definition";
import { fieldKey } from "@/db/objects/make-key";
import { fieldsInUse, type StoredCatalog, toCatalog } from "@/db/objects/stored-catalog";
import type { QueryContext } from "@/db/query/scope";
import { readInputValue } from "@/db/records/input-value";
import { AppError } from "@/tools/core/app-error";
import type { NewFieldInput } from "./field-input";
import { findStoredObject, sameName } from "./find-field";
import { makeComputed } from "./make-computed";
import { makeOptions } from "./make-options";

const isChoice = (type: FieldType): boolean => type === "picklist" || type === "multi_select";

/** Settings that only some types have. */
export const fits: Record<
  "isUnique" | "isIndexed" | "isFilterable" | "options" | "currency" | "onDelete" | "default",
  Set<FieldType>
> = {
  isUnique: new Set(["text", "number", "date", "datetime", "email", "phone", "url", "lookup"]),
  isIndexed: new Set([
    ...(["text", "number", "currency", "boolean", "picklist", "date", "datetime"] as const),
    ...(["owner", "lookup", "email", "phone", "url"] as const),
  ]),
  isFilterable: new Set(["text"]),
  options: new Set(["picklist", "multi_select"]),
  currency: new Set(["currency"]),
  onDelete: new Set(["lookup"]),
  default: new Set([
    ...(["text", "long_text", "number", "currency", "boolean", "picklist", "multi_select"] as const),
    ...(["date", "datetime", "owner", "email", "phone", "url"] as const),
  ]),
};

const words = { isUnique: "unique", isIndexed: "indexed", isFilterable: "filterable", default: "given a default" };

type Place = {
  stored: StoredCatalog;
  memberId: string;
  /** What is computed is tried out with it; left out where the object does not exist yet. */
  query?: QueryContext;
  object: Pick<ObjectDefinition, "key" | "label" | "plural">;
  /** Those that the object has so far. */
  fields: readonly FieldDefinition[];
  trashedKeys?: readonly string[];
};

/** A new field as it will be stored, or one sentence on what is wrong with it. */
export function makeField(place: Place, input: NewFieldInput): FieldDefinition {
  const { label } = input;
  if (place.fields.some((known) => sameName(known.label, label)))
    throw new AppError(
      "conflict",
      `${place.object.plural} already has a field "${label}". Choose another name, or change that field.`,
    );
  if (input.computed) return makeComputed(place, input, input.computed);
  const { type } = input;
  if (!type) throw new AppError("invalid_input", `Say which type ${label} has, or how it is computed.`);
  const keys = [...place.fields.map((known) => known.key), ...(place.trashedKeys ?? [])];
  const field: FieldDefinition = { key: fieldKey(label, keys), label, type };
  if (input.help) field.help = input.help;
  if (input.isRequired) field.isRequired = true;
  if (input.isUnique) field.isUnique = true;
  if (input.isIndexed || type === "lookup") field.isIndexed = true;
  if (input.isFilterable) field.isFilterable = true;
  if (input.synonyms?.length) field.synonyms = input.synonyms;
  if (input.options) field.options = makeOptions(input.options);
  if (type === "currency") field.currency = (input.currency ?? usualCurrency(place.stored)).toUpperCase();
  else if (input.currency) field.currency = input.currency.toUpperCase();
  if (input.onDelete && input.onDelete !== "clear") field.onDelete = input.onDelete;
  if (type === "lookup" || type === "links") Object.assign(field, link(place, input));
  else if (input.target) throw new AppError("invalid_input", `Only a link has a target; ${label} is ${type}.`);
  return checkField(place.stored, place.memberId, {
    ...field,
    ...(input.default === undefined || input.default === null ? {} : { default: input.default }),
  });
}

/** Rules between the settings of one field; also the one place where a default becomes what is stored. */
export function checkField(stored: StoredCatalog, memberId: string, field: FieldDefinition): FieldDefinition {
  for (const [setting, types] of Object.entries(fits)) {
    const value = field[setting as keyof typeof fits];
    if (value === undefined || types.has(field.type)) continue;
    const what = words[setting as keyof typeof words];
    const said = what ? `cannot be ${what}` : `has no ${setting}`;
    throw new AppError("invalid_input", `${field.label} is a field of type ${field.type}, which ${said}.`);
  }
  if (isChoice(field.type) && !field.options?.length)
    throw new AppError("invalid_input", `${field.label} needs at least one option.`);
  if (field.default === undefined) return field;
  const read = readInputValue({ catalog: toCatalog(stored), memberId }, field, field.default);
  if ("problem" in read)
    throw new AppError(
      "invalid_input",
      `The default does not fit. ${read.problem.message} ${read.problem.fix ?? ""}`.trim(),
    );
  if (field.isUnique) throw new AppError("invalid_input", `${field.label} is unique, so it cannot have a default.`);
  return read.value === null ? field : { ...field, default: read.value };
}

/** The currency that the workspace's other amounts are in. */
function usualCurrency(stored: StoredCatalog): string {
  const fields = stored.objects.flatMap((object) => fieldsInUse(stored, object));
  return fields.find((field) => field.currency)?.currency ?? "EUR";
}

function link({ stored, object, fields }: Place, input: NewFieldInput): Pick<FieldDefinition, "target" | "reverse"> {
  if (!input.target) throw new AppError("invalid_input", `Say which object ${input.label} points to (target).`);
  const { target: wanted } = input;
  const isSelf = [object.key, object.label, object.plural].some((name) => sameName(name, wanted));
  const target = isSelf ? object.key : findStoredObject(stored, wanted).key;
  return { target, reverse: freeReverse({ stored, object, fields }, target, input.reverseLabel ?? object.plural) };
}

/** Two links from one object to another are told apart by their name on the other side. */
function freeReverse(
  { stored, object, fields }: Pick<Place, "stored" | "object" | "fields">,
  target: string,
  label: string,
): { key: string; label: string } {
  const others = stored.objects.flatMap((other) =>
    other.fields.map((field) => ({ object: other.key, definition: field.definition })),
  );
  const own = fields.map((definition) => ({ object: object.key, definition }));
  const taken = [...others, ...own]
    .filter(({ definition }) => definition.target === target)
    .map((from) => from.definition.reverse?.key ?? from.object);
  return { key: label === object.plural && !taken.includes(object.key) ? object.key : fieldKey(label, taken), label };
}
