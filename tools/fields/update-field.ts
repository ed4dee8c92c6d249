import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { fieldShape } from "@/db/objects/definition";
import { lockCatalog, type StoredObject } from "@/db/objects/stored-catalog";
import { settingDiffs } from "@/tools/changes/setting-diffs";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { finishCatalog, inUse, writeOf } from "@/tools/objects/change-catalog";
import { diffShape } from "@/tools/records/record-shape";
import { changedField } from "./changed-field";
import { checkData } from "./check-data";
import { fieldChangesInput, fieldName } from "./field-input";
import { fillEmpty } from "./fill-empty";
import { findStoredField, findStoredObject } from "./find-field";
import { indexRelation } from "./index-relation";
import { replaceOptions } from "./replace-options";
import { checkRetype, planRetype, proposeOptions } from "./retype";

/** Everything is checked against the records first, so a refusal leaves nothing half done. */
export const updateField = defineTool({
  name: "update_field",
  description:
    "Change a field: label, help, required, unique, default, options, place, or type where no value is lost. Options are given as the whole list; a key with a new label renames it and records keep it. With preview: true nothing changes.",
  input: fieldChangesInput.extend({
    object: z.string().max(120).describe("Key or name of the object."),
    field: fieldName,
    preview: z.boolean().optional(),
  }),
  output: z.object({
    object: z.string(),
    field: fieldShape,
    changes: z.array(diffShape),
    records: z.number().describe("Records whose value changes or changed with it."),
    conversion: z
      .object({
        converts: z.number(),
        fails: z.number(),
        sample: z.array(z.string()).describe("Values that would not."),
      })
      .nullable()
      .describe("For another type: how many values carry over."),
    isPreview: z.boolean(),
    changeSetId: z.string().nullable(),
  }),
  permission: "settings:write",
  effect: "write",
  examples: [
    {
      say: "rename the field Tier on companies to Segment",
      input: { object: "companies", field: "tier", label: "Segment" },
    },
    { say: "make the email of contacts unique", input: { object: "contacts", field: "email", isUnique: true } },
    {
      say: "rename the option Web of deal source to Website",
      input: {
        object: "deals",
        field: "source",
        options: [{ key: "web", label: "Website" }, "Referral", "Event", "Outbound", "Partner"],
      },
    },
  ],
  summarize: (_, output) => {
    if (output.changes.length === 0) return `Changed nothing on the field ${output.field.label}`;
    return `${output.isPreview ? "Would change" : "Changed"} the field ${output.field.label}`;
  },

  async handler(
    ctx,
    { object: objectName, field: name, preview = false, replaceOptions: given, position, ...changes },
  ) {
    const stored = await lockCatalog(ctx.session);
    const object = findStoredObject(stored, objectName);
    const { id, definition: was } = findStoredField(object, name);
    const isRetype = !was.computed && changes.type !== undefined && changes.type !== was.type;
    if (isRetype) checkRetype(object, was, changes, given);
    const options = isRetype ? await proposeOptions(ctx, object.key, was, changes) : changes.options;
    const field = changedField(
      { stored, object, memberId: ctx.actor.memberId, query: ctx.query },
      was,
      options ? { ...changes, options } : changes,
    );
    const conversion = isRetype ? await planRetype(ctx, { object: object.key, was, field, preview }) : null;
    const order = position === undefined ? undefined : newOrder(inUse(stored, object).fields, was.key, position);
    const plan = await checkData(ctx, { object: object.key, was, field, replace: given ?? {} });
    const diffs = [
      ...settingDiffs(was, field),
      ...(order ? settingDiffs({ fieldOrder: null }, { fieldOrder: order }) : []),
    ];
    const answer = {
      object: object.key,
      changes: diffs,
      records: plan.records + (conversion?.converts ?? 0),
      conversion,
      isPreview: preview,
    };
    if (preview) return { ...answer, field, changeSetId: null };

    const count = ctx.changeSet.count;
    if (await changeFixedRow(ctx.session, "atrium_fields", id, settingsOf(was, field), writeOf(ctx)))
      ctx.changeSet.count += 1;
    if (changes.computed) await indexRelation(ctx, stored, object.key, field.computed);
    if (order) await storeOrder(ctx, object, order);
    const definition = inUse(stored, object);
    if (plan.mustFill) await fillEmpty(ctx, definition, field);
    await replaceOptions(ctx, definition, field, plan.replaced);
    if (ctx.changeSet.count === count) return { ...answer, field: was, changes: [], changeSetId: null };
    const after = await finishCatalog(ctx, stored);
    const now = after.objects.find((one) => one.key === object.key)?.fields.find((one) => one.key === was.key) ?? field;
    return { ...answer, field: now, changeSetId: ctx.changeSet.id };
  },
});

/** Keys that differ; one that is gone is null, which takes it out of what is stored. */
function settingsOf(was: object, field: object): Record<string, unknown> {
  const before = was as Record<string, unknown>;
  const after = field as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys({ ...before, ...after })
      .filter((key) => !Bun.deepEquals(before[key], after[key]))
      .map((key) => [key, after[key] ?? null]),
  );
}

function newOrder(
  fields: readonly { key: string; isSystem?: boolean | undefined }[],
  key: string,
  position: number,
): string[] {
  const others = fields.map((field) => field.key).filter((other) => other !== key);
  return others.toSpliced(position, 0, key);
}

async function storeOrder(ctx: ToolContext, object: StoredObject, fieldOrder: string[]): Promise<void> {
  const isChanged = await changeFixedRow(ctx.session, "atrium_objects", object.id, { fieldOrder }, writeOf(ctx));
  if (isChanged) ctx.changeSet.count += 1;
}
