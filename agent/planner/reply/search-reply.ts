import { asObject } from "@/agent/planner/conversation/state";
import { defaultNumber, objectOf, relationsTo } from "@/agent/planner/lexicon/roles";
import { quietDays } from "@/agent/planner/pieces/quiet-condition";
import { openCondition } from "@/agent/planner/pieces/state-condition";
import type { ReplyParts } from "@/agent/planner/reply";
import type { PlannerWorld } from "@/agent/planner/world";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, ListQuery } from "@/db/query/tree";
import { describeCondition, type Naming } from "./describe-condition";
import { escapeMarkdown, figure, listOf, recordLink } from "./format";
import { valueText } from "./value-text";

/** "14 open deals, €612,400 in all. Brightwater comes first." */
export async function searchReply({ call, said, world }: ReplyParts): Promise<string> {
  const query = asQuery(call.input);
  const object = query ? objectOf(world.catalog, query.object) : undefined;
  if (!query || !object) return "Done.";
  const output = asObject(call.output);
  const records = readRecords(output);
  const count = asObject(output.count);
  const total = query.limit
    ? Math.min(query.limit, Number(count.value ?? records.length))
    : Number(count.value ?? records.length);
  const naming = namingFor(world, records);
  const conditions = flat(query.where);
  const described = [
    ...conditions.map((condition) => describeCondition(condition, object, naming)),
    ...(query.search ? [`mentioning “${escapeMarkdown(query.search)}”`] : []),
  ].join(", ");
  if (total === 0)
    return `No ${object.plural.toLowerCase()}${described ? ` match (${described})` : ""}.${await relaxed(query, conditions, object, world)}${quietNote(query, object)}`;

  const noun = (total === 1 ? object.label : object.plural).toLowerCase();
  const isMore = count.isCapped === true;
  const number = `${isMore ? "More than " : ""}${new Intl.NumberFormat(world.locale).format(total)}`;
  const sum = total > 1 && !query.limit ? await totalOf(query, object, world) : "";
  const [first] = records;
  const reasons = /\bwhy\b|\breasons?\b/i.test(said) ? reasonsOf(records, object) : "";
  const others = theirNote(said, object, world);
  const lead = `**${number} ${noun}**${described ? ` (${described})` : ""}${sum}.`;
  if (!first) return lead + quietNote(query, object);
  const say = (record: Row) => withAsked(record, query, object, world) ?? withFigure(record, object, world.locale);
  const rest =
    total <= 3
      ? ` ${listOf(records.slice(0, 3).map(say))}.`
      : query.sort
        ? ` ${say(first)} comes first.`
        : ` First in the list: ${say(first)}.`;
  return lead + (reasons || rest) + quietNote(query, object) + others;
}

type Row = { id: string; object: string; name: string; values: Record<string, unknown> };

export function readRecords(output: Record<string, unknown>): Row[] {
  return (Array.isArray(output.records) ? output.records : []).flatMap((row) => {
    const { id, object, name, values } = asObject(row);
    return typeof id === "string" && typeof object === "string"
      ? [{ id, object, name: typeof name === "string" ? name : "", values: asObject(values) }]
      : [];
  });
}

/** "why": what the fields for reasons say. */
function reasonsOf(records: readonly Row[], object: ObjectDefinition): string {
  const fields = object.fields.filter((field) => /\breason\b|\bcause\b/i.test(field.label));
  const said = records.slice(0, 5).map((record) => {
    const reason = fields
      .map((field) => record.values[field.key])
      .find((value) => typeof value === "string" && value !== "");
    return `${recordLink(record)}: ${typeof reason === "string" ? escapeMarkdown(reason) : "no reason given"}`;
  });
  return fields.length > 0 && said.length > 0 ? ` ${said.join("; ")}.` : "";
}

function theirNote(said: string, object: ObjectDefinition, world: PlannerWorld): string {
  const noun = /\b(?:and|with|including|plus) (?:all )?(?:their|its) (\p{L}+)/iu.exec(said)?.[1]?.toLowerCase();
  const other = relationsTo(world.catalog, object.key).find(
    ({ from }) => from.plural.toLowerCase() === noun || from.label.toLowerCase() === noun,
  );
  return other
    ? ` A list shows one kind of record; open a ${object.label.toLowerCase()} to see its ${other.from.plural.toLowerCase()}.`
    : "";
}

/** The planner made this input, or it is not used. */
function asQuery(input: unknown): ListQuery | undefined {
  return typeof asObject(input).object === "string" ? (input as ListQuery) : undefined;
}

export const flat = (where: Condition | undefined): Condition[] =>
  where === undefined ? [] : "and" in where ? where.and.flatMap(flat) : [where];

/** Names of people and of records that the rows point to, so that conditions can be said in words. */
export function namingFor(world: PlannerWorld, rows: readonly Row[]): Naming {
  const names = new Map(world.members.map((member) => [member.id, member.name]));
  for (const row of rows) {
    for (const value of Object.values(row.values)) {
      const { id, name } = asObject(value);
      if (typeof id === "string" && typeof name === "string") names.set(id, name);
    }
  }
  return { catalog: world.catalog, locale: world.locale, nameOf: (id) => names.get(id) };
}

/** The fields that were asked for, said beside the name. */
function withAsked(record: Row, query: ListQuery, object: ObjectDefinition, world: PlannerWorld): string | undefined {
  const fields = object.fields.filter(({ key }) => key !== object.nameField && query.fields?.includes(key));
  const values = fields.map((field) => valueText(record.values[field.key], field, world.locale, world.timeZone));
  return values.length > 0 && values.length <= 3 ? `${recordLink(record)} (${values.join(", ")})` : undefined;
}

function withFigure(record: Row, object: ObjectDefinition, locale: string): string {
  const field = defaultNumber(object);
  const value = field?.type === "currency" ? record.values[field.key] : undefined;
  return field && typeof value === "number"
    ? `${recordLink(record)} (${figure(value, field, locale)})`
    : recordLink(record);
}

async function totalOf(query: ListQuery, object: ObjectDefinition, world: PlannerWorld): Promise<string> {
  const field = defaultNumber(object);
  if (field?.type !== "currency" || !object.fields.some((entry) => entry.role === "state")) return "";
  const output = asObject(
    await world
      .read("aggregate_records", {
        object: query.object,
        ...(query.where ? { where: query.where } : {}),
        measures: [{ fn: "sum", field: field.key, as: "total" }],
      })
      .catch(() => undefined),
  );
  const total = asObject(Array.isArray(output.rows) ? output.rows[0] : undefined).total;
  return typeof total === "number" && total > 0 ? `, ${figure(total, field, world.locale)} in all` : "";
}

/** Nothing found: what one condition less would find, at most three tries. */
async function relaxed(
  query: ListQuery,
  conditions: readonly Condition[],
  object: ObjectDefinition,
  world: PlannerWorld,
): Promise<string> {
  if (conditions.length < 2) return "";
  for (const dropped of conditions.slice(0, 3).toReversed()) {
    const kept = conditions.filter((condition) => condition !== dropped);
    const where = kept.length === 1 ? kept[0] : { and: kept };
    const output = asObject(
      await world
        .read("search_records", { object: query.object, where, limit: 1, count: "capped" })
        .catch(() => undefined),
    );
    const count = Number(asObject(output.count).value ?? 0);
    if (count > 0)
      return ` ${new Intl.NumberFormat(world.locale).format(count)} if I drop *${describeCondition(dropped, object, namingFor(world, []))}*.`;
  }
  return "";
}

function quietNote(query: ListQuery, object: ObjectDefinition): string {
  const where = JSON.stringify(query.where ?? {});
  if (!where.includes(`{"ago":${quietDays},"unit":"day"}`)) return "";
  const open = openCondition(object);
  const isOpen = open !== undefined && where.includes(JSON.stringify(open));
  const noun = `${isOpen ? "open " : ""}${object.plural.toLowerCase()}`;
  return ` Quiet means ${noun} without activity for ${quietDays} days, or ever; say another figure if you like.`;
}
