import { z } from "zod";

import {
  cellProblemShape,
  fileFormatShape,
  importColumnShape,
  importCountsShape,
  importPlanShape,
} from "@/db/imports/definition";
import { importStates } from "@/db/schema/workspace/imports";
import type { Import } from "./import-store";

export const importShape = z.object({
  id: z.string(),
  object: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  reason: z.string().nullable().describe("failed, cancelled: why it stopped. run_import tries again."),
  writtenTo: z
    .number()
    .nullable()
    .describe("failed, cancelled: the row up to which records were written; run_import goes on after it."),
  format: fileFormatShape,
  columns: z.array(importColumnShape),
  plan: importPlanShape,
  unmapped: z.array(z.number()).describe("Places of the columns that go nowhere yet."),
  counts: importCountsShape.nullable().describe("What the check found: rows to create, update, skip, and with errors."),
  jobId: z.string().nullable(),
  changeSetId: z.string().nullable().describe("Undo the whole import with undo_change_set."),
});

export function toImportShape(item: Import): z.infer<typeof importShape> {
  const mapped = new Set(item.plan.mapping.flatMap((target) => target.columns));
  return {
    id: item.id,
    object: item.objectKey,
    fileName: item.fileName,
    state: item.state,
    reason: item.reason,
    writtenTo: item.writtenTo,
    format: item.format,
    columns: item.columns,
    plan: item.plan,
    unmapped: item.columns.map((_, place) => place).filter((place) => !mapped.has(place)),
    counts: item.counts,
    jobId: item.jobId,
    changeSetId: item.changeSetId,
  };
}

export const importRowShape = z.object({
  place: z.number().describe("Place in the file, from 1, without the heading."),
  cells: z.array(z.string()),
  action: z.enum(["create", "update", "skip", "invalid"]),
  recordId: z.string().nullable(),
  problems: z.array(cellProblemShape),
});
