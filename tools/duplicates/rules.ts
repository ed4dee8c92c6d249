import { type DuplicateRule, type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";

/** How a field tells that two records are one: the same value after tidying, or names that are nearly alike. */
export type Rule =
  | { field: FieldDefinition; how: "same"; key(column: string): string }
  | { field: FieldDefinition; how: "alike"; from: number };

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

/** What a value is compared as, for types without a tidying of their own. */
const plain = (column: string): string => `nullif(lower(btrim(${column}::text)), '')`;

export const usualLikeness = 0.6;

/** Those that follow from the types of the fields hold for objects that people made themselves. */
export function usualRules(object: Pick<ObjectDefinition, "fields" | "nameField">): DuplicateRule[] {
  return object.fields.filter(isWritable).flatMap((field): DuplicateRule[] => {
    if (field.key === object.nameField) return [{ field: field.key, how: "alike" }];
    return tidyOf(field) ? [{ field: field.key, how: "same" }] : [];
  });
}

/** As an Admin has set them, or the usual ones; a rule about a field that is gone rests. */
export function rulesOf(object: ObjectDefinition): Rule[] {
  return (object.duplicateRules ?? usualRules(object)).flatMap((rule): Rule[] => {
    const field = object.fields.find((candidate) => candidate.key === rule.field);
    if (!field || !canCompare(field)) return [];
    if (rule.how === "alike")
      return field.key === object.nameField ? [{ field, how: "alike", from: rule.from ?? usualLikeness }] : [];
    return [{ field, how: "same", key: tidyOf(field) ?? plain }];
  });
}

/** Whether a value can tell records apart: neither choices nor links nor long texts do. */
export const canCompare = (field: FieldDefinition): boolean =>
  isWritable(field) && ["text", "email", "phone", "url", "number", "date"].includes(field.type);

const tidyOf = (field: FieldDefinition) =>
  field.type === "text" && /domain|website/.test(field.key) ? domain : tidy[field.type];
