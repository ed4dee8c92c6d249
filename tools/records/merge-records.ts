import { sql } from "drizzle-orm";
import { z } from "zod";

import { asOwner } from "@/db/access/as-owner";
import { relationsOf } from "@/db/objects/catalog";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { pointsToAny } from "@/db/query/relation-sql";
import type { Value } from "@/db/query/values";
import { relink } from "@/db/records/relink";
import { markRecords, updateRecord } from "@/db/records/write-records";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { diffRecords } from "./diff-records";
import { displayValues } from "./display-values";
import { requireObject, requireRecord } from "./read-record";
import { diffShape, inputValues, objectKey, type RecordShape, recordShape } from "./record-shape";
import { requireReach } from "./rights";
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
    const all = sql`select unnest(${sql.param([keepId, ...mergeIds])}::uuid[])`;
    await requireReach(ctx, object, all, "update");
    await requireReach(ctx, object, all, "delete");
    const filled = await checkValues(ctx, object, { ...fillGaps(object, kept, others), ...chosen }, "update");
    const merged = others.map(({ id, name }) => ({ id, name }));
    if (preview) {
      const record = { ...kept, values: { ...kept.values, ...(await displayValues(ctx, object, filled)) } };
      const links = await countLinks(ctx, key, mergeIds);
      const changes = diffRecords(object, kept, record);
      return { record, changes, links, merged, isPreview: true, changeSetId: null };
    }
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const moved = await asOwner(ctx.session, () =>
      relink(ctx.session, ctx.catalog, key, { from: mergeIds, to: keepId }, write),
    );
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

/** Each empty field of the kept record takes the first value that one of the others has; links come together. */
function fillGaps(object: ObjectDefinition, kept: RecordShape, others: RecordShape[]): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const { key, type } of object.fields.filter(isWritable)) {
    if (type === "links") {
      const all = [kept, ...others].flatMap((record) => record.values[key] ?? []);
      const ids = [...new Set(all.map((link) => (typeof link === "object" ? link.id : String(link))))].filter(
        (id) => id !== kept.id && !others.some((other) => other.id === id),
      );
      if (ids.length > [kept.values[key] ?? []].flat().length) filled[key] = ids;
      continue;
    }
    if (!isEmpty(kept.values[key])) continue;
    const value = others.map((other) => other.values[key]).find((candidate) => !isEmpty(candidate));
    if (value !== undefined) filled[key] = value;
  }
  return filled;
}

const labelOf = (ctx: ToolContext, key: string): string =>
  ctx.catalog.objects.find((object) => object.key === key)?.plural ?? key;

async function countLinks(ctx: ToolContext, target: string, ids: string[]): Promise<z.infer<typeof linkShape>[]> {
  const links: z.infer<typeof linkShape>[] = [];
  for (const { object, field } of relationsOf(ctx.catalog, target)) {
    const statement = toText(
      sql`select count(*) as count from ${sql.identifier(object.key)} as t where ${pointsToAny(field, "t", ids)}`,
    );
    const [row] = await ctx.session.query(statement.sql, statement.params);
    const count = Number(row?.["count"] ?? 0);
    if (count > 0) links.push({ object: object.key, label: object.plural, count });
  }
  return links;
}
