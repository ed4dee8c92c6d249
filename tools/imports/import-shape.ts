import { z } from "zod";

import {
  cellProblemShape,
  fileFormatShape,
  importColumnShape,
  importCountsShape,
  importPlanShape,
} from "@/db/imports/definition";
import { findObject } from "@/db/objects/catalog";
import { fieldTypeShape } from "@/db/objects/definition";
import { importStates } from "@/db/schema/workspace/imports";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Import } from "./import-store";
import { proposeFields } from "./propose-fields";

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
  newFields: z
    .array(
      z.object({
        column: z.number(),
        label: z.string(),
        type: fieldTypeShape,
        options: z.array(z.string()).optional(),
        currency: z.string().optional(),
      }),
    )
    .describe("Fields that could take these columns: make them with create_field, then map them with update_import."),
  counts: importCountsShape.nullable().describe("What the check found: rows to create, update, skip, and with errors."),
  jobId: z.string().nullable(),
  changeSetId: z.string().nullable().describe("Undo the whole import with undo_change_set."),
});

export function toImportShape(ctx: ToolContext, item: Import): z.infer<typeof importShape> {
  const object = findObject(ctx.catalog, item.objectKey);
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
    newFields: object ? proposeFields(object, item.columns, item.plan) : [],
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
