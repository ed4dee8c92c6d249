import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { type DuplicateRule, duplicateRuleShape, objectShape } from "@/db/objects/definition";
import { lockCatalog, type StoredObject } from "@/db/objects/stored-catalog";
import { objectOf } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { canCompare } from "@/tools/duplicates/rules";
import { labelShape } from "@/tools/fields/field-input";
import { findStoredObject } from "@/tools/fields/find-field";
import { finishCatalog, writeOf } from "./change-catalog";
import { checkNames, iconShape } from "./create-object";

/** The key, and with it the table and every address, stays as it was. */
export const updateObject = defineTool({
  name: "update_object",
  description:
    "Rename an object or change its icon, help text, synonyms, duplicate rules or the order of its fields. Standard objects can be renamed too. Its key stays.",
  input: z.object({
    object: z.string().max(120).describe("Key or name of the object."),
    label: labelShape.optional().describe("Singular."),
    plural: labelShape.optional(),
    icon: iconShape.optional(),
    help: z.string().trim().max(500).nullable().optional(),
    synonyms: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
    duplicateRules: z
      .array(duplicateRuleShape)
      .max(20)
      .nullable()
      .optional()
      .describe("Which fields tell that two records are one; null for those that follow from the types."),
    fieldOrder: z.array(z.string().max(63)).max(200).optional().describe("Keys of all its fields in the new order."),
  }),
  output: z.object({ object: objectShape, changeSetId: z.string().nullable() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "rename companies to Accounts", input: { object: "companies", label: "Account", plural: "Accounts" } },
    { say: "give deals a rocket as icon", input: { object: "deals", icon: "rocket" } },
    { say: "people also say client for companies", input: { object: "companies", synonyms: ["client"] } },
  ],
  summarize: (_, output) => (output.changeSetId ? `Changed the object ${output.object.plural}` : "Changed nothing"),

  async handler(ctx, { object: name, fieldOrder, help, duplicateRules, ...changes }) {
    const stored = await lockCatalog(ctx.session);
    const object = findStoredObject(stored, name);
    const { label, plural } = { ...object.definition, ...defined(changes) };
    if (changes.label || changes.plural) checkNames(stored, label, plural, object.key);
    const unknown = fieldOrder?.find((key) => !object.fields.some((field) => field.key === key));
    if (unknown) throw new AppError("invalid_input", `There is no field "${unknown}" on ${object.definition.plural}.`);
    checkRules(object, duplicateRules ?? []);
    const values = {
      ...defined(changes),
      ...(help === undefined ? {} : { help: help || null }),
      ...(fieldOrder ? { fieldOrder } : {}),
      ...(duplicateRules === undefined ? {} : { duplicateRules }),
    };
    const isChanged = await changeFixedRow(ctx.session, "atrium_objects", object.id, values, writeOf(ctx));
    if (!isChanged) return { object: objectOf(ctx.catalog, object.key), changeSetId: null };
    ctx.changeSet.count += 1;
    const after = await finishCatalog(ctx, stored);
    return { object: objectOf(after, object.key), changeSetId: ctx.changeSet.id };
  },
});

function checkRules({ definition, fields }: StoredObject, rules: DuplicateRule[]): void {
  for (const { field: key, how } of rules) {
    const field = fields.find((candidate) => candidate.key === key && !candidate.deletedAt)?.definition;
    if (!field) throw new AppError("invalid_input", `There is no field "${key}" on ${definition.plural}.`);
    if (!canCompare(field))
      throw new AppError("invalid_input", `${field.label} is ${field.type}, which does not tell records apart.`);
    if (how === "alike" && key !== definition.nameField)
      throw new AppError("invalid_input", `Only names are compared by likeness; take "same" for ${field.label}.`);
  }
}

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
