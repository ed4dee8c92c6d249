import { z } from "zod";

import { appendPiece, createFile } from "@/db/files/file-store";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { countRecords, listRecords } from "@/db/query/list-records";
import { openScope } from "@/db/query/open-scope";
import { listQueryShape } from "@/db/query/tree";
import type { ToolContext } from "@/tools/core/define-tool";
import { defineJob } from "@/tools/jobs/define-job";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";
import { cellOf, csvText } from "./csv-text";

const pageSize = 500;
const keptFor = 7 * 24 * 60 * 60 * 1000;

const jobInput = z.object({ fileId: z.uuid(), fileName: z.string(), query: listQueryShape });

type Column = { path: string; label: string; field: FieldDefinition };

/** Writes page after page into a file; a crash goes on at the page it was at. */
export const exportJob = defineJob({
  kind: "export_records",
  permission: "records:export",
  input: jobInput,
  summarize: ({ query }) => `Exported ${query.object}`,

  async run(job) {
    const { fileId, fileName, query } = job.input;
    let cursor = job.position?.["cursor"] as string | undefined;
    let place = Number(job.position?.["place"] ?? 0);
    let done = Number(job.position?.["done"] ?? 0);
    if (place === 0) await job.step((ctx) => begin(ctx, job.input));
    for (let isOver = job.position?.["isOver"] === true; !isOver; ) {
      await job.step(async (ctx) => {
        const columns = columnsOf(ctx, query.object, query.fields);
        const page = await listRecords(ctx.session, ctx.query, {
          ...query,
          fields: columns.map((column) => column.path),
          limit: pageSize,
          ...(cursor ? { cursor } : {}),
        });
        const rows = page.records.map((record) => [
          record.id,
          ...columns.map(({ path, field }) => cellOf(field, record.values[path])),
        ]);
        // The mark tells spreadsheets that the text is UTF-8.
        const head = place === 0 ? `\ufeff${csvText([["Id", ...columns.map((column) => column.label)]])}` : "";
        await appendPiece(ctx.session, fileId, place, new TextEncoder().encode(head + csvText(rows)));
        place += 1;
        done += rows.length;
        cursor = page.nextCursor ?? undefined;
        isOver = page.nextCursor === null;
        return { position: { cursor, place, done, isOver }, done };
      });
    }
    return { fileId, fileName, rows: done };
  },
});

async function begin(
  ctx: ToolContext,
  { fileId, fileName, query }: z.output<typeof jobInput>,
): Promise<{ total: number }> {
  await createFile(ctx.session, {
    id: fileId,
    memberId: ctx.actor.memberId,
    name: fileName,
    mediaType: "text/csv; charset=utf-8",
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + keptFor),
  });
  const { value } = await countRecords(ctx.session, ctx.query, query, { isExact: true });
  return { total: value };
}

function columnsOf(ctx: ToolContext, key: string, paths: readonly string[] | undefined): Column[] {
  const object = requireObject(ctx, key);
  requireRight(ctx, object, "export");
  const scope = openScope(ctx.query, object, "t");
  const wanted = paths ?? object.fields.filter((field) => field.key !== "deleted_at").map((field) => field.key);
  return wanted.map((path) => {
    const { field } = scope.resolve(path, "fields", { isLenient: true });
    return { path, field, label: labelOf(object, path, field) };
  });
}

function labelOf(object: ObjectDefinition, path: string, field: FieldDefinition): string {
  const [first] = path.split(".");
  const link = path.includes(".") ? object.fields.find((candidate) => candidate.key === first) : undefined;
  return link ? `${link.label} · ${field.label}` : field.label;
}
