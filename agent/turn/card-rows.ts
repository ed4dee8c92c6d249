import { AppError } from "@/tools/core/app-error";
import type { AnyTool } from "@/tools/core/define-tool";
import type { AgentTurn } from "./agent-tools";
import { idsIn, isId, type Named, namesOf } from "./names-of";

type Row = { id: string; name: string; object: string; note?: string };
type Names = ReadonlyMap<string, Named>;
type Given = { object?: string; id?: string; values?: object; rows?: { id: string; values: object }[] };

/**
 * Exactly and wholly what the tool would be called with: what it is done to by its name, then a row an argument, since
 * nothing else says what a call does. Long lists are not cut, or the one that matters would stand behind the cut.
 */
export async function cardRows(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<Row[]> {
  const names = await namesOf(turn, idsIn(input));
  const { object, id, values, rows, ...rest } = input as Given & Record<string, unknown>;
  const target = id === undefined ? [] : [targetRow(id, object, names)];
  if (rows) return rows.map((row) => ({ ...targetRow(row.id, object, names), note: show(row.values, names) }));
  const named = id === undefined && object !== undefined ? { object } : {};
  const isDelete = tool.effect === "delete";
  const said = Object.entries({ ...named, ...rest, ...values }).filter(
    // What is deleted by a query has a preview of its own, and what the tool does not take changes nothing.
    ([name, value]) =>
      !isDelete ||
      ((id !== undefined || name !== "object") && name !== "selection" && name in tool.input.shape && value !== false),
  );
  const shown = said.map(([name, value], place) => ({
    id: `${name} ${place}`,
    name,
    object: "",
    note: show(value, names),
  }));
  return [...target, ...shown];
}

function targetRow(id: string, object: string | undefined, names: Names): Row {
  const found = names.get(id);
  if (!found) throw new AppError("not_found", `There is nothing with the id ${id} that you may see.`);
  return { id, name: found.name, object: object ?? found.object };
}

function show(value: unknown, names: Names): string {
  if (typeof value === "string") return isId(value) ? (names.get(value)?.name ?? value) : value;
  return JSON.stringify(value, (_, item) => (isId(item) ? (names.get(item)?.name ?? item) : item)) ?? "";
}
