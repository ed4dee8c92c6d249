import { dayOf, startOf } from "@/db/query/periods";
import type { DateUnit, Group, GroupQuery, Measure } from "@/db/query/tree";
import { matches, type PlainRecord, type PlainWorld, valueAt } from "./query-reference";

type Key = string | number | null;
type Figures = Record<string, number | null>;
export type PlainGroup = { keys: Key[]; figures: Figures };

type Bag = { world: PlainWorld; query: GroupQuery; records: PlainRecord[] };

/** Figures said once more, over arrays: the groups in no order, and what lies beyond the limit as one. */
export function figuresOf(
  world: PlainWorld,
  records: PlainRecord[],
  query: GroupQuery,
): { groups: PlainGroup[]; rest: Figures | undefined } {
  const bags = new Map<string, { keys: Key[]; records: PlainRecord[] }>();
  for (const record of records) {
    const keys = (query.group ?? []).map((group) => keyOf(world, query.object, record, group));
    const name = JSON.stringify(keys);
    bags.set(name, { keys, records: [...(bags.get(name)?.records ?? []), record] });
  }
  if ((query.group ?? []).length === 0 && bags.size === 0) bags.set("", { keys: [], records: [] });
  const total = plainFigures({ world, query, records });
  const groups = [...bags.values()].map((bag) => ({
    keys: bag.keys,
    figures: withDerived(plainFigures({ world, query, records: bag.records }), total, query),
  }));
  const kept = groups.filter(({ figures }) => (query.having ?? []).every((test) => holds(figures, test)));
  for (const { as, fn, of } of query.derived ?? [])
    if (fn === "running") for (const group of kept) group.figures[as] = runningOf(kept, group, of);
  if (!query.rest) return { groups: kept, rest: undefined };
  const top = ranked(kept, query).slice(0, query.limit);
  const others = [...bags.values()].filter(({ keys }) => !top.some((group) => same(group.keys, keys)));
  const left = others.flatMap((bag) => bag.records);
  const rest = left.length > 0 ? withDerived(plainFigures({ world, query, records: left }), total, query) : undefined;
  return { groups: top, rest };
}

const same = (one: Key[], other: Key[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The first measure, largest first, then the group itself. */
const ranked = (groups: PlainGroup[], { measures: [first] }: GroupQuery): PlainGroup[] => {
  const key = first?.as ?? "";
  const value = ({ figures }: PlainGroup) => figures[key] ?? Number.NEGATIVE_INFINITY;
  const name = ({ keys: [own] }: PlainGroup) => (own === null || own === undefined ? "￿" : String(own));
  return [...groups].sort((one, other) => value(other) - value(one) || (name(one) < name(other) ? -1 : 1));
};

function dayAt({ now: _now, ...world }: PlainWorld, object: string, record: PlainRecord, path: string) {
  const { value } = valueAt({ world: { ...world, now: new Date(0) }, object, record }, path);
  if (value === null) return undefined;
  const text = String(value);
  return text.includes("T") ? dayOf(new Date(text), world.timeZone) : Temporal.PlainDate.from(text);
}

function keyOf(world: PlainWorld, object: string, record: PlainRecord, { field, bucket, since }: Group): Key {
  const { field: known, value } = valueAt({ world, object, record }, field);
  if (known.type !== "date" && known.type !== "datetime") return value as Key;
  const unit = bucket ?? "month";
  const day = dayAt(world, object, record, field);
  if (since === undefined) return day ? startOf(unit, day).toString() : null;
  const other = dayAt(world, object, record, since);
  return day && other ? unitsBetween(unit, other, day) : null;
}

function unitsBetween(unit: DateUnit, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let [count, at] = [0, startOf(unit, from)];
  const step = unit === "quarter" ? { months: 3 } : { [`${unit}s`]: 1 };
  const end = startOf(unit, to);
  while (Temporal.PlainDate.compare(at, end) < 0) [at, count] = [at.add(step), count + 1];
  while (Temporal.PlainDate.compare(at, end) > 0) [at, count] = [at.subtract(step), count - 1];
  return count;
}

function plainFigures({ world, query, records }: Bag): Figures {
  const figures: Figures = {};
  for (const measure of query.measures) {
    const where = measure.where;
    const counted = where
      ? records.filter((record) => matches({ world, object: query.object, record }, where))
      : records;
    figures[measure.as ?? ""] = measured({ world, query, records: counted }, measure);
  }
  for (const { as, numerator, denominator } of query.ratios ?? []) {
    const [top, bottom] = [figures[numerator] ?? null, figures[denominator] ?? null];
    figures[as] = top === null || !bottom ? null : top / bottom;
  }
  return figures;
}

function measured({ world, query, records }: Bag, { fn, field, days, percent = 50 }: Measure): number | null {
  if (fn === "count") return records.length;
  const values = records.flatMap((record): number[] => {
    if (!days) {
      const { value } = valueAt({ world, object: query.object, record }, field ?? "");
      return value === null ? [] : [Number(value)];
    }
    const from = dayAt(world, query.object, record, days.from);
    const to = days.to ? dayAt(world, query.object, record, days.to) : dayOf(world.now, world.timeZone);
    return from && to ? [from.until(to).days] : [];
  });
  if (fn === "count_distinct") return new Set(values).size;
  if (values.length === 0) return null;
  const sum = values.reduce((all, value) => all + value, 0);
  if (fn === "sum") return sum;
  if (fn === "avg") return sum / values.length;
  if (fn === "min" || fn === "max") return Math[fn](...values);
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * (percent / 100);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

function withDerived(figures: Figures, total: Figures, query: GroupQuery): Figures {
  const sums = query.measures.filter(({ fn }) => fn === "sum").map(({ as }) => as);
  const amount = (name: string | undefined): number | null => {
    const value = figures[name ?? ""] ?? null;
    return value === null && sums.includes(name) ? 0 : value;
  };
  const made: Figures = { ...figures };
  for (const { as, fn, of, from } of query.derived ?? []) {
    const [now, before] = [amount(of), amount(from)];
    if (fn === "share") made[as] = total[of] ? (figures[of] ?? 0) / Number(total[of]) : null;
    if (fn === "difference") made[as] = now === null || before === null ? null : now - before;
    if (fn === "change") made[as] = now === null || !before ? null : (now - before) / Math.abs(before);
  }
  return made;
}

function holds(figures: Figures, { field, op, value }: NonNullable<GroupQuery["having"]>[number]): boolean {
  const mine = figures[field] ?? null;
  if (mine === null) return false;
  const tests = { eq: mine === value, ne: mine !== value, lt: mine < value, lte: mine <= value };
  return op === "gt" ? mine > value : op === "gte" ? mine >= value : tests[op];
}

/** The date is the first group; the others set apart which rows are added up. */
function runningOf(groups: PlainGroup[], { keys: [at = null, ...own] }: PlainGroup, of: string): number {
  const isBefore = (key: Key): boolean => at === null || (key !== null && key <= at);
  return groups
    .filter(({ keys: [key = null, ...others] }) => same(others, own) && isBefore(key))
    .reduce((sum, { figures }) => sum + Number(figures[of] ?? 0), 0);
}
