import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { Condition, GroupQuery } from "@/db/query/tree";
import { type Column, groupText } from "./column";
import { compareReply } from "./compare-reply";
import { describeCondition, resolvePath } from "./describe-condition";
import { figure, percent } from "./format";
import { flat, namingFor } from "./search-reply";

/** One figure, a comparison of two, or the leading groups; the chart below the reply has the rest. */
export function aggregateReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const query = call.input as GroupQuery;
  const object = objectOf(world.catalog, query.object);
  const columns = (Array.isArray(output.columns) ? output.columns : []) as Column[];
  const rows = (Array.isArray(output.rows) ? output.rows : []).map(asObject);
  const measures = columns.filter((column) => column.role !== "group");
  const groups = columns.filter((column) => column.role === "group");
  const [row] = rows;
  if (!object || !row) return "There is nothing to count there.";
  const scope = flat(query.where)
    .map((condition) => describeCondition(condition, object, namingFor(world, [])))
    .join(", ");
  const noun = object.plural.toLowerCase() + (scope ? ` (${scope})` : "");
  const text = (column: Column, from = row) => measureText(column, from[column.key], world.locale);
  if (query.measures.some((measure) => measure.as?.endsWith("_before")))
    return compareReply({ query, measures, groups, noun, text, rows, world });
  if (groups.length === 0)
    return ungrouped(query, measures, {
      describe: (condition) => describeCondition(condition, object, namingFor(world, [])),
      noun,
      text,
      object,
      isOne: (column) => Number(row[column.key]) === 1,
    });

  const main = measures.find((column) => column.role === "ratio") ?? measures[0];
  if (!main) return "Done.";
  const label = groups.map((group) => (group.bucket ? group.bucket : group.label.toLowerCase())).join(" and ");
  const best =
    groups[0]?.bucket || query.sort
      ? undefined
      : rows.reduce((one, other) => (Number(other[main.key] ?? 0) > Number(one[main.key] ?? 0) ? other : one), row);
  const leader =
    best ??
    (query.sort
      ? row
      : rows.reduce((one, other) => (Number(other[main.key] ?? 0) > Number(one[main.key] ?? 0) ? other : one), row));
  const name = groups.map((group) => groupText(leader[group.key], group, query, world)).join(", ");
  // A record of several values stands in several groups, so these do not add up.
  const isManyValued = groups.some(({ key }) => resolvePath(object, key, world.catalog)?.field.type === "multi_select");
  const total =
    main.type === "count" && rows.length > 1 && !query.limit && !isManyValued
      ? ` ${new Intl.NumberFormat(world.locale).format(rows.reduce((sum, entry) => sum + Number(entry[main.key] ?? 0), 0))} ${noun} in all.`
      : ` Over ${noun}.`;
  const position = query.sort?.[0]?.direction === "asc" ? "lowest" : "highest";
  if (rows.length === 1) return `**${name}** is ${position} with ${text(main, leader)}, over ${noun}.`;
  return `**${name}** is ${position} with ${text(main, leader)}, of ${rows.length} ${rows.length === 1 ? "group" : "groups"} by ${label}.${total}`;
}

type Parts = {
  describe: (condition: Condition) => string;
  noun: string;
  text: (column: Column) => string;
  object: ObjectDefinition;
  isOne: (column: Column) => boolean;
};

function ungrouped(
  query: GroupQuery,
  measures: readonly Column[],
  { describe, noun, text, object, isOne }: Parts,
): string {
  const ratio = measures.find((column) => column.role === "ratio");
  if (ratio?.key === "share") {
    const [part, whole] = measures.filter((column) => column.role === "measure").map((column) => text(column));
    const condition = query.measures[0]?.where;
    const said = condition ? describe(condition) : "";
    return `**${text(ratio)}** of ${noun}: ${part} of ${whole}${said ? `, by ${said}` : ""}.`;
  }
  if (ratio) {
    const parts = measures.filter((column) => column.role === "measure").map((column) => text(column));
    return `**${text(ratio)}** of closed ${noun} were won (${parts[0]} of ${parts[1]}).`;
  }
  return measures
    .map((column) =>
      column.type === "count" && !column.key.startsWith("count_distinct")
        ? `**${text(column)}** ${isOne(column) ? object.label.toLowerCase() + noun.slice(object.plural.length) : noun}.`
        : `${sentenceLabel(column.label, query)}: **${text(column)}**, over ${noun}.`,
    )
    .join(" ");
}

const sentenceLabel = (label: string, query: GroupQuery): string => {
  const names: Readonly<Record<string, string>> = {
    sum: "Total",
    avg: "Average",
    min: "Lowest",
    max: "Highest",
    count: "Count",
    count_distinct: "Different",
    median: "Median",
  };
  const fn = query.measures[0]?.fn ?? "sum";
  return /total|average|median|lowest|highest|sum|avg|different/i.test(label)
    ? label
    : `${names[fn]} ${label.toLowerCase()}`;
};

function measureText(column: Column, value: unknown, locale: string): string {
  if (value === null || value === undefined) return "nothing";
  if (column.role === "ratio") return percent(Number(value), locale);
  const field: Pick<FieldDefinition, "type" | "currency"> = {
    type: column.type === "currency" ? "currency" : "number",
    currency: column.currency,
  };
  if (column.unit === "days") {
    const days = Math.round(Number(value) * 10) / 10;
    return `${figure(days, field, locale)} ${days === 1 ? "day" : "days"}`;
  }
  return figure(Math.round(Number(value) * 100) / 100, field, locale);
}
