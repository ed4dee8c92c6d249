import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import type { CellProblem, FileFormat, ImportColumn, ImportCounts, ImportPlan } from "@/db/imports/definition";

export const importStates = ["mapping", "checking", "ready", "running", "done", "failed", "cancelled"] as const;

/** A file on its way into an object: how it is read, where its columns go, and what the check found. */
export const imports = pgTable(
  "atrium_imports",
  {
    id: uuid().primaryKey(),
    memberId: uuid("member_id").notNull(),
    objectKey: text("object_key").notNull(),
    fileId: uuid("file_id").notNull(),
    fileName: text("file_name").notNull(),
    state: text().$type<(typeof importStates)[number]>().notNull(),
    format: jsonb().$type<FileFormat>().notNull(),
    columns: jsonb().$type<ImportColumn[]>().notNull(),
    plan: jsonb().$type<ImportPlan>().notNull(),
    counts: jsonb().$type<ImportCounts>(),
    jobId: uuid("job_id"),
    changeSetId: uuid("change_set_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("atrium_imports_member").on(table.memberId, table.createdAt)],
);

/** The rows of the file as they were read and, after the check, what becomes of each. */
export const importRows = pgTable(
  "atrium_import_rows",
  {
    importId: uuid("import_id").notNull(),
    /** Place in the file, from 1, without the heading. */
    place: integer().notNull(),
    cells: jsonb().$type<string[]>().notNull(),
    values: jsonb().$type<Record<string, unknown>>(),
    matchKey: text("match_key"),
    action: text().$type<"create" | "update" | "skip" | "invalid">(),
    recordId: uuid("record_id"),
    problems: jsonb().$type<CellProblem[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.place] }),
    index("atrium_import_rows_action").on(table.importId, table.action, table.place),
    index("atrium_import_rows_key").on(table.importId, table.matchKey, table.place),
  ],
);
