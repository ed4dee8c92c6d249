import { describe, expect, test } from "vitest";

import { chooseChart } from "./choose-chart";
import type { AggregateColumn, AggregateResult, Value } from "./types";

const owner: AggregateColumn = { key: "owner", label: "Owner", role: "group", type: "owner" };
const month: AggregateColumn = { key: "close_on", label: "Close date", role: "group", type: "date", bucket: "month" };
const sum: AggregateColumn = { key: "sum_amount", label: "Amount", role: "measure", type: "currency", currency: "EUR" };
const count: AggregateColumn = { key: "count", label: "Count", role: "measure", type: "count" };

function result(columns: AggregateColumn[], rows: Record<string, Value>[]): AggregateResult {
  return {
    object: "deals",
    columns,
    rows,
    sql: "",
    query: { object: "deals", measures: [{ fn: "count" }] },
    isTruncated: false,
  };
}
const owners = (many: number) =>
  Array.from({ length: many }, (_, index) => ({
    owner: { id: `${index}`, name: `N${index}` },
    sum_amount: index,
    count: index,
  }));
const months = (many: number) =>
  Array.from({ length: many }, (_, index) => ({
    close_on: `2026-${String(index + 1).padStart(2, "0")}-01`,
    sum_amount: index,
    count: 1,
  }));

describe("the shape of a chart", () => {
  test("is a number without groups", () => {
    expect(chooseChart(result([sum, count], [{ sum_amount: 5, count: 2 }]))).toMatchObject({ kind: "numbers" });
  });

  test("is bars for a few groups and a table for many", () => {
    expect(chooseChart(result([owner, sum], owners(5))).kind).toBe("bars");
    expect(chooseChart(result([owner, sum], owners(30))).kind).toBe("table");
    expect(chooseChart(result([owner, sum], [{ owner: null, sum_amount: -4 }])).kind).toBe("table");
  });

  test("is columns for a short time, a line for a long one", () => {
    expect(chooseChart(result([month, sum], months(4))).kind).toBe("columns");
    expect(chooseChart(result([month, sum], months(9))).kind).toBe("line");
    expect(chooseChart(result([month, sum], months(1))).kind).toBe("table");
  });

  test("draws only figures of one unit together", () => {
    const choice = chooseChart(result([month, sum, count], months(9)));

    expect(choice.kind === "line" && choice.measures.map(({ key }) => key)).toEqual(["sum_amount"]);
  });

  test("is a table with two sides for two groups, elapsed time always across", () => {
    const since: AggregateColumn = { key: "since", label: "Months after created", role: "group", type: "number" };
    const cohorts = months(6).flatMap((row) => [0, 1, 2].map((number) => ({ ...row, since: number })));
    const stage: AggregateColumn = { key: "stage", label: "Stage", role: "group", type: "picklist" };
    const stages = owners(4).flatMap((row) => ["lead", "won"].map((key) => ({ ...row, stage: key })));

    expect(chooseChart(result([since, month, count], cohorts))).toMatchObject({
      kind: "heat",
      down: month,
      across: since,
    });
    expect(chooseChart(result([stage, owner, sum], stages))).toMatchObject({
      kind: "heat",
      down: owner,
      across: stage,
    });
    expect(chooseChart(result([stage, owner, sum], stages.slice(0, 1))).kind).toBe("table");
    expect(chooseChart(result([stage, owner, sum, count], stages)).kind).toBe("table");
  });

  test("is one line a group for time and a second group", () => {
    const rows = months(9).map((row) => ({ ...row, owner: { id: "1", name: "Priya" } }));

    expect(chooseChart(result([owner, month, sum], rows))).toMatchObject({
      kind: "series",
      group: month,
      series: owner,
    });
  });

  test("is a table for nothing", () => {
    expect(chooseChart(result([owner, sum], [])).kind).toBe("table");
  });
});
