import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { countRecords } from "@/db/objects/data-checks";
import { lockCatalog } from "@/db/objects/stored-catalog";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { findStoredObject } from "@/tools/fields/find-field";
import { finishCatalog, writeOf } from "./change-catalog";

/** Table and records stay; links to the object leave the catalog with it and come back with it. */
export const deleteObject = defineTool({
  name: "delete_object",
  description:
    "Move an object that your workspace made to the trash, with its records. Links to it from other objects are hidden. restore_object brings all of it back. Standard objects stay.",
  input: z.object({ object: z.string().max(120).describe("Key or name of the object.") }),
  output: z.object({
    object: z.string(),
    name: z.string(),
    records: z.number(),
    hidden: z.array(z.object({ object: z.string(), label: z.string() })).describe("Links that pointed to it."),
    changeSetId: z.string(),
  }),
  permission: "settings:write",
  effect: "delete",
  examples: [
    { say: "delete the object Vessels", input: { object: "vessels" } },
    { say: "remove our object Renewals", input: { object: "renewals" } },
    { say: "we do not need the object Site visits any more", input: { object: "site_visits" } },
  ],
  summarize: (_, output) => `Moved the object ${output.name} to the trash`,

  async handler(ctx, { object: name }) {
    const stored = await lockCatalog(ctx.session);
    const object = findStoredObject(stored, name);
    const { plural, isCustom } = object.definition;
    if (!isCustom)
      throw new AppError(
        "precondition_failed",
        `${plural} is a standard object, which Atrium is built on. It can be renamed, not deleted.`,
      );
    const records = await countRecords(ctx.session, object.key);
    await markFixedRow(ctx.session, "atrium_objects", object.id, "deleted", writeOf(ctx));
    ctx.changeSet.count += 1;
    await finishCatalog(ctx, stored);
    const hidden = stored.objects
      .filter((other) => other.key !== object.key && !other.deletedAt)
      .flatMap((other) =>
        other.fields
          .filter((field) => !field.deletedAt && field.definition.target === object.key)
          .map((field) => ({ object: other.key, label: field.definition.label })),
      );
    return { object: object.key, name: plural, records, hidden, changeSetId: ctx.changeSet.id };
  },
});
