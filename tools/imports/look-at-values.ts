import { readBoolean, readDay, readNumber } from "@/db/imports/from-text";
import type { FieldType } from "@/db/objects/definition";

const tests: [FieldType, (value: string) => boolean][] = [
  ["email", (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)],
  ["url", (value) => /^https?:\/\/\S+$/i.test(value)],
  ["datetime", (value) => readDay(value, true) !== undefined && /\d:\d\d/.test(value)],
  ["date", (value) => /^\d{1,4}[./-]\d/.test(value) && (readDay(value, true) ?? readDay(value, false)) !== undefined],
  ["boolean", (value) => readBoolean(value) !== undefined && !/^[01]$/.test(value)],
  ["phone", (value) => /^\+?[\d\s()/.-]{7,20}$/.test(value) && /^[+0(]|\s/.test(value)],
  ["number", (value) => readNumber(value, ".") !== undefined],
];

/** The type that most of the values have; text when there is none. */
export function looksLike(values: readonly string[]): FieldType {
  const given = values.map((value) => value.trim()).filter((value) => value !== "");
  if (given.length === 0) return "text";
  const found = tests.find(([, fits]) => given.filter(fits).length >= given.length * 0.9);
  if (found) return found[0];
  if (given.some((value) => value.length > 200)) return "long_text";
  const distinct = new Set(given).size;
  return given.length >= 20 && distinct <= 8 && given.every((value) => value.length <= 40) ? "picklist" : "text";
}
