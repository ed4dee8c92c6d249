import { describe, expect, test } from "vitest";

import { openTestDb } from "@/db/testing/open-test-db";
import { compileFormula } from "./compile-formula";
import { formulaFunctions } from "./functions";
import type { Term } from "./term";

const clock = { now: new Date("2026-11-18T23:30:00Z"), timeZone: "Europe/Berlin" };

/** The largest values that a record can hold. */
const columns: Record<string, Term> = {
  big: { source: "big", kind: "number", digits: 400, sql: "1.7976931348623157e308::numeric" },
  tiny: { source: "tiny", kind: "number", digits: 400, sql: "5e-324::numeric" },
  eur: { source: "eur", kind: "number", digits: 15, currency: "EUR", sql: "999999999999999::numeric" },
  usd: { source: "usd", kind: "number", digits: 15, currency: "USD", sql: "1::numeric" },
  text: { source: "text", kind: "text", sql: "repeat('long ', 20000)" },
  on: { source: "on", kind: "date", sql: "date '275760-09-13'" },
  at: { source: "at", kind: "datetime", sql: "timestamptz '275760-09-13 00:00:00+00'" },
  early: { source: "early", kind: "date", sql: "date '4713-01-01 BC'" },
};

async function worth(expression: string): Promise<unknown> {
  const term = compileFormula(expression, { ...clock, field: (key) => columns[key] ?? missing(key) });
  const db = await openTestDb();
  return db.transaction({}, async (session) => {
    const [row] = await session.query(`select (${term.sql})::text as value`);
    return row?.["value"];
  });
}

function missing(key: string): never {
  throw new Error(`The test has no ${key}.`);
}

describe("a formula never fails on a record", () => {
  test.each([
    ["a product that is too large", Array.from({ length: 50 }, () => "big").join(" * "), null],
    ["a quotient that is too large", "big / tiny / tiny / tiny", null],
    ["a sum of amounts", "eur + eur", "1999999999999998"],
    ["a product of an amount", "eur * 3", "2999999999999997"],
    ["an amount multiplied again and again", Array.from({ length: 50 }, () => "eur").join(" * "), null],
    ["a division by zero", "1 / 0", null],
    ["a rest of zero", "1 % (1 - 1)", null],
    ["a negative count of letters", 'left("abc", 0 - 2)', null],
    ["a huge count of letters", 'left("abc", big)', "abc"],
    ["a date far out", 'date_add(on, 2000, "years")', null],
    ["a date before all dates", 'date_add(early, 0 - 2000, "years")', null],
    ["a date moved too far", 'date_add(today(), big, "days")', null],
    ["a time far out", 'date_add(at, 1000000, "hours")', null],
    ["days between the ends", "days_between(early, on)", "102440550"],
    ["months between the ends", "months_between(early, on) > 0", "true"],
    ["the year of a time far out", "year(at)", "275760"],
    ["a time far out as text", "is_empty(at & on)", "false"],
  ])("%s", async (_, expression, value) => {
    expect(await worth(expression)).toBe(value);
  });

  test("long texts joined again and again are cut", async () => {
    expect(await worth(`length(${Array.from({ length: 50 }, () => "text").join(" & ")})`)).toBe("10000");
  });

  test("the deepest that is allowed is no trouble for the database", async () => {
    expect(await worth(`${"abs(".repeat(58)}big * 1${")".repeat(58)}`)).toBeNull();
    expect(await worth(Array.from({ length: 60 }, () => "1").join(" + "))).toBe("60");
    expect(await worth(`${"if(1 > 2, 1, ".repeat(58)}2${")".repeat(58)}`)).toBe("2");
  });
});

describe("a formula", () => {
  test.each([
    ["today() is the day of whoever looks", "today()", "2026-11-19"],
    ["a day is compared with a time by its day there", "today() = now()", "true"],
    ["a text that stands there is read as a day", 'today() > "2026-11-18"', "true"],
    ["words in capitals are the same", "IF(NOT (1 > 2) AND TRUE, ROUND(2.345, 2), 0)", "2.35"],
    ["numbers join as text without zeros at the end", '2.50 & " days"', "2.5 days"],
    ["whole months are counted", 'months_between("2026-01-31", "2026-03-30")', "1"],
    ["halves are not cut off", "1 / 2", "0.5"],
  ])("%s", async (_, expression, value) => {
    const found = await worth(expression);
    expect(typeof found === "string" && /^-?\d+\.\d+$/.test(found) ? String(Number(found)) : found).toBe(value);
  });

  test.each([
    ["two currencies", "eur + usd", "mixes EUR and USD"],
    ["a text as a number", "text > 1", "do not compare"],
    ["null compared", "eur = null", "is_empty"],
    ["two kinds of result", 'if(1 > 0, 1, "one")', "Let all of them be the same"],
    ["a number as condition", "if(eur, 1, 2)", "Compare it"],
    ["no such unit", 'date_add(today(), 1, "fortnight")', "minutes, hours, days"],
    ["too few values", "days_between(today())", "days_between(from, to)"],
    ["a list", "[1, 2]", "one expression"],
    ["this", "this", "one expression"],
  ])("refuses %s", async (_, expression, message) => {
    const refused = worth(expression).catch(
      (error: { message: string; fix?: string }) => `${error.message} ${error.fix}`,
    );
    expect(await refused).toContain(message);
  });

  test("has help for every function, written as it is called", () => {
    for (const { name, signature, help } of formulaFunctions) {
      expect(signature.startsWith(`${name}(`)).toBe(true);
      expect(help).toMatch(/\.$/);
    }
    expect(new Set(formulaFunctions.map(({ name }) => name)).size).toBe(formulaFunctions.length);
  });
});
