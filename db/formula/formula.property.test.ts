import fc from "fast-check";
import { expect, test } from "vitest";

import { openTestDb } from "@/db/testing/open-test-db";
import { compileFormula } from "./compile-formula";
import { type Kind, sqlTypes, type Term } from "./term";

type Value = number | string | boolean | null;
type Record_ = {
  a: number | null;
  b: number | null;
  s: string | null;
  t: string | null;
  yes: boolean | null;
  on: string | null;
};
/** A formula as text, with what it comes to for a record, worked out apart from the compiler. */
type Piece = { text: string; of(record: Record_): Value };

const clock = { now: new Date("2026-11-18T23:30:00Z"), timeZone: "Europe/Berlin" };
const kinds: Record<keyof Record_, Exclude<Kind, "empty">> = {
  a: "number",
  b: "number",
  s: "text",
  t: "text",
  yes: "boolean",
  on: "date",
};

/** Shared by all kinds, since they stand in each other. */
const depth = { maxDepth: 4, depthIdentifier: "formula", withCrossShrink: true };

const field = (key: keyof Record_): Piece => ({ text: key, of: (record) => record[key] });
const lift = (values: Value[], fn: (...known: never[]) => Value): Value =>
  values.includes(null) ? null : fn(...(values as never[]));

const numbers = fc.constantFrom(0, 1, 2, 3, 7, 0.5, 0.25);
const texts = fc.constantFrom(
  "",
  "x",
  "Ab",
  "it's",
  'say "hi"',
  "back\\slash",
  "$1",
  "😀 ok",
  "'; drop table t; --",
  "a b",
);
const nonEmpty = (text: string): string | null => (text === "" ? null : text);

const { number, text, condition, day } = fc.letrec<{ number: Piece; text: Piece; condition: Piece; day: Piece }>(
  (tie) => {
    const two = (one: keyof typeof names, other = one) =>
      fc.tuple(tie(one) as fc.Arbitrary<Piece>, tie(other) as fc.Arbitrary<Piece>);
    const names = { number: 1, text: 1, condition: 1, day: 1 };
    const make = (pieces: Piece[], write: (...texts: string[]) => string, fn: (...known: never[]) => Value): Piece => ({
      text: write(...pieces.map((piece) => piece.text)),
      of: (record) =>
        lift(
          pieces.map((piece) => piece.of(record)),
          fn,
        ),
    });
    const operator = (symbol: string, fn: (one: number, other: number) => Value) =>
      two("number").map((pair) => make(pair, (one, other) => `(${one} ${symbol} ${other})`, fn as never));
    const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));
    return {
      number: fc.oneof(
        depth,
        fc.constantFrom(field("a"), field("b")),
        numbers.map((value): Piece => ({ text: String(value), of: () => value })),
        operator("+", (one, other) => one + other),
        operator("-", (one, other) => one - other),
        operator("*", (one, other) => one * other),
        // By halves and quarters, which are exact on both sides.
        fc
          .tuple(
            tie("number"),
            fc.constantFrom(field("b"), { text: "4", of: () => 4 }, { text: "(1 - 1)", of: () => 0 }),
          )
          .map((pair) =>
            make(pair, (one, other) => `(${one} / ${other})`, ((one: number, other: number) =>
              other === 0 ? null : one / other) as never),
          ),
        operator("%", (one, other) => (other === 0 ? null : one % other)),
        tie("number").map((piece) =>
          make([piece], (one) => `round(${one} * 4)`, ((one: number) => round(one * 4)) as never),
        ),
        tie("number").map((piece) => make([piece], (one) => `abs(-${one})`, ((one: number) => Math.abs(one)) as never)),
        tie("text").map((piece) =>
          make([piece], (one) => `length(${one})`, ((one: string) => [...one].length) as never),
        ),
        two("number").map(
          (pair): Piece => ({
            text: `coalesce(${pair[0].text}, ${pair[1].text})`,
            of: (record) => pair[0].of(record) ?? pair[1].of(record),
          }),
        ),
        two("number").map(
          (pair): Piece => ({
            text: `MAX(${pair[0].text}, ${pair[1].text})`,
            of(record) {
              const known = pair.flatMap((piece) => (piece.of(record) as number | null) ?? []);
              return known.length === 0 ? null : Math.max(...known);
            },
          }),
        ),
        fc.tuple(tie("condition"), tie("number"), tie("number")).map(
          ([test, one, other]): Piece => ({
            text: `if(${test.text}, ${one.text}, ${other.text})`,
            of: (record) => (test.of(record) === true ? one.of(record) : other.of(record)),
          }),
        ),
        two("day").map((pair) =>
          make(
            pair,
            (one, other) => `days_between(${one}, ${other})`,
            ((one: string, other: string) =>
              Temporal.PlainDate.from(one).until(other, { largestUnit: "days" }).days) as never,
          ),
        ),
      ),
      text: fc.oneof(
        depth,
        fc.constantFrom(field("s"), field("t")),
        texts.map((value): Piece => ({ text: JSON.stringify(value), of: () => nonEmpty(value) })),
        two("text").map(
          (pair): Piece => ({
            text: `(${pair[0].text} & ${pair[1].text})`,
            of: (record) => nonEmpty(pair.map((piece) => piece.of(record) ?? "").join("")),
          }),
        ),
        tie("text").map((piece) =>
          make([piece], (one) => `upper(${one})`, ((one: string) => one.toUpperCase()) as never),
        ),
        tie("text").map((piece) =>
          make([piece], (one) => `left(${one}, 2)`, ((one: string) => [...one].slice(0, 2).join("")) as never),
        ),
        fc.tuple(tie("condition"), tie("text")).map(
          ([test, one]): Piece => ({
            text: `(${test.text} ? ${one.text} : "no")`,
            of: (record) => (test.of(record) === true ? one.of(record) : "no"),
          }),
        ),
      ),
      condition: fc.oneof(
        depth,
        fc.constant(field("yes")),
        operator(">", (one, other) => one > other),
        operator("<=", (one, other) => one <= other),
        two("text").map((pair) =>
          make(
            pair,
            (one, other) => `(${one} = ${other})`,
            ((one: string, other: string) => one.toLowerCase() === other.toLowerCase()) as never,
          ),
        ),
        two("day").map((pair) =>
          make(pair, (one, other) => `(${one} < ${other})`, ((one: string, other: string) => one < other) as never),
        ),
        tie("number").map(
          (piece): Piece => ({ text: `is_empty(${piece.text})`, of: (record) => piece.of(record) === null }),
        ),
        tie("condition").map((piece) => make([piece], (one) => `not (${one})`, ((one: boolean) => !one) as never)),
        two("condition").map(
          (pair): Piece => ({
            text: `(${pair[0].text} and ${pair[1].text})`,
            of(record) {
              const known = pair.map((piece) => piece.of(record));
              return known.includes(false) ? false : known.includes(null) ? null : true;
            },
          }),
        ),
        two("condition").map(
          (pair): Piece => ({
            text: `(${pair[0].text} || ${pair[1].text})`,
            of(record) {
              const known = pair.map((piece) => piece.of(record));
              return known.includes(true) ? true : known.includes(null) ? null : false;
            },
          }),
        ),
      ),
      day: fc.oneof(
        depth,
        fc.constant(field("on")),
        fc.constant({ text: "today()", of: () => "2026-11-19" }),
        fc
          .tuple(tie("day"), fc.integer({ min: -40, max: 40 }), fc.constantFrom("days", "months", "year"))
          .map(([piece, by, unit]) =>
            make([piece], (one) => `date_add(${one}, ${by}, "${unit}")`, ((one: string) =>
              Temporal.PlainDate.from(one)
                .add({ [unit === "year" ? "years" : unit]: by })
                .toString()) as never),
          ),
      ),
    };
  },
);

const rows: Record_[] = [
  { a: 12, b: 0, s: "Acme", t: null, yes: true, on: "2024-02-29" },
  { a: null, b: -0.5, s: null, t: "it's 😀", yes: null, on: null },
  { a: -2, b: 4, s: "ab", t: "\\ $1 '", yes: false, on: "2026-11-19" },
];

test("any formula comes to the same in the database as worked out by hand", async () => {
  const db = await openTestDb();
  const columns = Object.entries(kinds).map(([key, kind]) => `"${key}" ${sqlTypes[kind]}`);
  await db.transaction({}, async (session) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(number, text, condition, day), async (piece) => {
        const term = compileFormula(piece.text, { ...clock, field: fieldTerm });
        const answer = await session.query(
          `select (${term.sql})${term.kind === "date" ? "::text" : ""} as value, row_number() over () as place
            from jsonb_to_recordset($1::jsonb) as t (${columns.join(", ")}) order by place`,
          [JSON.stringify(rows)],
        );
        for (const [place, record] of rows.entries()) agree(answer[place]?.["value"], piece.of(record), term);
      }),
      { numRuns: 400 },
    );
  });
}, 120_000);

function fieldTerm(key: string): Term {
  const kind = kinds[key as keyof Record_];
  return { source: key, kind, sql: `t."${key}"`, ...(kind === "number" ? { digits: 400 } : {}) };
}

function agree(found: unknown, wanted: Value, { kind }: Term): void {
  const near = typeof wanted === "number" && found !== null ? Math.abs(Number(found) - wanted) : null;
  if (near !== null && kind === "number")
    expect(near).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(Number(wanted))));
  else expect(found).toBe(wanted);
}
