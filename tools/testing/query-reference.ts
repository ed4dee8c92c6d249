import { dayOf, daysOf } from "@/db/query/periods";
import type { Condition, FieldCondition, Period, RelatedCondition, Sort } from "@/db/query/tree";

/** A record as plain data: links are ids, times are ISO text. */
export type PlainRecord = { id: string; isDeleted: boolean; values: Record<string, PlainValue> };
export type PlainValue = string | number | boolean | string[] | null;
export type PlainField = { key: string; type: string; target?: string; options?: string[] };

export type PlainWorld = {
  now: Date;
  timeZone: string;
  fields: Record<string, PlainField[]>;
  records: Record<string, PlainRecord[]>;
  /** Relations of an object: the far object, and the field on whichever side has it. */
  relations: Record<string, { key: string; object: string; field: string; isOwn: boolean }[]>;
};

type Row = { world: PlainWorld; object: string; record: PlainRecord };

const live = (world: PlainWorld, object: string): PlainRecord[] =>
  (world.records[object] ?? []).filter((record) => !record.isDeleted);

/** The query language said once more, over arrays: slow, short, and without a database. */
export function matches(row: Row, condition: Condition): boolean {
  if ("and" in condition) return condition.and.every((part) => matches(row, part));
  if ("or" in condition) return condition.or.some((part) => matches(row, part));
  if ("not" in condition) return !matches(row, condition.not);
  if ("related" in condition) return related(row, condition);
  return compare(row, condition);
}

function related({ world, object, record }: Row, condition: RelatedCondition): boolean {
  const relation = world.relations[object]?.find(({ key }) => key === condition.related);
  if (!relation) throw new Error(`no relation ${condition.related}`);
  const isLinked = (other: PlainRecord): boolean => {
    const [holder, id] = relation.isOwn ? [record, other.id] : [other, record.id];
    return [holder.values[relation.field] ?? []].flat().includes(id);
  };
  const count = live(world, relation.object).filter(
    (other) =>
      isLinked(other) &&
      (!condition.where || matches({ world, object: relation.object, record: other }, condition.where)),
  ).length;
  const { op, value } = condition.count ?? { op: "gte" as const, value: 1 };
  return {
    eq: count === value,
    ne: count !== value,
    lt: count < value,
    lte: count <= value,
    gt: count > value,
    gte: count >= value,
  }[op];
}

/** What stands at the end of a dotted path; what lies in the trash reads as empty. */
export function valueAt({ world, object, record }: Row, path: string): { field: PlainField; value: PlainValue } {
  const [step = "", ...rest] = path.split(".");
  const field = world.fields[object]?.find(({ key }) => key === step);
  if (!field) throw new Error(`no field ${path}`);
  const value = record.values[step] ?? null;
  if (rest.length === 0) return { field, value };
  const target = field.target ?? "";
  const next = live(world, target).find(({ id }) => id === value);
  const empty = { id: "", isDeleted: false, values: {} };
  return valueAt({ world, object: target, record: next ?? empty }, rest.join("."));
}

function compare(row: Row, condition: FieldCondition): boolean {
  const { field, value } = valueAt(row, condition.field);
  const { op } = condition;
  if (op === "empty") return value === null;
  if (op === "not_empty") return value !== null;
  if (field.type === "date" || field.type === "datetime") return compareDays(row.world, value, condition);
  if (Array.isArray(value) || field.type === "multi_select" || field.type === "links")
    return compareLists(field, value as string[] | null, condition);
  const fold = (item: unknown): unknown => (typeof item === "string" ? item.toLowerCase() : item);
  const mine = fold(value);
  const list = (Array.isArray(condition.value) ? condition.value : [condition.value]).map(fold) as (string | number)[];
  const [first = "", second = ""] = list;
  const isNumber = typeof mine === "number";
  const text = String(mine);
  switch (op) {
    case "eq":
    case "in":
      return mine !== null && list.includes(mine as string);
    case "ne":
    case "not_in":
      return mine === null || !list.includes(mine as string);
    case "lt":
      return isNumber && mine < Number(first);
    case "lte":
      return isNumber && mine <= Number(first);
    case "gt":
      return isNumber && mine > Number(first);
    case "gte":
      return isNumber && mine >= Number(first);
    case "between":
      return isNumber && mine >= Number(first) && mine <= Number(second);
    case "contains":
      return mine !== null && text.includes(String(first));
    case "not_contains":
      return mine === null || !text.includes(String(first));
    case "starts_with":
      return mine !== null && text.startsWith(String(first));
    case "ends_with":
      return mine !== null && text.endsWith(String(first));
    default:
      throw new Error(`no ${op} on ${field.type}`);
  }
}

function compareLists(field: PlainField, mine: string[] | null, { op, value }: FieldCondition): boolean {
  const isOne = !Array.isArray(value);
  const given = (isOne ? [value] : value) as string[];
  const has = (key: string): boolean => mine?.includes(key) ?? false;
  const isSame = mine !== null && given.every(has) && mine.every((key) => given.includes(key));
  const isAmong = isOne && field.type === "links" ? given.every(has) : isSame;
  if (op === "has_all") return mine !== null && given.every(has);
  if (op === "has_none" || op === "not_in") return !given.some(has);
  if (op === "eq") return isAmong;
  if (op === "ne") return !(isOne ? given.every(has) : isSame);
  return given.some(has);
}

function compareDays({ now, timeZone }: PlainWorld, value: PlainValue, { op, value: given }: FieldCondition): boolean {
  if (value === null) return op === "ne";
  const text = String(value);
  const day = text.includes("T") ? dayOf(new Date(text), timeZone) : Temporal.PlainDate.from(text);
  const spanOf = (item: unknown) =>
    typeof item === "string"
      ? { from: Temporal.PlainDate.from(item), to: Temporal.PlainDate.from(item).add({ days: 1 }) }
      : daysOf(item as Period, dayOf(now, timeZone));
  const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(one, other) < 0;
  const [low, high] = op === "between" ? (given as unknown[]).map(spanOf) : [spanOf(given)];
  if (!low) throw new Error("no span");
  const isIn = !before(day, low.from) && before(day, (high ?? low).to);
  if (op === "ne") return !isIn;
  if (op === "lt") return before(day, low.from);
  if (op === "lte") return before(day, low.to);
  if (op === "gt") return !before(day, low.to);
  if (op === "gte") return !before(day, low.from);
  return isIn;
}

/** Ids in order: empty last both ways, options by their place, ties by id in the last direction. */
export function ordered(world: PlainWorld, object: string, records: PlainRecord[], sorts: Sort[]): string[] {
  const isDown = sorts.at(-1)?.direction === "desc";
  const keyOf = (record: PlainRecord, path: string): string | number | null => {
    const { field, value } = valueAt({ world, object, record }, path);
    if (value === null) return null;
    if (field.type === "picklist") return field.options?.indexOf(String(value)) ?? null;
    if (field.type === "lookup") {
      const target = live(world, field.target ?? "").find(({ id }) => id === value);
      return target ? String(target.values["name"]).toLowerCase() : null;
    }
    if (typeof value === "boolean") return value ? 1 : 0;
    return typeof value === "number" ? value : String(value).toLowerCase();
  };
  const order = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);
  return [...records]
    .sort((one, other) => {
      for (const { field, direction } of sorts) {
        const [left, right] = [keyOf(one, field), keyOf(other, field)];
        if (left === null || right === null) {
          if (left !== right) return left === null ? 1 : -1;
          continue;
        }
        const found = order(left, right) * (direction === "desc" ? -1 : 1);
        if (found !== 0) return found;
      }
      return order(one.id, other.id) * (isDown ? -1 : 1);
    })
    .map(({ id }) => id);
}
