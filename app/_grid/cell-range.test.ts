import { expect, test } from "vitest";

import { fromTable, rangeOf, toTable } from "./cell-range";

test("what was copied comes back cell by cell, with tabs, breaks and quotes inside", () => {
  const rows = [
    ["Dock lights", "12000", ""],
    ['He said "yes"', "two\nlines", "a\tb"],
  ];

  expect(fromTable(toTable(rows))).toEqual(rows);
});

test("reads what spreadsheets write: CRLF, a break at the end, an inch sign", () => {
  expect(fromTable("a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(fromTable('19" rack\tx')).toEqual([['19" rack', "x"]]);
  expect(fromTable("")).toEqual([[""]]);
});

test("a range is the same whichever corner it began at", () => {
  const range = { top: 1, bottom: 4, left: 0, right: 2 };

  expect(rangeOf({ row: 4, column: 0 }, { row: 1, column: 2 })).toEqual(range);
  expect(rangeOf({ row: 1, column: 2 }, { row: 4, column: 0 })).toEqual(range);
});
