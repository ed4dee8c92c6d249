import { z } from "zod";

import { relationsOf } from "@/db/objects/catalog";
import { countRecords, listRecords } from "@/db/query/list-records";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject, requireRecord } from "./read-record";
import { countShape, objectKey, recordShape } from "./record-shape";

const relatedShape = z.object({
  key: z.string(),
  label: z.string(),
  object: z.string(),
  field: z.string().describe("The lookup on that object which points here."),
  count: countShape,
  records: z.array(recordShape).describe("The five newest."),
});

/** One record with, on request, what points to it; each relation stays a query that can be opened in full. */
export const getRecord = defineTool({
  name: "get_record",
  description:
    "Read one record by id, with related: true also the newest records that point to it. Find the id with search_names or search_records first.",
  input: z.object({ object: objectKey, id: z.uuid(), related: z.boolean().optional() }),
  output: z.object({ record: recordShape, related: z.array(relatedShape) }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "show me Brightwater", input: { object: "companies", id: "{companies:Brightwater}", related: true } },
    { say: "open the deal Depot sensors", input: { object: "deals", id: "{deals:Depot sensors}", related: true } },
    { say: "what is Hanne's phone number", input: { object: "contacts", id: "{contacts:Hanne}" } },
  ],
  summarize: (_, output) => `Read ${output.record.name}`,

  async handler(ctx, { object, id, related }) {
    const record = await requireRecord(ctx, object, id);
    return { record, related: related ? await readRelated(ctx, object, id) : [] };
  },
});

async function readRelated(ctx: ToolContext, object: string, id: string): Promise<z.input<typeof relatedShape>[]> {
  requireObject(ctx, object);
  const found: z.input<typeof relatedShape>[] = [];
  for (const relation of relationsOf(ctx.catalog, object)) {
    const query = { object: relation.object.key, where: { field: relation.field.key, op: "eq" as const, value: id } };
    const { records, nextCursor } = await listRecords(ctx.session, ctx.query, { ...query, limit: 5 });
    const count = nextCursor
      ? await countRecords(ctx.session, ctx.query, query)
      : { value: records.length, isCapped: false };
    found.push({
      key: relation.key,
      label: relation.label,
      object: relation.object.key,
      field: relation.field.key,
      count,
      records,
    });
  }
  return found;
}
