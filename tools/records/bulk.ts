import { type SQL, sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { compileSelection } from "@/db/query/compile-selection";
import { listRecords, selectIds, toText } from "@/db/query/list-records";
import { columnOf } from "@/db/query/scope-columns";
import type { Selection } from "@/db/query/tree";
import type { RecordRow } from "@/db/query/values";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const sampleSize = 5;
const mostIds = 100;

export type Frozen = { count: number; fingerprint: string };

/** Counts the selected records and takes a fingerprint of which they are and, by row version, in what state. */
export async function freezeSelection(ctx: ToolContext, selection: Selection): Promise<Frozen> {
  const compiled = compileSelection(ctx.query, selection);
  const { alias } = compiled.scope;
  const id = columnOf(alias, "id");
  const statement = toText(
    sql`select count(*) as count, md5(coalesce(string_agg(${id}::text || ${columnOf(alias, "xmin")}::text, ',' order by ${id}), '')) as fingerprint
      from ${compiled.scope.from()} where ${compiled.where}`,
  );
  const [row] = await ctx.session.query(statement.sql, statement.params);
  return { count: Number(row?.["count"] ?? 0), fingerprint: String(row?.["fingerprint"]) };
}

/** A yes is good for the records that were shown; any difference since asks again. */
export function checkExpected(frozen: Frozen, expect: string | undefined, object: ObjectDefinition): void {
  if (expect === undefined || expect === frozen.fingerprint) return;
  throw new AppError(
    "conflict",
    `These ${object.plural.toLowerCase()} changed since the preview: ${frozen.count} match now. Look at a new preview before going on.`,
  );
}

export async function readSample(ctx: ToolContext, selection: Selection): Promise<RecordRow[]> {
  const page = await listRecords(ctx.session, ctx.query, { ...selection, limit: sampleSize });
  return page.records;
}

/** After a change the selection may no longer say which records it was made on. */
export async function readIds(ctx: ToolContext, selection: Selection, count: number): Promise<{ ids?: string[] }> {
  if (count > mostIds) return {};
  const page = await listRecords(ctx.session, ctx.query, { ...selection, fields: [], limit: mostIds });
  return { ids: page.records.map(({ id }) => id) };
}

/** The selected ids as a sub-select for the statement that writes. */
export function idsOf(ctx: ToolContext, selection: Selection): SQL {
  return selectIds(compileSelection(ctx.query, selection));
}
