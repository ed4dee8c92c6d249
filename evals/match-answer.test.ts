import { describe, expect, test } from "vitest";

import { matchAnswer } from "./match-answer";
import type { TurnOutcome } from "./outcome";

const said = (text: string, calls: TurnOutcome["calls"] = []): TurnOutcome => ({
  said: "…",
  text,
  calls,
  question: null,
  approval: null,
  error: null,
  milliseconds: 1,
});
const searched = (ids: string[], count = ids.length): TurnOutcome["calls"] => [
  {
    tool: "search_records",
    input: {},
    state: "output-available",
    output: { object: "deals", records: ids.map((id) => ({ id })), count: { value: count } },
  },
];
const rows = { object: "deals", ids: ["1", "2"], names: ["Dock lights", "Hull check"], isOrdered: false };

describe("an answer", () => {
  test("gives a figure in whatever way it is written, and a date is no figure", () => {
    expect(matchAnswer({ number: 1_234_567 }, said("In all €1,234,567."))).toEqual([]);
    expect(matchAnswer({ number: 0.645 }, said("We won 64.5 %."))).toEqual([]);
    expect(matchAnswer({ number: 0 }, said("No deals match."))).toEqual([]);
    expect(matchAnswer({ number: 18 }, said("As of 18 Nov 2026 there are 4."))).not.toEqual([]);
  });

  test("shows exactly the records, as a result or by name, and in order where that counts", () => {
    expect(matchAnswer({ rows }, said("2 deals", searched(["2", "1"])))).toEqual([]);
    expect(matchAnswer({ rows }, said("Dock lights and Hull check."))).toEqual([]);
    expect(matchAnswer({ rows: { ...rows, isOrdered: true } }, said("", searched(["2", "1"])))).not.toEqual([]);
    expect(matchAnswer({ rows }, said("", searched(["1", "2", "3"])))).not.toEqual([]);
    expect(matchAnswer({ rows }, said("", searched(["1"])))).not.toEqual([]);
    expect(matchAnswer({ rows }, said("Dock lights."))).not.toEqual([]);
    expect(matchAnswer({ rows }, undefined)).not.toEqual([]);
  });

  test("names what it must and leaves out what it must not", () => {
    expect(matchAnswer({ contains: ["tessel"], lacks: ["marlin"] }, said("Tessel"))).toEqual([]);
    expect(matchAnswer({ contains: ["tessel"], lacks: ["marlin"] }, said("Marlin"))).toHaveLength(2);
  });

  test("gives every group with its figure", () => {
    const figures = [
      { groups: ["Won"], values: [3] },
      { groups: ["Lost"], values: [2] },
    ];
    const columns = [
      { key: "stage", role: "group" },
      { key: "count", role: "measure" },
    ];
    const result = (lost: number): TurnOutcome["calls"] => [
      {
        tool: "aggregate_records",
        input: {},
        state: "output-available",
        output: {
          columns,
          rows: [
            { stage: "Lost", count: lost },
            { stage: "Won", count: 3 },
          ],
        },
      },
    ];

    expect(matchAnswer({ figures }, said("By stage.", result(2)))).toEqual([]);
    expect(matchAnswer({ figures }, said("Won 3, lost 2."))).toEqual([]);
    expect(matchAnswer({ figures }, said("By stage.", result(4)))).not.toEqual([]);
  });
});
