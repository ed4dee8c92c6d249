import { addDays, today } from "./format-date";
import { numberFormat } from "./region";
import type { FieldDefinition, Value } from "./types";

export type Parsed = { value: Value } | { error: string };

/** What a person typed or pasted, as the value of a field. Empty text clears. */
export function parseText(field: FieldDefinition, typed: string): Parsed {
  const text = typed.trim();
  if (text === "") return field.isRequired ? { error: `${field.label} cannot be empty.` } : { value: null };

  switch (field.type) {
    case "number":
    case "currency":
      return parseNumber(text);
    case "boolean":
      return parseBoolean(text);
    case "picklist": {
      const option = findOption(field, text);
      return option ? { value: option } : { error: unknownOption(field, text) };
    }
    case "multi_select":
      return parseOptions(field, text);
    case "date":
      return parseDay(text);
    case "datetime":
      return parseMoment(text);
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
        ? { value: text }
        : { error: "This is not an e-mail address. It needs a name, an @ and a domain with an ending." };
    case "long_text":
      return { value: typed.trimEnd() };
    default:
      return { value: text };
  }
}

/** Reads 47,500 and 47.500 by the person's own locale, and 20k or 1.5m as people write them. */
export function parseNumber(typed: string): Parsed {
  const parts = numberFormat({ useGrouping: true, minimumFractionDigits: 1 }).formatToParts(12345.6);
  const decimal = parts.find((part) => part.type === "decimal")?.value ?? ".";
  const group = parts.find((part) => part.type === "group")?.value ?? ",";
  const match = /^([+-]?)\s*[^\d+\-.,]*\s*([\d.,\s'’\u00a0\u202f]*\d[\d.,]*)\s*(k|m|bn)?\s*[^\d]*$/i.exec(typed.trim());
  if (!match) return { error: "This is not a number." };

  const [, sign, digits = "", suffix = ""] = match;
  const bare = digits.replaceAll(/[\s'’\u00a0\u202f]/g, "");
  const isGrouped =
    group === "." || group === ","
      ? bare
          .split(group)
          .slice(1)
          .every((part) => /^\d{3}/.test(part))
      : true;
  const plain = (isGrouped && group.trim() ? bare.replaceAll(group, "") : bare).replace(decimal, ".");
  const value = Number(plain);
  if (plain === "" || Number.isNaN(value)) return { error: "This is not a number." };
  const factor = { k: 1_000, m: 1_000_000, bn: 1_000_000_000 }[suffix.toLowerCase()] ?? 1;
  return { value: (sign === "-" ? -1 : 1) * value * factor };
}

function parseBoolean(text: string): Parsed {
  if (/^(yes|y|true|1|on)$/i.test(text)) return { value: true };
  if (/^(no|n|false|0|off)$/i.test(text)) return { value: false };
  return { error: "Type yes or no." };
}

function parseOptions(field: FieldDefinition, text: string): Parsed {
  const keys: string[] = [];
  for (const word of text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const key = findOption(field, word);
    if (!key) return { error: unknownOption(field, word) };
    if (!keys.includes(key)) keys.push(key);
  }
  return { value: keys };
}

function findOption(field: FieldDefinition, text: string): string | undefined {
  const wanted = text.toLowerCase();
  return field.options?.find(
    (option) =>
      option.key === wanted ||
      option.label.toLowerCase() === wanted ||
      option.synonyms?.some((synonym) => synonym.toLowerCase() === wanted),
  )?.key;
}

function unknownOption(field: FieldDefinition, text: string): string {
  const labels = (field.options ?? []).map((option) => option.label).slice(0, 8);
  return `“${text}” is not an option of ${field.label}. It can be ${labels.join(", ")}.`;
}

function parseDay(text: string): Parsed {
  const word = text.toLowerCase();
  if (word === "today") return { value: today() };
  if (word === "tomorrow") return { value: addDays(today(), 1) };
  if (word === "yesterday") return { value: addDays(today(), -1) };
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) {
    const day = iso[0];
    const isReal =
      !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
    return isReal ? { value: day } : { error: "There is no such day." };
  }
  return { error: "Write the day as 2026-11-30, or today, tomorrow, yesterday." };
}

function parseMoment(text: string): Parsed {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime())
    ? { error: "Write the moment as 2026-11-30 14:00." }
    : { value: moment.toISOString() };
}
