import type { Computed } from "@/db/objects/computed";
import type { FieldDefinition } from "@/db/objects/definition";
import { fieldKey } from "@/db/objects/make-key";
import { inferComputed } from "@/db/query/infer-computed";
import type { QueryContext } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import type { NewFieldInput } from "./field-input";

type Place = {
  query?: QueryContext;
  object: { key: string; plural: string };
  fields: readonly FieldDefinition[];
  trashedKeys?: readonly string[];
};

/** Rules and settings for what people write have no place on a field that nobody writes. */
const ofWritten = [
  "isRequired",
  "isUnique",
  "isIndexed",
  "isFilterable",
  "default",
  "options",
  "target",
  "currency",
  "reverseLabel",
  "onDelete",
] as const;

/** A new computed field; its type follows from what it is made of. */
export function makeComputed(place: Place, input: NewFieldInput, computed: Computed): FieldDefinition {
  const { label, help, synonyms } = input;
  if (!place.query)
    throw new AppError(
      "invalid_input",
      `Add ${label} to ${place.object.plural} once the object is there, since it is computed.`,
    );
  refuseSettings(label, input);
  const keys = [...place.fields.map((known) => known.key), ...(place.trashedKeys ?? [])];
  const field: FieldDefinition = {
    key: fieldKey(label, keys),
    label,
    type: "text",
    computed,
    ...(help ? { help } : {}),
    ...(synonyms?.length ? { synonyms } : {}),
  };
  return withType(place.query, place.object.key, field, input.type);
}

/** The field with the type that follows; one that was asked for must be that. */
export function withType(
  query: QueryContext,
  object: string,
  field: FieldDefinition,
  wanted?: FieldDefinition["type"],
): FieldDefinition {
  const { currency: _, ...rest } = field;
  const inferred = inferComputed(query, object, field);
  if (wanted && wanted !== inferred.type)
    throw new AppError(
      "invalid_input",
      `${field.label} gives ${inferred.type}, not ${wanted}. Leave type out, since it follows from how the field is computed.`,
    );
  return { ...rest, ...inferred };
}

export function refuseSettings(label: string, input: object): void {
  const given = input as Record<string, unknown>;
  const odd = ofWritten.find(
    (setting) => given[setting] !== undefined && given[setting] !== false && given[setting] !== null,
  );
  if (odd) throw new AppError("invalid_input", `${label} is computed, so it takes no ${odd}.`);
}
