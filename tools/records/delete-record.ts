import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { alsoShape, moveToTrash, oneId, withAlso } from "./move-to-trash";
import { requireObject, requireRecord } from "./read-record";
import { objectKey } from "./record-shape";
import { requireReach } from "./rights";

/** Deleting moves to the trash; what pointed to the record and stays keeps its link for the day it is restored. */
export const deleteRecord = defineTool({
  name: "delete_record",
  description:
    "Move one record to the trash, with what the delete rules of links to it take along. It can be restored with restore_record or undone. Find the id with search_names first.",
  input: z.object({ object: objectKey, id: z.uuid() }),
  output: z.object({ id: z.string(), object: z.string(), name: z.string(), also: alsoShape, changeSetId: z.string() }),
  permission: "records:delete",
  effect: "delete",
  examples: [
    { say: "delete the deal Dock lights", input: { object: "deals", id: "{deals:Dock lights}" } },
    { say: "remove the company Tessel", input: { object: "companies", id: "{companies:Tessel}" } },
    { say: "throw away the task Send the quote", input: { object: "tasks", id: "{tasks:Send the quote}" } },
  ],
  summarize: (_, output) => `Moved ${output.name} to the trash${withAlso(output.also)}`,

  async handler(ctx, { object, id }) {
    const definition = requireObject(ctx, object);
    const record = await requireRecord(ctx, object, id);
    await requireReach(ctx, definition, oneId(id), "delete");
    const { also } = await moveToTrash(ctx, definition, oneId(id));
    return { id, object, name: record.name, also, changeSetId: ctx.changeSet.id };
  },
});
