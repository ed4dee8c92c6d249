import { z } from "zod";

import { fieldTypeShape } from "@/db/objects/definition";

export const sheetShape = z.number().int().min(1).max(1000).optional().describe("xlsx: which sheet, from 1.");

export const fileFormatShape = z.object({
  kind: z.enum(["csv", "xlsx"]),
  encoding: z.string().max(40).describe("csv: a WHATWG label, for instance utf-8, utf-16le, windows-1252."),
  delimiter: z.string().min(1).max(1).describe("csv: , ; tab or |"),
  hasHeading: z.boolean().describe("The first row names the columns."),
  decimal: z.enum([".", ","]).describe("How the file writes a half: 0.5 or 0,5."),
  dayFirst: z.boolean().describe("How the file writes 3 April: 03/04/2026 (true) or 04/03/2026 (false)."),
  sheet: sheetShape,
});
export type FileFormat = z.infer<typeof fileFormatShape>;

/** A column as it was found: its heading, some of its values, and what these look like. */
export const importColumnShape = z.object({
  name: z.string(),
  samples: z.array(z.string()),
  looksLike: fieldTypeShape,
  options: z.array(z.string()).optional().describe("Where it looks like a choice: the values there are."),
  currency: z.string().optional(),
});
export type ImportColumn = z.infer<typeof importColumnShape>;

export const columnTargetShape = z.object({
  columns: z
    .array(z.number().int().min(0).max(999))
    .min(1)
    .max(5)
    .describe("Places of the columns, from 0; several are joined with a space (first and last name)."),
  field: z.string().max(63).describe("Key of the field that takes the value."),
});

export const importModes = ["create", "update", "create_and_update"] as const;

export const importPlanShape = z.object({
  mapping: z.array(columnTargetShape).max(300),
  matchBy: z.string().max(63).nullable().describe("Field by which a row finds its record; null creates every row."),
  mode: z.enum(importModes),
  onDuplicate: z
    .enum(["create", "update", "skip"])
    .optional()
    .describe("A row that would be new but looks like a record, by the duplicate rules; left out means create."),
});
export type ImportPlan = z.infer<typeof importPlanShape>;

export const importCountsShape = z.object({
  rows: z.number(),
  create: z.number(),
  update: z.number(),
  skip: z.number(),
  invalid: z.number(),
});
export type ImportCounts = z.infer<typeof importCountsShape>;

export const cellProblemShape = z.object({
  column: z.number().int().nullable().describe("Place of the column, or null for the whole row."),
  message: z.string(),
  fix: z.string().optional(),
});
export type CellProblem = z.infer<typeof cellProblemShape>;
