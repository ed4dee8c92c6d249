import type { Catalog, FieldDefinition, FieldType, ObjectDefinition } from "@/db/objects/definition";
import { compileComputed } from "./compute";
import { openScope } from "./open-scope";
import { QueryError } from "./query-error";
import { objectOf, type QueryContext } from "./scope";

export type Inferred = { type: FieldType; currency?: string };

/** The type that follows from how a field is computed, with the field standing among the others of its object. */
export function inferComputed(context: QueryContext, objectKey: string, field: FieldDefinition): Inferred {
  const catalog = catalogWith(context.catalog, objectKey, field);
  const object = objectOf(catalog, objectKey);
  const term = compileComputed(openScope({ ...context, catalog }, object, "t"), { object, alias: "t" }, field);
  if (term.kind === "empty")
    throw new QueryError(
      "computed",
      `${field.label} would always be empty.`,
      "Let it have a value in one case at least.",
    );
  if (term.kind === "number" && term.currency) return { type: "currency", currency: term.currency };
  return { type: term.kind };
}

/** The catalog as if the object had the field. */
export function catalogWith(catalog: Catalog, objectKey: string, field: FieldDefinition): Catalog {
  const change = (object: ObjectDefinition): ObjectDefinition => ({
    ...object,
    fields: [...object.fields.filter((other) => other.key !== field.key), field],
  });
  return { ...catalog, objects: catalog.objects.map((object) => (object.key === objectKey ? change(object) : object)) };
}

export type ComputedProblem = {
  object: string;
  field: string;
  label: string;
  message: string;
  fix?: string | undefined;
};

/** The computed fields that read as empty because of what became of the fields they are made of. */
export function computedProblems(context: QueryContext): ComputedProblem[] {
  return context.catalog.objects.flatMap((object) =>
    object.fields.flatMap((field) => {
      if (!field.computed) return [];
      try {
        openScope(context, object, "t").resolve(field.key, "computed");
        return [];
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        return [{ object: object.key, field: field.key, label: field.label, message: error.message, fix: error.fix }];
      }
    }),
  );
}
