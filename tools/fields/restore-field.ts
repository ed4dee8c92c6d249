import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { applyCatalog } from "@/db/objects/apply-catalog";
import { fieldShape } from "@/db/objects/definition";
import { settleCatalog } from "@/db/objects/settle-catalog";
import { fieldsInUse, lockCatalog, type StoredCatalog, type StoredObject } from "@/db/objects/stored-catalog";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { writeOf } from "@/tools/objects/change-catalog";
import { fieldName } from "./field-input";
import { findStoredField, findStoredObject, sameName } from "./find-field";

/** Values come back as they were; a rule that records broke meanwhile is lifted and named. */
export const restoreField = defineTool({
  name: "restore_field",
  description:
    "Bring a field back from the trash with its values. describe_objects with includeDeleted lists what is there.",
  input: z.object({ object: z.string().max(120).describe("Key or name of the object."), field: fieldName }),
  output: z.object({ object: z.string(), field: fieldShape, notes: z.array(z.string()), changeSetId: z.string() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "bring the field Region of companies back", input: { object: "companies", field: "region" } },
    { say: "restore Lost reason on deals", input: { object: "deals", field: "lost_reason" } },
    { say: "undelete the field Phone of contacts", input: { object: "contacts", field: "phone" } },
  ],
  summarize: (_, output) => `Restored the field ${output.field.label}`,

  async handler(ctx, input) {
    const before = await lockCatalog(ctx.session);
    const object = findStoredObject(before, input.object);
    const { id, key, definition } = findStoredField(object, input.field, "in the trash");
    checkPlace(before, object, definition);
    const write = writeOf(ctx);
    await markFixedRow(ctx.session, "atrium_fields", id, "restored", write);
    const { after, unsettled } = await settleCatalog(ctx.session, before, write);
    ctx.changeSet.count += 1 + unsettled.length;
    await applyCatalog(ctx.session, before, after);
    const field = findStoredField(findStoredObject(after, object.key), key).definition;
    const notes = unsettled.map(({ label, why }) => `${label}: ${why}`);
    return { object: object.key, field, notes, changeSetId: ctx.changeSet.id };
  },
});

function checkPlace(
  stored: StoredCatalog,
  object: StoredObject,
  { label, target }: { label: string; target?: string | undefined },
): void {
  if (fieldsInUse(stored, object).some((field) => sameName(field.label, label)))
    throw new AppError(
      "conflict",
      `${object.definition.plural} has another field "${label}" by now. Rename that one first.`,
    );
  const gone = stored.objects.find((other) => other.key === target && other.deletedAt);
  if (gone)
    throw new AppError(
      "precondition_failed",
      `${label} points to ${gone.definition.plural}, which is in the trash. Restore that object first.`,
    );
}
