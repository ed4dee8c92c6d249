import { type Call, type FormulaFunction, need } from "./call";
import { dateFunctions } from "./date-functions";
import { asText, boolean, type Clock, fail, kindWords, number, type Term, text, unify } from "./term";

const many = 20;

const numeric = (name: string, help: string, sql: (value: string) => string): FormulaFunction => ({
  name,
  signature: `${name}(number)`,
  help,
  least: 1,
  most: 1,
  compile(call) {
    const { sql: value, digits = 0, currency } = need(call, 0, "number");
    return number(call.source, sql(value), digits + 1, currency);
  },
});

const textual = (name: string, help: string, sql: (value: string) => string): FormulaFunction => ({
  name,
  signature: `${name}(text)`,
  help,
  least: 1,
  most: 1,
  compile: (call) => text(call.source, sql(need(call, 0, "text").sql)),
});

const part = (name: string, help: string): FormulaFunction => ({
  name,
  signature: `${name}(text, count)`,
  help,
  least: 2,
  most: 2,
  compile: (call) => text(call.source, `${name}(${need(call, 0, "text").sql}, ${count(need(call, 1, "number").sql)})`),
});

/** How many letters: never below none, which would count from the other end. */
const count = (sql: string): string => `least(greatest(trunc(${sql}), 0), 10000)::int`;

const extreme = (name: string, sqlName: string, help: string): FormulaFunction => ({
  name,
  signature: `${name}(one, other, ...)`,
  help,
  least: 2,
  most: many,
  compile(call) {
    const { kind, parts, like } = unify(call.args, call.source, call.clock);
    if (kind === "text" || kind === "boolean" || kind === "empty")
      return fail(`${call.name}() compares numbers or dates; ${call.source} has ${kindWords[kind]}.`);
    return { source: call.source, kind, sql: `${sqlName}(${parts.join(", ")})`, ...like };
  },
});

function round(call: Call): Term {
  const { sql, digits = 0, currency } = need(call, 0, "number");
  const places = call.args[1]?.literal ?? "0";
  if (!/^(?:\d|1[0-5])$/.test(places))
    return fail("round() takes a whole number from 0 to 15 as its places.", "Write it like round(amount, 2).");
  return number(call.source, `round(${sql}, ${places})`, digits + 1, currency);
}

/** Longer than any text that is read in a list, and short enough for a page of them. */
const longestText = 10_000;

export const joined = (source: string, args: Term[], clock: Clock): Term =>
  text(source, `left(concat(${args.map((term) => asText(term, clock)).join(", ")}), ${longestText})`);

export function choose(source: string, [test, one, other]: (Term | undefined)[], clock: Clock): Term {
  if (!test || !one) return fail("if() takes a condition, a value when it holds, and a value when it does not.");
  if (test.kind !== "boolean")
    return fail(
      `${test.source} is ${kindWords[test.kind]}, so nothing can be decided by it.`,
      "Compare it, for instance amount > 100.",
    );
  const otherwise: Term = other ?? { source: "null", kind: "empty", sql: "null" };
  const { kind, parts, like } = unify([one, otherwise], source, clock);
  return { source, kind, sql: `case when ${test.sql} then ${parts[0]} else ${parts[1]} end`, ...like };
}

/** The one list of functions: what compiles is what the help shows. */
export const formulaFunctions: readonly FormulaFunction[] = [
  {
    name: "if",
    signature: "if(condition, value, otherwise)",
    help: "One value or the other.",
    least: 2,
    most: 3,
    compile: (call) => choose(call.source, call.args, call.clock),
  },
  {
    name: "coalesce",
    signature: "coalesce(one, other, ...)",
    help: "The first that is not empty.",
    least: 1,
    most: many,
    compile(call) {
      const { kind, parts, like } = unify(call.args, call.source, call.clock);
      if (kind === "empty") return { source: call.source, kind, sql: "null" };
      return { source: call.source, kind, sql: `coalesce(${parts.join(", ")})`, ...like };
    },
  },
  {
    name: "is_empty",
    signature: "is_empty(value)",
    help: "Yes when nothing is there.",
    least: 1,
    most: 1,
    compile: (call) => boolean(call.source, `((${call.args[0]?.sql ?? "null"}) is null)`),
  },
  {
    name: "round",
    signature: "round(number, places)",
    help: "Rounded, to whole numbers when places is left out.",
    least: 1,
    most: 2,
    compile: round,
  },
  numeric("floor", "The whole number below.", (value) => `floor(${value})`),
  numeric("ceil", "The whole number above.", (value) => `ceil(${value})`),
  numeric("abs", "Without its sign.", (value) => `abs(${value})`),
  extreme("min", "least", "The smallest; empty ones do not count."),
  extreme("max", "greatest", "The largest; empty ones do not count."),
  {
    name: "concat",
    signature: "concat(one, other, ...)",
    help: "Joined as text; empty ones are left out.",
    least: 1,
    most: many,
    compile: (call) => joined(call.source, call.args, call.clock),
  },
  textual("lower", "In small letters.", (value) => `lower(${value})`),
  textual("upper", "In capitals.", (value) => `upper(${value})`),
  textual("trim", "Without spaces around it.", (value) => `btrim(${value})`),
  {
    name: "length",
    signature: "length(text)",
    help: "How many letters it has.",
    least: 1,
    most: 1,
    compile: (call) => number(call.source, `length(${need(call, 0, "text").sql})::numeric`, 9),
  },
  part("left", "Its first letters."),
  part("right", "Its last letters."),
  ...dateFunctions,
];
