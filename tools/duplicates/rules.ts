import { type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";

/** How a field tells that two records are one: the same value after tidying, or names that are nearly alike. */
export type Rule =
  | { field: FieldDefinition; how: "same"; key(column: string): string }
  | { field: FieldDefinition; how: "alike" };

/** Free mail hosts and the like say nothing of whose address it is, so e-mails are compared whole. */
const tidy: Partial<Record<FieldDefinition["type"], (column: string) => string>> = {
  email: (column) => `nullif(lower(trim(${column})), '')`,
  // Without the country's code and leading zeros, by the last nine digits.
  phone: (column) =>
    `case when length(regexp_replace(${column}, '\\D', '', 'g')) >= 7 then right(regexp_replace(${column}, '\\D', '', 'g'), 9) end`,
  url: (column) => domain(column),
};

const domain = (column: string): string =>
  `nullif(regexp_replace(regexp_replace(lower(trim(${column})), '^(https?://)?(www\\.)?', ''), '[/?#:].*$', ''), '')`;

/** Rules follow from the types of the fields, so they hold for objects that people made themselves. */
export function rulesOf(object: ObjectDefinition): Rule[] {
  const rules: Rule[] = [];
  for (const field of object.fields) {
    if (!isWritable(field)) continue;
    const key = field.type === "text" && /domain|website/.test(field.key) ? domain : tidy[field.type];
    if (key) rules.push({ field, how: "same", key: () => key(quote(field.key)) });
    if (field.key === object.nameField) rules.push({ field, how: "alike" });
  }
  return rules;
}
