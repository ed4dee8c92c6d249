import { canEdit } from "@/app/_fields/field-editor.client";
import { readTool } from "@/app/_lib/api";
import { change, undo } from "@/app/_lib/change";
import { plural } from "@/app/_lib/format-value";
import { parseText } from "@/app/_lib/parse-value";
import { createStore } from "@/app/_lib/store";
import type { FieldDefinition, RecordRow, Value } from "@/app/_lib/types";
import { notify } from "@/app/_ui/notices";
import { type CellRange, fromTable } from "./cell-range";
import type { Column } from "./columns";
import type { Line } from "./lines";

/** Cells that the last paste could not fill, by record and column, each with the reason. */
export const cellProblemStore = createStore<ReadonlyMap<string, Record<string, string>>>(new Map());

const maxRows = 2000;

type Target = { record: RecordRow; column: Column; text: string };
type Names = (field: FieldDefinition, text: string) => { value: Value } | { error: string };

/** Fills cells from a spreadsheet's table, as one change; what does not fit its column is marked and told. */
export async function pasteCells(text: string, lines: Line[], columns: Column[], cells: CellRange): Promise<void> {
  const targets = toTargets(fromTable(text), lines, columns, cells);
  const names = await readNames(targets);
  const problems = new Map<string, Record<string, string>>();
  const fail = (id: string, path: string, message: string) =>
    void problems.set(id, { ...problems.get(id), [path]: message });
  const rows = new Map<string, Record<string, Value>>();
  for (const { record, column, text: cell } of targets) {
    const read = readCell(column, cell, names);
    if ("error" in read) fail(record.id, column.path, read.error);
    else rows.set(record.id, { ...rows.get(record.id), [column.path]: read.value });
  }
  const object = targets[0]?.record.object;
  if (rows.size > maxRows)
    return void notify({
      kind: "failed",
      text: `Nothing was pasted: at most ${plural(maxRows, "row", "rows")} go at once.`,
    });
  let changeSetId: string | null = null;
  if (object && rows.size > 0) {
    const input = { object, rows: [...rows].map(([id, values]) => ({ id, values })) };
    const output = await change("update_cells", input, { done: "Pasted", isQuiet: true });
    if (!output) return;
    changeSetId = output.changeSetId;
    for (const failed of output.failed) fail(failed.id, failed.field ?? columns[0]?.path ?? "", failed.message);
  }
  cellProblemStore.set(problems);
  tell(rows.size, problems, changeSetId);
}

function tell(count: number, problems: ReadonlyMap<string, Record<string, string>>, changeSetId: string | null): void {
  const reasons = [...problems.values()].flatMap((each) => Object.values(each));
  const bad =
    reasons.length > 0
      ? ` ${plural(reasons.length, "cell was", "cells were")} left as before and marked: ${reasons[0]}`
      : "";
  notify({
    id: "paste",
    kind: bad ? "failed" : "done",
    text: `${count > 0 ? `Changed ${plural(count, "row", "rows")}.` : "Nothing was changed."}${bad}`,
    seconds: bad ? 12 : 4,
    ...(changeSetId ? { action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) } } : {}),
  });
}

/** Which text goes into which cell: one cell fills the range, one row fills each of its rows, a table spreads from its corner. */
function toTargets(table: string[][], lines: Line[], columns: Column[], cells: CellRange): Target[] {
  const width = Math.max(...table.map((row) => row.length));
  const isFilling = table.length === 1;
  const records = lines.slice(cells.top).flatMap((line) => (line.kind === "record" ? [line.record] : []));
  const inRange = lines.slice(cells.top, cells.bottom + 1).filter((line) => line.kind === "record").length;
  const height = isFilling ? Math.max(1, inRange) : table.length;
  const span = width === 1 ? cells.right - cells.left + 1 : width;
  return records.slice(0, height).flatMap((record, down) =>
    columns.slice(cells.left, cells.left + span).flatMap((column, right) => {
      const text = table[isFilling ? 0 : down]?.[width === 1 ? 0 : right];
      return text === undefined ? [] : [{ record, column, text }];
    }),
  );
}

function readCell(column: Column, text: string, names: Names): { value: Value } | { error: string } {
  const { field, label } = column;
  if (!column.isOwn || !canEdit(field))
    return {
      error: field.isReadOnly
        ? `Your role may only read ${label}.`
        : `${label} is ${field.computed ? "worked out" : "kept"} by Atrium.`,
    };
  const isLink = field.type === "owner" || field.type === "lookup";
  if (isLink && text.trim() !== "") return names(field, text.trim());
  if (field.type === "links") return readLinks(field, text, names);
  return parseText(field, text);
}

const linkTypes = new Set(["lookup", "links"]);

const namesIn = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

function readLinks(field: FieldDefinition, text: string, names: Names): { value: Value } | { error: string } {
  const ids: string[] = [];
  for (const name of namesIn(text)) {
    const read = names(field, name);
    if ("error" in read) return read;
    ids.push(String(read.value));
  }
  return { value: ids.length > 0 ? ids : null };
}

/** Links are pasted by name; a name that two records have is no answer. */
async function readNames(targets: Target[]): Promise<Names> {
  const known = new Map<string, Map<string, string[]>>();
  const add = (target: string, name: string, id: string) => {
    const byName = known.get(target) ?? new Map<string, string[]>();
    known.set(target, byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), id]));
  };
  const links = targets.filter(({ column, text }) => linkTypes.has(column.field.type) && text.trim() !== "");
  for (const object of new Set(links.flatMap(({ column }) => column.field.target ?? []))) {
    const wanted = links
      .filter(({ column }) => column.field.target === object)
      .flatMap(({ column, text }) => (column.field.type === "links" ? namesIn(text) : [text.trim()]))
      .map((name) => name.slice(0, 200));
    const phrases = [...new Set(wanted)].slice(0, 200);
    const { exact } = await readTool("match_names", { phrases, objects: [object] });
    for (const match of exact) add(object, match.name, match.id);
  }
  if (targets.some(({ column }) => column.field.type === "owner")) {
    const { members } = await readTool("list_members", {});
    for (const member of members) {
      add("member", member.name, member.id);
      add("member", member.email, member.id);
    }
  }
  return (field, text) => {
    const [id, second] =
      known.get(field.type === "owner" ? "member" : (field.target ?? ""))?.get(text.toLowerCase()) ?? [];
    if (!id) return { error: `No ${field.label.toLowerCase()} is called “${text}”.` };
    if (second)
      return { error: `More than one ${field.label.toLowerCase()} is called “${text}”; choose it with Enter.` };
    return { value: id };
  };
}
