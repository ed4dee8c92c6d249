import { dayOf } from "@/db/query/periods";
import { type Call, type FormulaFunction, need } from "./call";
import { textLiteral } from "./literals";
import { asDate, fail, kindWords, number, type Term } from "./term";

/** How far a date moves at most, so that none leaves the calendar of the database. */
const units: Record<string, { interval: string; most: number; isTime?: boolean }> = {
  minutes: { interval: "1 minute", most: 1e8, isTime: true },
  hours: { interval: "1 hour", most: 1e7, isTime: true },
  days: { interval: "1 day", most: 1e6 },
  weeks: { interval: "7 days", most: 1e5 },
  months: { interval: "1 month", most: 2e4 },
  quarters: { interval: "3 months", most: 7e3 },
  years: { interval: "1 year", most: 2e3 },
};

const unitNames = Object.keys(units);

const field = (name: string): FormulaFunction => ({
  name,
  signature: `${name}(date)`,
  help: `The ${name} of a date as a number.`,
  least: 1,
  most: 1,
  compile: (call) => number(call.source, `extract(${name} from ${day(call, 0)})`, 7),
});

function day(call: Call, place: number): string {
  const term = call.args[place];
  return term ? asDate(term, call.clock) : fail(`${call.name}() needs ${place + 1} values.`);
}

/** Outside of the years 1 to 9999 a date reads as empty; each value is named once. */
const between = (sql: string, low: string, high: string): string =>
  `nullif(greatest(nullif(least(${sql}, ${high}), ${high}), ${low}), ${low})`;

const inYears = (sql: string, type: "date" | "timestamp"): string =>
  between(sql, `${type} '0001-01-01'`, `${type} '9999-12-31'`);

function dateAdd(call: Call): Term {
  const [given] = call.args;
  const unit = units[plural(call.args[2]?.literal ?? "")];
  if (!unit)
    return fail(
      `date_add() takes a unit in quotes: ${unitNames.join(", ")}.`,
      'Write it like date_add(today(), 14, "days").',
    );
  const by = `trunc(${between(need(call, 1, "number").sql, `-${unit.most}::numeric`, `${unit.most}::numeric`)})::int * interval '${unit.interval}'`;
  if (given?.kind === "datetime") {
    const zone = textLiteral(call.clock.timeZone);
    const local = `${inYears(`(${given.sql} at time zone ${zone})`, "timestamp")} + ${by}`;
    return {
      source: call.source,
      kind: "datetime",
      sql: `(${inYears(`(${local})`, "timestamp")} at time zone ${zone})`,
    };
  }
  if (unit.isTime)
    return fail(
      `${given?.source ?? "It"} is ${given ? kindWords[given.kind] : "a date"}, which has no hours.`,
      "Add days to it.",
    );
  const sql = `${inYears(`(${day(call, 0)})`, "date")} + ${by}`;
  return { source: call.source, kind: "date", sql: inYears(`(${sql})::date`, "date") };
}

const plural = (unit: string): string => (unit.endsWith("s") ? unit : `${unit}s`).toLowerCase();

function monthsBetween(call: Call): Term {
  const [from, to] = [`(${day(call, 0)})::timestamp`, `(${day(call, 1)})::timestamp`];
  const age = `age(${to}, ${from})`;
  return number(call.source, `(extract(year from ${age}) * 12 + extract(month from ${age}))`, 9);
}

export const dateFunctions: readonly FormulaFunction[] = [
  {
    name: "today",
    signature: "today()",
    help: "The day it is for whoever looks.",
    least: 0,
    most: 0,
    compile: ({ source, clock }) => ({
      source,
      kind: "date",
      sql: `${textLiteral(dayOf(clock.now, clock.timeZone).toString())}::date`,
    }),
  },
  {
    name: "now",
    signature: "now()",
    help: "The time it is.",
    least: 0,
    most: 0,
    compile: ({ source, clock }) => ({
      source,
      kind: "datetime",
      sql: `${textLiteral(clock.now.toISOString())}::timestamptz`,
    }),
  },
  {
    name: "days_between",
    signature: "days_between(from, to)",
    help: "Days from one date to the other; below 0 when it is before.",
    least: 2,
    most: 2,
    compile: (call) => number(call.source, `((${day(call, 1)}) - (${day(call, 0)}))::numeric`, 9),
  },
  {
    name: "months_between",
    signature: "months_between(from, to)",
    help: "Whole months from one date to the other.",
    least: 2,
    most: 2,
    compile: monthsBetween,
  },
  {
    name: "date_add",
    signature: 'date_add(date, number, "days")',
    help: `A date moved by ${unitNames.slice(0, -1).join(", ")} or ${unitNames.at(-1)}.`,
    least: 3,
    most: 3,
    compile: dateAdd,
  },
  field("year"),
  field("month"),
  field("day"),
];
