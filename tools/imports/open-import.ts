import { findFile } from "@/db/files/file-store";
import type { FileFormat, ImportColumn } from "@/db/imports/definition";
import { imports } from "@/db/schema/workspace/imports";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";
import { detectFormat, detectStyle } from "./detect-format";
import { type Import, piecesOf, requireImport } from "./import-store";
import { lookAtValues } from "./look-at-values";
import { proposePlan } from "./propose-mapping";
import { readRows } from "./read-rows";

const headRows = 2000;
const widest = 300;

export type NewImport = { fileId: string; object: string; format?: FileFormat | undefined; sheet?: number | undefined };

/** Looks at the first rows of an uploaded file and proposes how it is read and where its columns go. */
export async function openImport(ctx: ToolContext, input: NewImport): Promise<Import> {
  const object = requireObject(ctx, input.object);
  requireRight(ctx, object, "import");
  const file = await findFile(ctx.session, input.fileId);
  if (!file || file.memberId !== ctx.actor.memberId)
    throw new AppError("not_found", "There is no file with that id. Upload it first.");
  if (file.size === 0) throw new AppError("invalid_input", `The file ${file.name} is empty.`);
  const { format, columns } = await lookAt(ctx, file, input.format, input.sheet);
  const id = ctx.newId();
  await ctx.session.orm.insert(imports).values({
    id,
    memberId: ctx.actor.memberId,
    objectKey: object.key,
    fileId: file.id,
    fileName: file.name,
    state: "mapping",
    format,
    columns,
    plan: proposePlan(object, columns),
    createdAt: ctx.now,
  });
  return requireImport(ctx, id);
}

/** Columns as they stand in the first rows; the way numbers and days are written is read off their values. */
export async function lookAt(
  ctx: ToolContext,
  file: { id: string; name: string },
  wanted?: FileFormat,
  sheet?: number,
): Promise<{ format: FileFormat; columns: ImportColumn[] }> {
  const head = await piecesOf(ctx, file.id).next();
  const guessed = wanted ?? withSheet(detectFormat(file.name, head.value ?? new Uint8Array()), sheet);
  const rows: string[][] = [];
  for await (const row of readRows(piecesOf(ctx, file.id), guessed)) {
    rows.push(row);
    if (rows.length > headRows) break;
  }
  const [first, ...others] = rows;
  if (!first) throw new AppError("invalid_input", `The file ${file.name} has no rows.`);
  const heading = guessed.hasHeading ? first : first.map(() => "");
  const body = guessed.hasHeading ? others : rows;
  if (heading.length > widest)
    throw new AppError("invalid_input", `The file has ${heading.length} columns; at most ${widest} can be imported.`);
  const columns = heading.map((name, place): ImportColumn => {
    const values = body.map((row) => row[place] ?? "");
    const given = values.filter((value) => value.trim() !== "");
    return { name: name.trim() || `Column ${place + 1}`, samples: given.slice(0, 3), ...lookAtValues(values) };
  });
  const format = wanted ?? { ...guessed, ...detectStyle(body.flat()) };
  return { format, columns };
}

function withSheet(format: FileFormat, sheet: number | undefined): FileFormat {
  if (sheet === undefined) return format;
  if (format.kind === "xlsx") return { ...format, sheet };
  throw new AppError("invalid_input", "The file is no workbook, so it has no sheets. Leave the sheet out.");
}
