import { z } from "zod";

import { readPiece } from "@/db/files/file-store";
import { quote } from "@/db/objects/table-shape";
import type { StoredValue } from "@/db/records/input-value";
import { writingMany } from "@/db/workspace/workspaces";
import type { ToolContext } from "@/tools/core/define-tool";
import { defineJob, type JobRun } from "@/tools/jobs/define-job";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";
import { type Check, checkRows, type FileRow } from "./check-rows";
import { writeErrorFile } from "./error-file";
import { type Import, requireImport, saveImport } from "./import-store";
import { readRows } from "./read-rows";
import { countRows, readFileRows, saveRows } from "./row-store";
import { type ReadyRow, writeRows } from "./write-rows";

const batchSize = 1000;

const jobInput = z.object({
  importId: z.uuid(),
  isCheckOnly: z.boolean(),
  object: z.string(),
  fileName: z.string(),
});
type Run = JobRun<z.output<typeof jobInput>>;

/** Reads the file into rows, checks each, and then writes them: each batch in one transaction with its progress. */
export const importJob = defineJob({
  kind: "import_records",
  permission: "records:import",
  input: jobInput,
  summarize: ({ object, fileName }) => `Imported ${object} from ${fileName}`,

  async run(job) {
    const { importId, isCheckOnly } = job.input;
    const phase = String(job.position?.["phase"] ?? "check");
    if (phase === "check") await checkAll(job, Number(job.position?.["place"] ?? 0));
    if (isCheckOnly) return finish(job, "ready");
    await writeAll(job, phase === "write" ? Number(job.position?.["place"] ?? 0) : 0);
    return { ...(await finish(job, "done")), importId };
  },
});

async function checkAll(job: Run, from: number): Promise<void> {
  const { importId } = job.input;
  const item = await job.read((ctx) => requireImport(ctx, importId));
  let place = from;
  const check = async (rows: FileRow[]): Promise<void> => {
    place = rows.at(-1)?.place ?? place;
    await job.step(async (ctx) => {
      await saveRows(ctx.session, importId, await checkRows(ctx, checkOf(ctx, item), rows));
      return { position: { phase: "check", place }, done: place };
    });
  };
  // Rows that were read before keep what a person corrected in them.
  if (item.counts) {
    for (;;) {
      const rows = await job.read((ctx) => readFileRows(ctx.session, importId, place, batchSize));
      if (rows.length === 0) return;
      await check(rows);
    }
  }
  for await (const rows of batches(readRows(pieces(job, item.fileId), item.format), item.format.hasHeading, from)) {
    await check(rows);
  }
}

async function* batches(rows: AsyncIterable<string[]>, hasHeading: boolean, from: number): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let place = hasHeading ? -1 : 0;
  for await (const cells of rows) {
    place += 1;
    if (place <= from || place === 0) continue;
    batch.push({ place, cells });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* pieces(job: Run, fileId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const piece = await job.read((ctx) => readPiece(ctx.session, fileId, place));
    if (!piece) return;
    yield piece;
  }
}

export function checkOf(ctx: ToolContext, item: Import): Check {
  const object = requireObject(ctx, item.objectKey);
  requireRight(ctx, object, "import");
  return { importId: item.id, object, plan: item.plan, style: item.format, width: item.columns.length };
}

type ReadyRowText = { place: number; values: Record<string, StoredValue>; record_id: string | null };

async function writeAll(job: Run, from: number): Promise<void> {
  const { importId } = job.input;
  let place = from;
  for (let isFirst = from === 0, isOver = false; !isOver; isFirst = false) {
    await job.step(async (ctx) => {
      if (isFirst) await saveImport(ctx, importId, { state: "running", changeSetId: ctx.changeSet.id });
      const rows = await ctx.session.query<ReadyRowText>(
        `select place, values, record_id from atrium_import_rows
         where import_id = $1::uuid and action in ('create', 'update') and place > $2 order by place limit $3`,
        [importId, place, batchSize],
      );
      const ready = rows.map((row): ReadyRow => ({ place: row.place, values: row.values, recordId: row.record_id }));
      const item = await requireImport(ctx, importId);
      const object = requireObject(ctx, item.objectKey);
      requireRight(ctx, object, "import");
      await writingMany(ctx.session, rows.length, () => writeRows(ctx, importId, object, ready));
      isOver = rows.length < batchSize;
      place = rows.at(-1)?.place ?? place;
      return { position: { phase: "write", place }, done: place };
    });
  }
}

async function finish(job: Run, state: "ready" | "done"): Promise<Record<string, unknown>> {
  const { importId } = job.input;
  let result = {};
  await job.step(async (ctx) => {
    const counts = await countRows(ctx.session, importId);
    await saveImport(ctx, importId, { state, counts });
    // The statistics know nothing yet of so many new rows, and the embedded database takes none by itself.
    if (state === "done" && counts.create > 0) await ctx.session.exec(`analyze ${quote(job.input.object)}`);
    const hasErrors = state === "done" && counts.invalid > 0;
    const errorFileId = hasErrors ? await writeErrorFile(ctx, await requireImport(ctx, importId)) : null;
    result = { counts, errorFileId };
    return { done: counts.rows, total: counts.rows };
  });
  return result;
}
