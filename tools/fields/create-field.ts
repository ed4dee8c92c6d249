import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
import { applyCatalog } from "@/db/objects/apply-catalog";
import { countRecords } from "@/db/objects/data-checks";
import { type FieldDefinition, fieldShape } from "@/db/objects/definition";
import { insertField } from "@/db/objects/insert-field";
import {
  fieldsInUse,
  lockCatalog,
  readStoredCatalog,
  type StoredCatalog,
  type StoredObject,
  toCatalog,
} from "@/db/objects/stored-catalog";
import { objectOf } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { mostFields, writeOf } from "@/tools/objects/change-catalog";
import { newFieldInput } from "./field-input";
import { fillEmpty } from "./fill-empty";
import { findStoredObject } from "./find-field";
import { indexRelation } from "./index-relation";
import { makeField } from "./make-field";

/** A required field with a default gives the default to the records that are there, as a change that can be undone. */
export const createField = defineTool({
  name: "create_field",
  description:
    "Add a field to an object: label, type, and what the type needs (options, target, currency), or computed for a formula or rollup. Required on an object with records needs a default, which those records get.",
  input: newFieldInput.extend({ object: z.string().max(120).describe("Key or name of the object.") }),
  output: z.object({
    object: z.string(),
    field: fieldShape,
    filled: z.number().describe("Records that got the default."),
    changeSetId: z.string(),
  }),
  permission: "settings:write",
  effect: "write",
  examples: [
    {
      say: "add a picklist Segment to companies with options North, South, West",
      input: { object: "companies", label: "Segment", type: "picklist", options: ["North", "South", "West"] },
    },
    { say: "deals need a number Seats", input: { object: "deals", label: "Seats", type: "number" } },
    {
      say: "link deals to a second company called Partner",
      input: { object: "deals", label: "Partner", type: "lookup", target: "companies", reverseLabel: "Partner deals" },
    },
    {
      say: "add a formula field Margin to deals: amount * 0.2",
      input: { object: "deals", label: "Margin", computed: { kind: "formula", expression: "amount * 0.2" } },
    },
  ],
  summarize: (_, output) => `Added the field ${output.field.label} to ${output.object.replaceAll("_", " ")}`,

  async handler(ctx, { object: name, ...input }) {
    const before = await lockCatalog(ctx.session);
    const object = findStoredObject(before, name);
    if (object.fields.length >= mostFields)
      throw new AppError("quota_reached", `An object has at most ${mostFields} fields, those in the trash included.`);
    const field = makeField(
      {
        stored: before,
        memberId: ctx.actor.memberId,
        query: ctx.query,
        object: object.definition,
        fields: fieldsInUse(before, object),
        trashedKeys: object.fields.map((known) => known.key),
      },
      input,
    );
    await refuseEmpty(ctx, object, field);
    const write = writeOf(ctx);
    const id = await insertField(ctx.session, object.key, field, object.fields.length);
    await feedCreated(ctx.session, "atrium_fields", { id, definition: field }, write);
    ctx.changeSet.count += 1;
    await indexRelation(ctx, before, object.key, field.computed);
    const after = await readStoredCatalog(ctx.session, before.version + 1);
    const filled = await follow(ctx, { before, after, object: object.key, field });
    return { object: object.key, field, filled, changeSetId: ctx.changeSet.id };
  },
});

async function refuseEmpty(ctx: ToolContext, object: StoredObject, field: FieldDefinition): Promise<void> {
  if (!field.isRequired || field.default !== undefined) return;
  const count = await countRecords(ctx.session, object.key);
  if (count > 0)
    throw new AppError(
      "precondition_failed",
      `${count} ${count === 1 ? "record has" : "records have"} no ${field.label} yet, so it cannot be required. Give a default, or fill the field first.`,
    );
}

/** The column comes first, then the defaults, then the rule that every record has one. */
async function follow(
  ctx: ToolContext,
  made: { before: StoredCatalog; after: StoredCatalog; object: string; field: FieldDefinition },
): Promise<number> {
  const { before, after, object, field } = made;
  if (!field.isRequired || field.default === undefined) {
    await applyCatalog(ctx.session, before, after);
    return 0;
  }
  const { isRequired: _, ...loose } = field;
  const between = withField(after, object, loose);
  await applyCatalog(ctx.session, before, between);
  const filled = await fillEmpty(ctx, objectOf(toCatalog(between), object), field);
  await applyCatalog(ctx.session, between, after);
  return filled;
}

function withField(stored: StoredCatalog, object: string, definition: FieldDefinition): StoredCatalog {
  return {
    ...stored,
    objects: stored.objects.map((one) =>
      one.key === object
        ? {
            ...one,
            fields: one.fields.map((field) => (field.key === definition.key ? { ...field, definition } : field)),
          }
        : one,
    ),
  };
}
