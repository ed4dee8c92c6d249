import { z } from "zod";

import { computedShape } from "./computed";

export const fieldTypes = [
  "text",
  "long_text",
  "number",
  "currency",
  "boolean",
  "picklist",
  "multi_select",
  "date",
  "datetime",
  "owner",
  "lookup",
  "links",
  "email",
  "phone",
  "url",
] as const;

export const fieldTypeShape = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldTypeShape>;

/** What an option means in the life of a record, so that "open", "won" or "overdue" work on any object. */
export const optionKinds = ["open", "won", "lost", "done"] as const;

/** What a field is for, so that "over 50k", "due", "mine" or "gone quiet" need no field name. */
export const fieldRoles = ["amount", "size", "due", "state", "when", "activity", "place", "priority", "body"] as const;

/** What happens to the records of a lookup when the record that they point to goes to the trash. */
export const deleteRules = ["clear", "refuse", "cascade"] as const;
export type DeleteRule = (typeof deleteRules)[number];

export const optionShape = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9_]{0,62}$/),
  label: z.string().min(1).max(120),
  tint: z.number().int().min(1).max(5).optional().describe("Colour of the option, one of five tints."),
  kind: z.enum(optionKinds).optional(),
  synonyms: z.array(z.string()).optional(),
});
export type OptionDefinition = z.infer<typeof optionShape>;

export const fieldShape = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,58}$/),
  label: z.string().min(1).max(120),
  type: fieldTypeShape,
  help: z.string().optional(),
  isRequired: z.boolean().optional(),
  isUnique: z.boolean().optional(),
  isIndexed: z.boolean().optional().describe("Lists sort and filter by it, so it has an index."),
  isSystem: z.boolean().optional().describe("Kept by Atrium; people cannot write it."),
  isReadOnly: z.boolean().optional().describe("The role of who reads this may not change it; never stored."),
  default: z.unknown().optional(),
  options: z.array(optionShape).optional().describe("picklist and multi_select, in their order."),
  target: z.string().optional().describe("lookup and links: key of the object they point to."),
  reverse: z
    .object({ key: z.string(), label: z.string() })
    .optional()
    .describe("lookup and links: the name of this relation seen from the target, for instance deals on a company."),
  onDelete: z
    .enum(deleteRules)
    .optional()
    .describe(
      "lookup: when the target is deleted, clear reads as empty (left out means this), refuse keeps the target, cascade deletes with it.",
    ),
  currency: z.string().length(3).optional().describe("currency: ISO 4217 code, for instance EUR."),
  role: z.enum(fieldRoles).optional(),
  computed: computedShape.optional().describe("Worked out from other fields when it is read; people cannot write it."),
  isFilterable: z
    .boolean()
    .optional()
    .describe("text: its distinct values are words people filter by, for instance a city."),
  synonyms: z.array(z.string()).optional(),
  phrasings: z
    .array(z.string())
    .optional()
    .describe('Verbs and adjectives that mean this field, for instance "works at".'),
  unitWords: z.array(z.string()).optional().describe('Nouns counted by this number, for instance "people" or "tons".'),
});
export type FieldDefinition = z.infer<typeof fieldShape>;

/** What people and files may give a value; the rest is kept or worked out by Atrium. */
export const isWritable = (field: FieldDefinition): boolean => !field.isSystem && !field.computed && !field.isReadOnly;

/** A field whose values tell that two records are one: equal after tidying, or for the name nearly alike. */
export const duplicateRuleShape = z.object({
  field: z.string().max(63),
  how: z.enum(["same", "alike"]),
  from: z.number().min(0.3).max(0.99).optional().describe("alike: how alike, from 0 to 1; left out means 0.6."),
});
export type DuplicateRule = z.infer<typeof duplicateRuleShape>;

export const objectShape = z.object({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,58}$/)
    .describe("Plural key; also the name of the table."),
  label: z.string().min(1).max(120).describe("Singular, for instance Deal."),
  plural: z.string().min(1).max(120),
  icon: z.string().describe("Name of a lucide icon."),
  nameField: z.string().describe("Key of the text field that names a record."),
  isCustom: z.boolean().optional(),
  isActivity: z
    .boolean()
    .optional()
    .describe("A record of it is work done with the records it points to (notes, tasks)."),
  help: z.string().optional(),
  synonyms: z.array(z.string()).optional(),
  duplicateRules: z
    .array(duplicateRuleShape)
    .max(20)
    .optional()
    .describe("Left out: made from the types of the fields; empty: nothing is taken for a duplicate."),
  fieldOrder: z.array(z.string()).optional().describe("Keys of fields in the order people chose."),
  fields: z.array(fieldShape),
});
export type ObjectDefinition = z.infer<typeof objectShape>;

/** Everything the query language, the tools and the planner know of a workspace's objects at one metadata version. */
export type Catalog = { version: number; objects: readonly ObjectDefinition[] };

/** Fields that every record has; appended to the fields of each object when a catalog is read. */
export const systemFields: readonly FieldDefinition[] = [
  {
    key: "created_at",
    label: "Created",
    type: "datetime",
    isSystem: true,
    isIndexed: true,
    synonyms: ["added", "entered"],
  },
  {
    key: "updated_at",
    label: "Updated",
    type: "datetime",
    isSystem: true,
    isIndexed: true,
    synonyms: ["changed", "edited", "modified"],
  },
  { key: "created_by", label: "Created by", type: "owner", isSystem: true, phrasings: ["created by", "added by"] },
  { key: "deleted_at", label: "Deleted", type: "datetime", isSystem: true },
];
