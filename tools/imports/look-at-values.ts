import { readBoolean, readDay, readNumber } from "@/db/imports/from-text";
import type { FieldType } from "@/db/objects/definition";

const isDay = (value: string): boolean => (readDay(value, true) ?? readDay(value, false)) !== undefined;
const isAmount = (value: string): boolean => readNumber(value, ".") !== undefined;

const tests: [FieldType, (value: string) => boolean][] = [
  ["email", (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)],
  ["url", (value) => /^(https?:\/\/|www\.)\S+$/i.test(value)],
  ["datetime", (value) => isDay(value) && /\d:\d\d/.test(value)],
  ["date", (value) => /^\d{1,4}[./-]\d/.test(value) && isDay(value)],
  ["boolean", (value) => readBoolean(value) !== undefined && !/^[01]$/.test(value)],
  ["currency", (value) => currencyIn(value) !== undefined && isAmount(value)],
  ["phone", (value) => /^\+?[\d\s()/.-]{7,20}$/.test(value) && /^[+0(]|\s/.test(value)],
  ["number", isAmount],
];

export type Look = { looksLike: FieldType; options?: string[]; currency?: string };

/** The type that most of the values have, with what a field of it needs; text when there is none. */
export function lookAtValues(values: readonly string[]): Look {
  const given = values.map((value) => value.trim()).filter((value) => value !== "");
  if (given.length === 0) return { looksLike: "text" };
  const type = tests.find(([, fits]) => given.filter(fits).length >= given.length * 0.9)?.[0];
  if (type === "currency") return { looksLike: type, ...mostCommonCurrency(given) };
  // A number loses the zeros that a postcode begins with.
  if (type === "number" && given.some((value) => /^0\d/.test(value))) return { looksLike: "text" };
  if (type) return { looksLike: type };
  if (given.some((value) => value.length > 200 || value.includes("\n"))) return { looksLike: "long_text" };
  return lookForChoice(given) ?? { looksLike: "text" };
}

/** Few words that come again and again, one in a cell or several; a comma may also stand inside of one. */
function lookForChoice(given: string[]): Look | undefined {
  const several = severalOf(given, /[;|]/);
  if (several) return several;
  const single = optionsOf(given, 12, 4);
  return single ? { looksLike: "picklist", options: single } : severalOf(given, /,/);
}

function severalOf(given: string[], between: RegExp): Look | undefined {
  if (given.filter((value) => between.test(value)).length < given.length / 5) return undefined;
  const parts = given.flatMap((value) => value.split(between).map((part) => part.trim()));
  const options = optionsOf(
    parts.filter((part) => part !== ""),
    20,
    4,
  );
  return options && { looksLike: "multi_select", options };
}

function optionsOf(words: string[], most: number, times: number): string[] | undefined {
  const options = new Map(words.map((word) => [word.toLowerCase(), word]));
  const isFew = words.length >= 20 && options.size <= most && words.length >= options.size * times;
  return isFew && words.every((word) => word.length <= 40) ? [...options.values()].sort() : undefined;
}

const signs: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };
const codes = new Set(Intl.supportedValuesOf("currency"));

function currencyIn(value: string): string | undefined {
  const sign = /[€$£¥]/.exec(value)?.[0];
  const code = /^([A-Z]{3})\s|\s([A-Z]{3})$/.exec(value);
  const found = sign ? signs[sign] : (code?.[1] ?? code?.[2]);
  return found !== undefined && codes.has(found) ? found : undefined;
}

function mostCommonCurrency(given: string[]): { currency?: string } {
  const counts = new Map<string, number>();
  for (const code of given.flatMap((value) => currencyIn(value) ?? [])) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [most] = [...counts].sort((left, right) => right[1] - left[1]);
  return most ? { currency: most[0] } : {};
}
