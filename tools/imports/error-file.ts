import { appendPiece, createFile } from "@/db/files/file-store";
import type { CellProblem } from "@/db/imports/definition";
import type { ToolContext } from "@/tools/core/define-tool";
import { csvText } from "@/tools/exports/csv-text";
import type { Import } from "./import-store";

const pageSize = 1000;
const keptFor = 7 * 24 * 60 * 60 * 1000;

type InvalidRow = { place: number; cells: string[]; problems: CellProblem[] };

/** The rows that were left out, as they stood in the file, with the reason beside each: to correct and import again. */
export async function writeErrorFile(ctx: ToolContext, item: Import): Promise<string> {
  const id = ctx.newId();
  await createFile(ctx.session, {
    id,
    memberId: item.memberId,
    name: `${item.fileName.replace(/\.\w+$/, "")}-left-out.csv`,
    mediaType: "text/csv; charset=utf-8",
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + keptFor),
  });
  let after = 0;
  for (let place = 0, isOver = false; !isOver; place += 1) {
    const rows = await ctx.session.query<InvalidRow>(
      `select place, cells, problems from atrium_import_rows
       where import_id = $1::uuid and action = 'invalid' and place > $2 order by place limit $3`,
      [item.id, after, pageSize],
    );
    const head = place === 0 ? [[...item.columns.map(({ name }) => name), "Why it was left out"]] : [];
    const body = rows.map(({ cells, problems }) => [
      ...item.columns.map((_, column) => cells[column] ?? ""),
      problems.map(({ message, fix }) => [message, fix].filter(Boolean).join(" ")).join(" "),
    ]);
    const mark = place === 0 ? "\ufeff" : "";
    await appendPiece(ctx.session, id, place, new TextEncoder().encode(mark + csvText([...head, ...body])));
    after = rows.at(-1)?.place ?? after;
    isOver = rows.length < pageSize;
  }
  return id;
}
