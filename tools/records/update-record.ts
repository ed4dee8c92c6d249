import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { diffShape, inputValues, objectKey, recordShape } from "./record-shape";
import { updateOne } from "./update-one";

/** `ifUnchangedSince` makes a write on a stale reading a conflict instead of an overwrite. */
export const updateRecord = defineTool({
  name: "update_record",
  description:
    "Change fields of one record. Values not named stay as they are. Find the id with search_names first; to change many records at once use update_records.",
  input: z.object({
    object: objectKey,
    id: z.uuid(),
    values: inputValues,
    ifUnchangedSince: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("updated_at of the record when it was read; differs means conflict."),
  }),
  output: z.object({ record: recordShape, changes: z.array(diffShape), changeSetId: z.string().nullable() }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "move Dock lights to proposal",
      input: { object: "deals", id: "{deals:Dock lights}", values: { stage: "proposal" } },
    },
    {
      say: "set the phone of Hanne to +49 30 1234",
      input: { object: "contacts", id: "{contacts:Hanne}", values: { phone: "+49 30 1234" } },
    },
    {
      say: "give Tessel to Jonas",
      input: { object: "companies", id: "{companies:Tessel}", values: { owner: "{members:Jonas}" } },
    },
  ],
  summarize: (_, output) =>
    output.changes.length > 0
      ? `Changed ${output.changes.map((change) => change.label.toLowerCase()).join(", ")} of ${output.record.name}`
      : `${output.record.name} was so already`,

  handler: (ctx, input) => updateOne(ctx, input),
});
