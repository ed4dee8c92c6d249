import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { applyCatalog } from "@/db/objects/apply-catalog";
import { objectShape } from "@/db/objects/definition";
import { settleCatalog } from "@/db/objects/settle-catalog";
import { lockCatalog, toCatalog } from "@/db/objects/stored-catalog";
import { objectOf } from "@/db/query/scope";
import { defineTool } from "@/tools/core/define-tool";
import { findStoredObject } from "@/tools/fields/find-field";
import { writeOf } from "./change-catalog";
import { checkNames } from "./create-object";

/** Its links come back with it; a rule that records broke meanwhile is lifted and named. */
export const restoreObject = defineTool({
  name: "restore_object",
  description:
    "Bring an object back from the trash with its fields and records. describe_objects with includeDeleted lists what is there.",
  input: z.object({ object: z.string().max(120).describe("Key or name of the object.") }),
  output: z.object({ object: objectShape, notes: z.array(z.string()), changeSetId: z.string() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "bring the object Vessels back", input: { object: "vessels" } },
    { say: "restore our object Renewals", input: { object: "renewals" } },
    { say: "undelete Site visits", input: { object: "site_visits" } },
  ],
  summarize: (_, output) => `Restored the object ${output.object.plural}`,

  async handler(ctx, { object: name }) {
    const before = await lockCatalog(ctx.session);
    const object = findStoredObject(before, name, "in the trash");
    checkNames(before, object.definition.label, object.definition.plural, object.key);
    const write = writeOf(ctx);
    await markFixedRow(ctx.session, "atrium_objects", object.id, "restored", write);
    const { after, unsettled } = await settleCatalog(ctx.session, before, write);
    ctx.changeSet.count += 1 + unsettled.length;
    await applyCatalog(ctx.session, before, after);
    return {
      object: objectOf(toCatalog(after), object.key),
      notes: unsettled.map(({ label, why }) => `${label}: ${why}`),
      changeSetId: ctx.changeSet.id,
    };
  },
});
