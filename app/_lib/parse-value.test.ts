import { afterEach, describe, expect, test } from "vitest";

import { formatMoney, formatValue } from "./format-value";
import { parseNumber, parseText } from "./parse-value";
import { setRegion } from "./region";
import type { FieldDefinition } from "./types";

const field = (type: FieldDefinition["type"], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key: "f",
  label: "Field",
  type,
  ...more,
});
const stage = field("picklist", {
  options: [
    { key: "won", label: "Won", synonyms: ["closed won"] },
    { key: "lost", label: "Lost" },
  ],
});

afterEach(() => setRegion({ locale: "en", timeZone: "UTC" }));

describe("typed text as a value", () => {
  test.each([
    ["47,500", 47_500],
    ["€ 1,234.50", 1234.5],
    ["20k", 20_000],
    ["1.5m", 1_500_000],
    ["-3", -3],
    ["  12 ", 12],
  ])("reads %s", (text, value) => {
    setRegion({ locale: "en", timeZone: "UTC" });

    expect(parseNumber(text)).toEqual({ value });
  });

  test("reads numbers the way the person's locale writes them", () => {
    setRegion({ locale: "de-DE", timeZone: "Europe/Berlin" });

    expect(parseNumber("1.234,50")).toEqual({ value: 1234.5 });
    expect(parseNumber("47.500 €")).toEqual({ value: 47_500 });
    expect(formatMoney(1234.5, "EUR").replaceAll(/\s/g, " ")).toBe("1.234,50 €");
  });

  test.each(["abc", "12abc34", "--5", "1.2.3.4"])("refuses %s", (text) => {
    setRegion({ locale: "en", timeZone: "UTC" });

    expect(parseNumber(text)).toHaveProperty("error");
  });

  test("finds options by key, label and synonym, and names them when none fits", () => {
    expect(parseText(stage, "Closed Won")).toEqual({ value: "won" });
    expect(parseText(stage, "LOST")).toEqual({ value: "lost" });
    expect(parseText(stage, "maybe")).toEqual({ error: "“maybe” is not an option of Field. It can be Won, Lost." });
  });

  test("clears on empty text unless the field is required", () => {
    expect(parseText(field("text"), "  ")).toEqual({ value: null });
    expect(parseText(field("text", { isRequired: true }), "")).toHaveProperty("error");
  });

  test("knows days that exist from days that do not", () => {
    expect(parseText(field("date"), "2026-11-30")).toEqual({ value: "2026-11-30" });
    expect(parseText(field("date"), "2026-02-31")).toEqual({ error: "There is no such day." });
    expect(parseText(field("email"), "hanne@brightwater")).toHaveProperty("error");
  });
});

describe("a value as text", () => {
  test("says what is not there", () => {
    expect(formatValue(null, stage)).toBe("Empty");
    expect(formatValue([], field("multi_select"))).toBe("Empty");
    expect(formatValue(false, field("boolean"))).toBe("No");
    expect(formatValue("won", stage)).toBe("Won");
    expect(formatValue("gone_option", stage)).toBe("gone_option");
  });
});
