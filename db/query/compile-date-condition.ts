import { type SQL, sql } from "drizzle-orm";

import { type DayRange, dayOf, daysOf, midnight } from "./periods";
import { QueryError } from "./query-error";
import type { ResolvedField, Scope } from "./scope";
import { type FieldCondition, periodShape } from "./tree";

type Bounds = { from: SQL; to: SQL };

/** Every date value is a half-open range: a day, a period, or for an exact time the instant itself. */
export function compileDateCondition(
  scope: Scope,
  resolved: ResolvedField,
  condition: FieldCondition,
  at: string,
): SQL {
  const { column } = resolved;
  if (condition.op === "between") {
    const list = Array.isArray(condition.value) ? condition.value : [];
    const [low, high] = list;
    if (low === undefined || high === undefined || list.length !== 2) {
      throw new QueryError(`${at}.value`, "between takes two dates.", "Give [first day, last day]; both are included.");
    }
    const first = readBounds(scope, resolved, low, `${at}.value.0`);
    const last = readBounds(scope, resolved, high, `${at}.value.1`);
    return sql`(${column} >= ${first.from} and ${column} < ${last.to})`;
  }
  const bounds = readBounds(scope, resolved, condition.value, `${at}.value`);
  switch (condition.op) {
    case "lt":
      return sql`${column} < ${bounds.from}`;
    case "lte":
      return sql`${column} < ${bounds.to}`;
    case "gt":
      return sql`${column} >= ${bounds.to}`;
    case "gte":
      return sql`${column} >= ${bounds.from}`;
    case "ne":
      return sql`(${column} >= ${bounds.from} and ${column} < ${bounds.to}) is not true`;
    default:
      return sql`(${column} >= ${bounds.from} and ${column} < ${bounds.to})`;
  }
}

function readBounds(scope: Scope, resolved: ResolvedField, value: unknown, at: string): Bounds {
  const { now, timeZone } = scope.context;
  const isDate = resolved.field.type === "date";
  if (typeof value === "string" && value.includes("T")) {
    const instant = readInstant(value, resolved, at);
    if (!isDate) {
      const after = new Date(Date.parse(instant) + 1).toISOString();
      return { from: sql`${instant}::timestamptz`, to: sql`${after}::timestamptz` };
    }
    const day = dayOf(new Date(instant), timeZone);
    return toBounds({ from: day, to: day.add({ days: 1 }) }, isDate, timeZone);
  }
  return toBounds(readDays(value, dayOf(now, timeZone), resolved, at), isDate, timeZone);
}

function readDays(value: unknown, today: Temporal.PlainDate, resolved: ResolvedField, at: string): DayRange {
  if (typeof value === "string") {
    try {
      const day = Temporal.PlainDate.from(value, { overflow: "reject" });
      return { from: day, to: day.add({ days: 1 }) };
    } catch {
      throw new QueryError(
        at,
        `"${value}" is not a day.`,
        `Write ${resolved.field.label} as 2026-03-31, or give a period such as { "unit": "month", "offset": 0 }.`,
      );
    }
  }
  const period = periodShape.safeParse(value);
  if (!period.success) throw new QueryError(at, `${resolved.field.label} is compared with a day or a period.`);
  return daysOf(period.data, today);
}

function readInstant(value: string, resolved: ResolvedField, at: string): string {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds))
    throw new QueryError(at, `"${value}" is not a time.`, `Write ${resolved.field.label} as 2026-03-31T09:00:00Z.`);
  return new Date(milliseconds).toISOString();
}

function toBounds(range: DayRange, isDate: boolean, timeZone: string): Bounds {
  if (isDate) return { from: sql`${range.from.toString()}::date`, to: sql`${range.to.toString()}::date` };
  return {
    from: sql`${midnight(range.from, timeZone)}::timestamptz`,
    to: sql`${midnight(range.to, timeZone)}::timestamptz`,
  };
}
