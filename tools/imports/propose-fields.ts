import type { ImportColumn, ImportPlan } from "@/db/imports/definition";
import type { FieldType, ObjectDefinition } from "@/db/objects/definition";

export type NewField = { column: number; label: string; type: FieldType; options?: string[]; currency?: string };

/** A field for each column with values that goes nowhere, named so that no other field has the name. */
export function proposeFields(
  object: ObjectDefinition,
  columns: readonly ImportColumn[],
  plan: ImportPlan,
): NewField[] {
  const mapped = new Set(plan.mapping.flatMap((target) => target.columns));
  const taken = new Set(object.fields.map((field) => field.label.toLowerCase()));
  const fields: NewField[] = [];
  for (const [column, { name, samples, looksLike: type, options, currency }] of columns.entries()) {
    if (mapped.has(column) || samples.length === 0) continue;
    const label = freeLabel(name, taken);
    taken.add(label.toLowerCase());
    fields.push({ column, label, type, ...(options ? { options } : {}), ...(currency ? { currency } : {}) });
  }
  return fields;
}

/** A heading may be longer than a label, and may have characters that cannot be shown. */
function freeLabel(name: string, taken: ReadonlySet<string>): string {
  const shown = [...name.toWellFormed().replace(/\p{Cc}+/gu, " ")].slice(0, 55).join("").trim() || "Column";
  let label = shown;
  for (let count = 2; taken.has(label.toLowerCase()); count += 1) label = `${shown} ${count}`;
  return label;
}
