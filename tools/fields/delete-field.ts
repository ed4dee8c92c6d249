import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { countMissing, countRecords } from "@/db/objects/data-checks";
import { lockCatalog } from "@/db/objects/stored-catalog";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { finishCatalog, isBuiltOn, writeOf } from "@/tools/objects/change-catalog";
import { fieldName } from "./field-input";
import { findStoredField, findStoredObject } from "./find-field";

/** The column stays with its values; only what it asked of records is lifted. */
export const deleteField = defineTool({
  name: "delete_field",
  description:
    "Move a field to the trash with its values. restore_field brings both back. The field that names records stays, as do fields that Atrium keeps.",
  input: z.object({ object: z.string().max(120).describe("Key or name of the object."), field: fieldName }),
  output: z.object({
    object: z.string(),
    objectName: z.string(),
    field: z.string(),
    name: z.string(),
    records: z.number().describe("Records that have a value in it."),
    changeSetId: z.string(),
  }),
  permission: "settings:write",
  effect: "delete",
  examples: [
    { say: "delete the field Region from companies", input: { object: "companies", field: "region" } },
    { say: "remove Lost reason from deals", input: { object: "deals", field: "lost_reason" } },
    { say: "contacts do not need Phone", input: { object: "contacts", field: "phone" } },
  ],
  summarize: (_, output) => `Moved the field ${output.name} of ${output.objectName} to the trash`,

  async handler(ctx, input) {
    const stored = await lockCatalog(ctx.session);
    const object = findStoredObject(stored, input.object);
    const { id, definition: field } = findStoredField(object, input.field);
    const { plural } = object.definition;
    if (field.key === object.definition.nameField)
      throw new AppError("precondition_failed", `${field.label} names the records of ${plural}, so it stays.`);
    if (field.isSystem || isBuiltOn(object, field))
      throw new AppError("precondition_failed", `Atrium itself works with ${field.label} of ${plural}, so it stays.`);
    const column = { object: object.key, field };
    const isStored = !field.computed;
    const records = isStored
      ? (await countRecords(ctx.session, object.key)) - (await countMissing(ctx.session, column))
      : 0;
    await markFixedRow(ctx.session, "atrium_fields", id, "deleted", writeOf(ctx));
    ctx.changeSet.count += 1;
    await finishCatalog(ctx, stored);
    return {
      object: object.key,
      objectName: plural,
      field: field.key,
      name: field.label,
      records,
      changeSetId: ctx.changeSet.id,
    };
  },
});
