import { sql } from "drizzle-orm";
import { z } from "zod";

import { relationsOf } from "@/db/objects/catalog";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import type { Value } from "@/db/query/values";
import { relink } from "@/db/records/relink";
import { markRecords, updateRecord } from "@/db/records/write-records";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { diffRecords } from "./diff-records";
import { requireObject, requireRecord } from "./read-record";
import { diffShape, inputValues, objectKey, type RecordShape, recordShape } from "./record-shape";
import { checkValues } from "./write-input";

const linkShape = z.object({ object: z.string(), label: z.string(), count: z.number() });

/** The merged records go to the trash before the kept one takes their values, so unique values never clash. */
export const mergeRecords = defineTool({
  name: "merge_records",
  description:
    "Make one record of several that are the same thing. The kept one gets what it lacks from the others, or the given values; everything linked to the others is linked to it; the others go to the trash. With preview: true nothing changes. Undone as one.",
  input: z.object({
    object: objectKey,
    keepId: z.uuid().describe("The record that stays."),
    mergeIds: z.array(z.uuid()).min(1).max(20).describe("The records that go into it."),
    values: inputValues.optional(),
    preview: z.boolean().optional(),
  }),
  output: z.object({
    record: recordShape,
    changes: z.array(diffShape).describe("What the kept record gets."),
    links: z
      .array(linkShape)
      .describe("How many records are linked to the kept one now that were linked to the others."),
    merged: z.array(z.object({ id: z.string(), name: z.string() })),
    isPreview: z.boolean(),
    changeSetId: z.string().nullable(),
  }),
  permission: "records:delete",
  effect: "delete",
  examples: [
    {
      say: "merge Tessel Ltd into Tessel",
      input: { object: "companies", keepId: "{companies:Tessel}", mergeIds: ["{companies:Tessel Ltd}"] },
    },
    {
      say: "these two contacts are the same person",
      input: { object: "contacts", keepId: "{contacts:Ivo Brand}", mergeIds: ["{contacts:I. Brand}"] },
    },
    {
      say: "combine the duplicate deals",
      input: { object: "deals", keepId: "{deals:Dock lights}", mergeIds: ["{deals:Dock light}"] },
    },
  ],
  summarize: (_, output) => `Merged ${output.merged.length + 1} records into ${output.record.name}`,

  async handler(ctx, { object: key, keepId, mergeIds: given, values: chosen = {}, preview = false }) {
    const object = requireObject(ctx, key);
    const mergeIds = [...new Set(given)];
    if (mergeIds.includes(keepId)) throw new AppError("invalid_input", "A record cannot be merged with itself.");
    const kept = await requireRecord(ctx, key, keepId);
    const others: RecordShape[] = [];
    for (const id of mergeIds) others.push(await requireRecord(ctx, key, id));
    const filled = await checkValues(ctx, object, { ...fillGaps(object, kept, others), ...chosen }, "update");
    const merged = others.map(({ id, name }) => ({ id, name }));
    if (preview) {
      const record = { ...kept, values: { ...kept.values, ...shown(object, filled, [kept, ...others]) } };
      const links = await countLinks(ctx, key, mergeIds);
      const changes = diffRecords(object, kept, record);
      return { record, changes, links, merged, isPreview: true, changeSetId: null };
    }
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const moved = await relink(ctx.session, ctx.catalog, key, { from: mergeIds, to: keepId }, write);
    const ids = sql`select unnest(${sql.param(mergeIds)}::uuid[])`;
    const trashed = await markRecords(ctx.session, object, ids, "deleted", write);
    const updated =
      Object.keys(filled).length > 0
        ? await updateRecord(ctx.session, ctx.query, object, keepId, filled, write)
        : undefined;
    ctx.changeSet.count += trashed + moved.reduce((sum, { count }) => sum + count, 0) + (updated ? 1 : 0);
    const record = updated ?? kept;
    return {
      record,
      changes: diffRecords(object, kept, record),
      links: moved.map(({ object: from, count }) => ({ object: from, label: labelOf(ctx, from), count })),
      merged,
      isPreview: false,
      changeSetId: ctx.changeSet.id,
    };
  },
});

const isEmpty = (value: Value | undefined): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Each empty field of the kept record takes the first value that one of the others has. */
function fillGaps(object: ObjectDefinition, kept: RecordShape, others: RecordShape[]): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const { key } of object.fields.filter(isWritable)) {
    if (!isEmpty(kept.values[key])) continue;
    const value = others.map((other) => other.values[key]).find((candidate) => !isEmpty(candidate));
    if (value !== undefined) filled[key] = value;
  }
  return filled;
}

/** Links are stored as ids and shown by name; a preview finds the names among the records themselves. */
function shown(
  object: ObjectDefinition,
  values: Record<string, unknown>,
  records: RecordShape[],
): Record<string, Value> {
  const entries = Object.entries(values).map(([key, value]): [string, Value] => {
    const field = object.fields.find((candidate) => candidate.key === key);
    if (field?.type !== "lookup" && field?.type !== "owner") return [key, value as Value];
    const named = records
      .map((record) => record.values[key])
      .find((link) => typeof link === "object" && link !== null && "id" in link && link.id === value);
    return [key, named ?? null];
  });
  return Object.fromEntries(entries);
}

const labelOf = (ctx: ToolContext, key: string): string =>
  ctx.catalog.objects.find((object) => object.key === key)?.plural ?? key;

async function countLinks(ctx: ToolContext, target: string, ids: string[]): Promise<z.infer<typeof linkShape>[]> {
  const links: z.infer<typeof linkShape>[] = [];
  for (const { object, field } of relationsOf(ctx.catalog, target)) {
    const [row] = await ctx.session.query(
      `select count(*) as count from ${quote(object.key)} where ${quote(field.key)} = any($1::uuid[])`,
      [ids],
    );
    const count = Number(row?.["count"] ?? 0);
    if (count > 0) links.push({ object: object.key, label: object.plural, count });
  }
  return links;
}
