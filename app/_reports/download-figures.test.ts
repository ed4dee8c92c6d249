import { expect, test } from "vitest";

import { figuresCsv } from "./download-figures";

test("figures become a file with all others last, names quoted and formulas kept as text", () => {
  const text = figuresCsv({
    object: "deals",
    query: { object: "deals", measures: [{ fn: "count" }] },
    columns: [
      { key: "company", label: "Company", role: "group", type: "lookup" },
      { key: "count", label: "Count", role: "measure", type: "count" },
    ],
    rows: [
      { company: { id: "1", name: 'Tessel "North"' }, count: 2 },
      { company: { id: "2", name: "=1+1" }, count: 1 },
      { company: null, count: 4 },
    ],
    rest: { count: 7 },
    sql: "",
    isTruncated: false,
  });

  expect(text.split("\r\n")).toEqual([
    '"Company","Count"',
    '"Tessel ""North""",2',
    '"\'=1+1",1',
    ",4",
    '"All others",7',
  ]);
});
