import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";

import { appendPiece, createFile } from "@/db/files/file-store";
import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { members } from "@/db/schema/workspace/members";
import type { ToolContext } from "@/tools/core/define-tool";
import { cellOf, csvText } from "@/tools/exports/csv-text";
import { defineJob } from "@/tools/jobs/define-job";
import { type ChangeDetail, describeChanges } from "./change-details";
import { changeConditions, changeSearchShape, rowConditions } from "./change-search";

const pageSize = 500;
const keptFor = 7 * 24 * 60 * 60 * 1000;

const head = [
  ...["Change", "When", "Who", "Acted as", "Door", "Tool", "Summary", "Change set"],
  ...["Object", "Record id", "Record", "Kind", "Field", "Before", "After"],
];

const jobInput = z.object({ fileId: z.uuid(), fileName: z.string(), search: changeSearchShape });

/** From the newest change at the start downwards, so what changes meanwhile is not in the file. */
export const exportChangesJob = defineJob({
  kind: "export_changes",
  permission: "records:export",
  input: jobInput,
  summarize: () => "Exported changes",

  async run(job) {
    const { fileId, fileName } = job.input;
    let cursor = job.position?.["cursor"] as number | undefined;
    let place = Number(job.position?.["place"] ?? 0);
    let done = Number(job.position?.["done"] ?? 0);
    for (let isOver = job.position?.["isOver"] === true; !isOver; ) {
      await job.step(async (ctx) => {
        if (place === 0) await begin(ctx, job.input);
        const page = await readPage(ctx, job.input.search, cursor);
        const rows = await toRows(ctx, page);
        // The mark tells spreadsheets that the text is UTF-8.
        const text = (place === 0 ? `\ufeff${csvText([head])}` : "") + csvText(rows);
        await appendPiece(ctx.session, fileId, place, new TextEncoder().encode(text));
        place += 1;
        done += page.length;
        cursor = page.at(-1)?.change.id;
        isOver = page.length < pageSize;
        return { position: { cursor, place, done, isOver }, done };
      });
    }
    return { fileId, fileName, rows: done };
  },
});

async function begin(ctx: ToolContext, { fileId, fileName }: z.output<typeof jobInput>): Promise<void> {
  await createFile(ctx.session, {
    id: fileId,
    memberId: ctx.actor.memberId,
    name: fileName,
    mediaType: "text/csv; charset=utf-8",
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + keptFor),
  });
}

type Row = {
  change: typeof changes.$inferSelect;
  set: typeof changeSets.$inferSelect;
  memberName: string | null;
};

function readPage(
  ctx: ToolContext,
  search: z.output<typeof changeSearchShape>,
  cursor: number | undefined,
): Promise<Row[]> {
  return ctx.session.orm
    .select({ change: changes, set: changeSets, memberName: members.name })
    .from(changes)
    .innerJoin(changeSets, eq(changeSets.id, changes.changeSetId))
    .leftJoin(members, eq(members.id, changeSets.memberId))
    .where(and(...changeConditions(ctx, search), ...rowConditions(search), cursor ? lt(changes.id, cursor) : undefined))
    .orderBy(desc(changes.id))
    .limit(pageSize);
}

async function toRows(ctx: ToolContext, page: Row[]): Promise<string[][]> {
  const details = await describeChanges(
    ctx,
    page.map((row) => row.change),
  );
  return page.flatMap(({ change, set, memberName }, place) => {
    const detail = details[place];
    if (!detail) return [];
    const name = [memberName ?? "Atrium", ...(set.via ? [`by ${set.via}`] : [])].join(" ");
    const who = [name, set.actorKind, set.door, set.tool, set.summary, set.id];
    const what = [detail.object, detail.recordId, detail.recordName, detail.kind];
    const start = [String(change.id), set.at.toISOString(), ...who, ...what];
    const cells = fieldCells(ctx, detail);
    return cells.map((row) => [...start, ...row]);
  });
}

/** Field, before and after of each field; one empty row when there is none. */
function fieldCells(ctx: ToolContext, { object: key, diffs }: ChangeDetail): string[][] {
  if (diffs.length === 0) return [["", "", ""]];
  const object = findObject(ctx.catalog, key);
  return diffs.map((diff) => {
    const field = object?.fields.find((candidate) => candidate.key === diff.field);
    return [diff.label, cellOf(field, diff.before), cellOf(field, diff.after)];
  });
}
