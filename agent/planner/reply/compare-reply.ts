import type { PlannerWorld } from "@/agent/planner/world";
import type { Condition, GroupQuery } from "@/db/query/tree";
import { type Column, groupText } from "./column";
import { describePeriod } from "./describe-condition";
import { listOf, percent } from "./format";

type Row = Record<string, unknown>;
type Parts = {
  query: GroupQuery;
  measures: readonly Column[];
  groups: readonly Column[];
  noun: string;
  text: (column: Column, row?: Row) => string;
  rows: readonly Row[];
  world: PlannerWorld;
};

/** One figure in two periods, or the leading groups with both; the chart below has the rest. */
export function compareReply({ query, measures, groups, noun, text, rows, world }: Parts): string {
  const main = measures.find((column) => column.role === "ratio" && column.key.endsWith("_now")) ?? measures[0];
  const other = measures.find((column) => column.key === main?.key.replace(/_now$/, "_before"));
  const [row] = rows;
  if (!main || !other || !row) return "There is nothing to compare there.";
  const [now = "", before = ""] = ["_now", "_before"].map((ending) => periodOf(query, ending, world.locale));
  const what = `${whatOf(query, main)} ${noun}`;
  if (groups.length === 0)
    return `**${text(main)}** ${now} against **${text(other)}** ${before}${change(main, row[main.key], row[other.key], world.locale)} (${what}).`;
  const name = (entry: Row) => groups.map((group) => groupText(entry[group.key], group, query, world)).join(", ");
  const ordered = [...rows].sort((one, two) => Number(two[main.key] ?? -1) - Number(one[main.key] ?? -1));
  const shown = ordered
    .slice(0, 3)
    .map((entry) => `**${name(entry)}** ${text(main, entry)} (${text(other, entry)} ${before})`);
  const rest = rows.length > 3 ? `, of ${rows.length} groups` : "";
  return `${capital(now)} against ${before}, ${what}: ${listOf(shown)}${rest}.`;
}

function whatOf(query: GroupQuery, main: Column): string {
  if (main.role === "ratio") return "win rate over";
  const fn = query.measures.find((measure) => measure.as === main.key)?.fn;
  return { sum: "total over", avg: "average over", min: "lowest of", max: "highest of" }[String(fn)] ?? "number of";
}

function periodOf(query: GroupQuery, ending: string, locale: string): string {
  const where = query.measures.find((measure) => measure.as?.endsWith(ending))?.where;
  return periodIn(where, locale);
}

function periodIn(where: Condition | undefined, locale: string): string {
  const last = where && "and" in where ? where.and.at(-1) : where;
  return last && "field" in last ? describePeriod(last.value, locale) : "";
}

/** Quotients move by points, figures by a share. */
function change(column: Column, now: unknown, before: unknown, locale: string): string {
  if (typeof now !== "number" || typeof before !== "number") return "";
  if (column.role === "ratio") {
    const points = Math.round(Math.abs(now - before) * 100);
    return points === 0 ? ", unchanged" : `, ${now > before ? "up" : "down"} ${points} points`;
  }
  if (before === 0) return "";
  if (now === before) return ", unchanged";
  return `, ${now >= before ? "up" : "down"} ${percent(Math.abs(now - before) / before, locale)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
