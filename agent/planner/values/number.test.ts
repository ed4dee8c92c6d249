import { describe, expect, test } from "vitest";

import { tokenize } from "@/agent/planner/text/tokenize";
import { numberAt } from "./number";

describe("numbers", () => {
  test.each<[string, number]>([
    ["50k", 50_000],
    ["€50k", 50_000],
    ["$42,000", 42_000],
    ["1.5m", 1_500_000],
    ["1,234,567.5", 1_234_567.5],
    ["30 grand", 30_000],
    ["two million", 2_000_000],
    ["thirty", 30],
    ["twenty five", 25],
    ["a dozen", 12],
    ["a hundred", 100],
    ["70 %", 70],
    ["100 eur", 100],
    ["10k+", 10_000],
    ["300 people", 300],
    ["5 months", 5],
    ["12", 12],
  ])("%s", (text, value) => {
    expect(numberAt(tokenize(text), 0)?.value).toBe(value);
  });

  test("a currency sign is kept to check the field", () => {
    expect(numberAt(tokenize("£20k"), 0)).toMatchObject({ value: 20_000, currency: "GBP" });
  });

  test.each(["people", "q1", "24h", "+44 20 7946 0958"])("%s is no number", (text) => {
    expect(numberAt(tokenize(text), 0)).toBeUndefined();
  });
});
