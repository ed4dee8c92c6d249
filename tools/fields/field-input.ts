import { z } from "zod";

import { computedShape } from "@/db/objects/computed";
import { deleteRules, fieldTypeShape, optionKinds } from "@/db/objects/definition";

const words = z.array(z.string().trim().min(1).max(60)).max(20);

export const labelShape = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "It has characters that cannot be shown");

export const optionInput = z.object({
  key: z.string().max(63).optional().describe("An option that exists; left out, it is new."),
  label: labelShape,
  tint: z.number().int().min(1).max(5).optional(),
  kind: z.enum(optionKinds).nullable().optional().describe("What it means in the life of a record; null for nothing."),
  synonyms: words.optional(),
});
export type OptionInput = z.output<typeof optionInput>;

const optionsInput = z
  .array(z.union([labelShape, optionInput]))
  .min(1)
  .max(200)
  .describe("picklist and multi_select: labels, or options with colour and meaning, in their order.");

const settings = {
  help: z.string().trim().max(500),
  isRequired: z.boolean(),
  isUnique: z.boolean(),
  isIndexed: z.boolean().describe("Lists sort and filter by it often."),
  isFilterable: z.boolean().describe("text: people filter by its values, for instance a city."),
  default: z.unknown().describe("Value of a new record that has none."),
  options: optionsInput,
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .describe("currency: ISO 4217 code."),
  onDelete: z
    .enum(deleteRules)
    .describe("lookup: when the record pointed to is deleted: clear (usual), refuse, or cascade."),
  reverseLabel: labelShape.describe("lookup and links: what the relation is called on the target, for instance Deals."),
  synonyms: words.describe("Other words for it."),
  computed: computedShape.describe(
    "Worked out instead of written: a formula over the record's own fields, or a rollup over related records. Its type follows; leave type out.",
  ),
};

export const newFieldInput = z
  .object({ ...settings, target: z.string().max(120).describe("lookup and links: object that it points to.") })
  .partial()
  .extend({ label: labelShape, type: fieldTypeShape.optional().describe("Not needed when it is computed.") });
export type NewFieldInput = z.output<typeof newFieldInput>;

export const fieldChangesInput = z
  .object({
    ...settings,
    help: settings.help.nullable(),
    label: labelShape,
    type: fieldTypeShape,
    replaceOptions: z
      .record(z.string(), z.string().nullable())
      .describe("For options that go: key of the option that takes its place in the records, or null for none."),
    position: z.number().int().min(0).max(500).describe("New place among the object's fields, from 0."),
  })
  .partial();
export type FieldChangesInput = z.output<typeof fieldChangesInput>;

export const fieldName = z.string().max(120).describe("Key or label of the field.");
