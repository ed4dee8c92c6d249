import type { CellProblem, ImportPlan } from "@/db/imports/definition";
import { fromText, type TextStyle } from "@/db/imports/from-text";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";
import { quote } from "@/db/objects/table-shape";
import { linkTable } from "@/db/query/relation-sql";
import { readInputValue } from "@/db/records/input-value";
import type { ToolContext } from "@/tools/core/define-tool";
import { findAlike, type LooksLike } from "./find-alike";
import { findLinks, type Links } from "./find-links";

export type FileRow = { place: number; cells: string[] };

export type CheckedRow = FileRow & {
  values: Record<string, unknown>;
  matchKey: string | null;
  action: "create" | "update" | "skip" | "invalid";
  recordId: string | null;
  problems: CellProblem[];
};

export type Check = { importId: string; object: ObjectDefinition; plan: ImportPlan; style: TextStyle; width: number };

type Target = { columns: number[]; field: FieldDefinition };

/** What becomes of each row of a batch: links and matches are looked up for the whole batch at once. */
export async function checkRows(ctx: ToolContext, check: Check, rows: FileRow[]): Promise<CheckedRow[]> {
  const targets = check.plan.mapping.flatMap(({ columns, field: key }): Target[] => {
    const field = check.object.fields.find((candidate) => candidate.key === key);
    return field ? [{ columns, field }] : [];
  });
  const links = new Map<string, Links>();
  for (const target of targets) {
    if (!linkTable(target.field)) continue;
    const cells = rows.flatMap((row) => namesIn(target.field, cellOf(row, target)));
    links.set(target.field.key, await findLinks(ctx.session, ctx.catalog, target.field, cells));
  }
  const read = rows.map((row) => readRow(ctx, check, targets, links, row));
  return decide(ctx, check, read);
}

const cellOf = (row: FileRow, { columns }: Target): string =>
  columns
    .map((column) => row.cells[column]?.trim() ?? "")
    .filter((cell) => cell !== "")
    .join(" ");

/** A list of links is written as names with semicolons between them, as the export writes it. */
const namesIn = (field: FieldDefinition, cell: string): string[] =>
  field.type === "links"
    ? cell
        .split(";")
        .map((name) => name.trim())
        .filter((name) => name !== "")
    : [cell];

type ReadRow = Omit<CheckedRow, "action" | "recordId">;

function readRow(ctx: ToolContext, check: Check, targets: Target[], links: Map<string, Links>, row: FileRow): ReadRow {
  const values: Record<string, unknown> = {};
  const problems: CellProblem[] = [];
  if (row.cells.slice(check.width).some((cell) => cell.trim() !== ""))
    problems.push({
      column: null,
      message: `The row has ${row.cells.length} cells, the heading ${check.width}.`,
      fix: "A text with the delimiter in it needs quotes around it.",
    });
  for (const target of targets) {
    const cell = cellOf(row, target);
    if (cell === "") continue;
    const { field } = target;
    const found = namesIn(field, cell).flatMap((name) => links.get(field.key)?.get(name.toLowerCase()) ?? []);
    const missing = found.flatMap((link) => ("problem" in link ? [link.problem] : []));
    if (missing.length > 0) {
      problems.push({ column: target.columns[0] ?? null, message: missing.join(" ") });
      continue;
    }
    const ids = found.flatMap((link) => ("id" in link ? [link.id] : []));
    const raw = ids.length === 0 ? fromText(field, cell, check.style) : field.type === "links" ? ids : (ids[0] ?? null);
    const value = readInputValue({ catalog: ctx.catalog, memberId: ctx.actor.memberId }, field, raw);
    if ("problem" in value) problems.push({ column: target.columns[0] ?? null, ...value.problem });
    else if (value.value !== null) values[field.key] = value.value;
  }
  const key = check.plan.matchBy === null ? undefined : values[check.plan.matchBy];
  return { ...row, values, problems, matchKey: key === undefined ? null : String(key).toLowerCase() };
}

async function decide(ctx: ToolContext, check: Check, rows: ReadRow[]): Promise<CheckedRow[]> {
  const keys = [...new Set(rows.flatMap((row) => row.matchKey ?? []))];
  const known = await knownRecords(ctx, check, keys);
  const earlier = await earlierRows(ctx, check, keys, rows[0]?.place ?? 0);
  const judged = rows.map((row) => {
    const { matchKey } = row;
    const first = matchKey === null ? undefined : earlier.get(matchKey);
    if (matchKey !== null && first === undefined) earlier.set(matchKey, row.place);
    const ids = matchKey === null ? [] : (known.get(matchKey) ?? []);
    return judge(check, row, ids, first !== undefined && first < row.place ? first : undefined);
  });
  const created = judged.filter(({ action }) => action === "create");
  const alike = await findAlike(ctx, check, created);
  return judged.map((row) => {
    const found = alike.get(row.place);
    return found ? withAlike(row, found, check.plan.onDuplicate) : row;
  });
}

function judge(check: Check, row: ReadRow, ids: string[], earlierPlace: number | undefined): CheckedRow {
  const { mode } = check.plan;
  const [recordId = null, second] = ids;
  const problems = [...row.problems];
  if (second !== undefined)
    problems.push({ column: null, message: `${ids.length} ${check.object.plural.toLowerCase()} have this value.` });
  if (recordId === null && mode !== "update") problems.push(...missing(check, row));
  if (problems.length > 0) return { ...row, problems, action: "invalid", recordId };
  if (earlierPlace !== undefined) return { ...row, problems: [same(earlierPlace)], action: "skip", recordId };
  const action = recordId === null ? (mode === "update" ? "skip" : "create") : mode === "create" ? "skip" : "update";
  return { ...row, action, recordId };
}

/** A row that looks like a record says so, and does what the plan says of such rows. */
function withAlike(row: CheckedRow, found: LooksLike, wanted: ImportPlan["onDuplicate"] = "create"): CheckedRow {
  const message = `It looks like ${found.name}: the same ${found.label.toLowerCase()}.`;
  const problems = [{ column: null, message }];
  return { ...row, problems, action: wanted, recordId: wanted === "create" ? null : found.id };
}

const same = (place: number): CellProblem => ({ column: null, message: `Row ${place} has the same value already.` });

function missing(check: Check, row: ReadRow): CellProblem[] {
  const isBad = (field: FieldDefinition): boolean =>
    row.problems.some(({ column }) =>
      check.plan.mapping.some((target) => target.field === field.key && column === target.columns[0]),
    );
  return check.object.fields
    .filter((field) => field.isRequired && !field.isSystem && field.default === undefined)
    .filter((field) => row.values[field.key] === undefined && !isBad(field))
    .map((field) => ({ column: null, message: `${field.label} is required.` }));
}

async function knownRecords(ctx: ToolContext, check: Check, keys: string[]): Promise<Map<string, string[]>> {
  const field = check.object.fields.find((candidate) => candidate.key === check.plan.matchBy);
  const known = new Map<string, string[]>();
  if (!field || keys.length === 0) return known;
  const column = isTextType(field.type) ? `lower(${quote(field.key)})` : `${quote(field.key)}::text`;
  const rows = await ctx.session.query<{ id: string; key: string }>(
    `select id, ${column} as key from ${quote(check.object.key)} where deleted_at is null and ${column} = any($1::text[]) order by created_at`,
    [keys],
  );
  for (const { id, key } of rows) known.set(key, [...(known.get(key) ?? []), id]);
  return known;
}

/** The first row before this batch with each key. */
async function earlierRows(
  ctx: ToolContext,
  check: Check,
  keys: string[],
  before: number,
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await ctx.session.query<{ match_key: string; place: number }>(
    `select match_key, min(place) as place from atrium_import_rows where import_id = $1::uuid and match_key = any($2::text[]) and place < $3 group by match_key`,
    [check.importId, keys, before],
  );
  return new Map(rows.map((row) => [row.match_key, Number(row.place)]));
}
