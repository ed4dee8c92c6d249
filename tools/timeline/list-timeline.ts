import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import { actorKinds, changeKinds } from "@/db/schema/workspace/changes";
import { linksIn, type Names, nameOf, readDiffs, readNames } from "@/tools/changes/change-names";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject, requireRecord } from "@/tools/records/read-record";
import { diffShape, objectKey } from "@/tools/records/record-shape";
import { readTimelinePage, type TimelineRow } from "./timeline-page";
import { timelineKinds, timelineSources } from "./timeline-sources";

const itemShape = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(timelineKinds),
  event: z.enum([...changeKinds, "completed"]),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string(), memberId: z.string().nullable() }),
  record: z
    .object({ object: z.string(), id: z.string(), name: z.string() })
    .describe("The note, the task, or the record that changed."),
  text: z.string().nullable().describe("note and task: the first 1,000 characters."),
  changeSetId: z.string().nullable(),
  isUndone: z.boolean(),
  isUndo: z.boolean(),
  diffs: z.array(diffShape),
});

/** Mails, meetings and calls join as sources of timeline-sources.ts. */
export const listTimeline = defineTool({
  name: "list_timeline",
  description:
    "All that happened around one record, newest first: notes, tasks made and done, changes of its fields, and stage moves of it and of what points to it, such as a company's deals.",
  input: z.object({
    object: objectKey,
    id: z.uuid(),
    kinds: z.array(z.enum(timelineKinds)).min(1).optional().describe("Left out: all."),
    cursor: z.string().max(500).optional().describe("nextCursor of the page before."),
    limit: z.number().int().min(1).max(100).optional(),
  }),
  output: z.object({ items: z.array(itemShape), nextCursor: z.string().nullable() }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "show the timeline of Tessel", input: { object: "companies", id: "{companies:Tessel}" } },
    { say: "what happened with Tessel", input: { object: "companies", id: "{companies:Tessel}" } },
    {
      say: "stage moves around Tessel",
      input: { object: "companies", id: "{companies:Tessel}", kinds: ["stage"] },
    },
  ],
  summarize: (_, output) => `Read the timeline · ${output.items.length} entries`,

  async handler(ctx, { object: key, id, kinds = [...timelineKinds], cursor, limit = 30 }) {
    const object = requireObject(ctx, key);
    await requireRecord(ctx, object.key, id);
    const sources = timelineSources(ctx.catalog, object, id);
    const { rows, nextCursor } = await readTimelinePage(ctx, sources, kinds, { cursor, limit });
    const names = await readNames(
      ctx,
      rows.flatMap((row) => namesIn(ctx, row)),
    );
    return { items: rows.map((row) => toItem(ctx, row, names)), nextCursor };
  },
});

function namesIn(ctx: ToolContext, row: TimelineRow): { object: string; id: string }[] {
  const object = findObject(ctx.catalog, row.object);
  if (!object || !row.change_set_id) return [];
  return [{ object: object.key, id: row.record_id }, ...linksIn(object, row.before, row.after)];
}

function toItem(ctx: ToolContext, row: TimelineRow, names: Names): z.input<typeof itemShape> {
  const object = findObject(ctx.catalog, row.object);
  const isChange = row.change_set_id !== null;
  return {
    id: row.place,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    event: row.event,
    actor: { kind: row.actor_kind, name: row.member_name ?? "Atrium", memberId: row.member_id },
    record: {
      object: row.object,
      id: row.record_id,
      name: isChange ? nameOf(names, row.object, row.record_id) : row.title,
    },
    text: row.body,
    changeSetId: row.change_set_id,
    isUndone: row.is_undone,
    isUndo: row.undo_of !== null,
    diffs: object && isChange && row.event === "updated" ? readDiffs(object, row.before, row.after, names) : [],
  };
}
