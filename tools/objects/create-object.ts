import pluralize from "pluralize";
import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
import { createObject as storeObject } from "@/db/objects/create-object";
import { type FieldDefinition, type ObjectDefinition, objectShape } from "@/db/objects/definition";
import { objectKey } from "@/db/objects/make-key";
import { lockCatalog, readStoredCatalog, type StoredCatalog, toCatalog } from "@/db/objects/stored-catalog";
import { objectOf } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { labelShape, newFieldInput } from "@/tools/fields/field-input";
import { sameName } from "@/tools/fields/find-field";
import { makeField } from "@/tools/fields/make-field";
import { mostObjects, writeOf } from "./change-catalog";

export const iconShape = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .describe("Name of a lucide icon.");

const input = z.object({
  label: labelShape.describe("Singular, for instance Vessel."),
  plural: labelShape.optional().describe("Left out: made from the singular."),
  icon: iconShape.optional(),
  help: z.string().trim().max(500).optional(),
  nameLabel: labelShape.optional().describe("Label of the field that names a record; Name when left out."),
  synonyms: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  fields: z
    .array(newFieldInput.omit({ computed: true }))
    .max(60)
    .optional()
    .describe("Fields besides the name."),
});

/** The table is there when the call ends, so chat, lists and reports know the object at once. */
export const createObject = defineTool({
  name: "create_object",
  description:
    "Add a new object (a kind of record) with its name field and further fields. Links need a target object that exists. It can be undone, or moved to the trash with delete_object.",
  input,
  output: z.object({ object: objectShape, changeSetId: z.string() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    {
      say: "add an object Vessels with tonnage as number and a link to companies",
      input: {
        label: "Vessel",
        fields: [
          { label: "Tonnage", type: "number" },
          { label: "Company", type: "lookup", target: "companies" },
        ],
      },
    },
    { say: "create an object for renewals", input: { label: "Renewal", icon: "refresh-cw" } },
    {
      say: "new object Site visits with a date and a picklist Result: good, bad",
      input: {
        label: "Site visit",
        fields: [
          { label: "Date", type: "date" },
          { label: "Result", type: "picklist", options: ["Good", "Bad"] },
        ],
      },
    },
  ],
  summarize: (_, output) => `Created the object ${output.object.plural}`,

  async handler(ctx, given) {
    const stored = await lockCatalog(ctx.session);
    if (stored.objects.length >= mostObjects)
      throw new AppError(
        "quota_reached",
        `A workspace has at most ${mostObjects} objects, those in the trash included.`,
      );
    const plural = given.plural ?? pluralize(given.label);
    checkNames(stored, given.label, plural);
    const key = await objectKey(
      ctx.session,
      plural,
      stored.objects.map((object) => object.key),
    );
    const names = { key, label: given.label, plural };
    const definition: ObjectDefinition = {
      ...names,
      icon: given.icon ?? "box",
      nameField: "name",
      isCustom: true,
      ...(given.help ? { help: given.help } : {}),
      ...(given.synonyms?.length ? { synonyms: given.synonyms } : {}),
      fields: fieldsOf(ctx, stored, names, given),
    };
    const row = await storeObject(ctx.session, definition, stored.objects.length);
    const labels = definition.fields.map((field) => field.label);
    await feedCreated(
      ctx.session,
      "atrium_objects",
      { id: row.id, definition: { ...row.definition, fields: labels } },
      writeOf(ctx),
    );
    ctx.changeSet.count += 1;
    const after = toCatalog(await readStoredCatalog(ctx.session, stored.version + 1));
    return { object: objectOf(after, key), changeSetId: ctx.changeSet.id };
  },
});

/** Refuses names that could not be told from those of another object. */
export function checkNames(stored: StoredCatalog, label: string, plural: string, self?: string): void {
  for (const name of [label, plural]) {
    if (/^\s*(?:atrium|pg)[\s_]/i.test(name))
      throw new AppError(
        "invalid_input",
        `Names that begin with "${name.trim().slice(0, 7).trim()}" are kept for Atrium itself.`,
      );
    const clash = stored.objects.find(
      (object) =>
        object.key !== self &&
        !object.deletedAt &&
        (sameName(object.definition.label, name) || sameName(object.definition.plural, name)),
    );
    if (clash) throw new AppError("conflict", `There is already an object called ${clash.definition.plural}.`);
  }
}

function fieldsOf(
  ctx: ToolContext,
  stored: StoredCatalog,
  object: { key: string; label: string; plural: string },
  { fields = [], nameLabel = "Name" }: z.output<typeof input>,
): FieldDefinition[] {
  const made: FieldDefinition[] = [{ key: "name", label: nameLabel, type: "text", isRequired: true, isIndexed: true }];
  for (const field of fields)
    made.push(makeField({ stored, memberId: ctx.actor.memberId, object, fields: made }, field));
  return made;
}
