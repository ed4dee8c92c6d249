import type { FieldType, OptionDefinition } from "@/db/objects/definition";
import { QueryError } from "@/db/query/query-error";
import { textLiteral } from "./literals";
import { formulaPath } from "./parse";

export type Kind = "number" | "text" | "boolean" | "date" | "datetime" | "empty";

/** A part of a formula as SQL, with what is known of its value. */
export type Term = {
  sql: string;
  kind: Kind;
  /** As the person wrote it, for errors. */
  source: string;
  /** number: it is smaller than 1 with this many zeros, so that no arithmetic overflows. */
  digits?: number;
  currency?: string | undefined;
  /** A picklist: `sql` is the label, `key` the option's key. */
  choice?: { key: string; label: string; options: readonly OptionDefinition[] };
  /** A text that stands in the formula. */
  literal?: string;
};

export type Clock = { now: Date; timeZone: string };

export const kindWords: Record<Kind, string> = {
  number: "a number",
  text: "text",
  boolean: "yes or no",
  date: "a date",
  datetime: "a time",
  empty: "nothing",
};

const kinds: Partial<Record<FieldType, Kind>> = {
  number: "number",
  currency: "number",
  boolean: "boolean",
  date: "date",
  datetime: "datetime",
};

/** What a field's value is to a formula: options and links are the text that people see. */
export const kindOf = (type: FieldType): Kind => kinds[type] ?? "text";

export const sqlTypes: Record<Exclude<Kind, "empty">, string> = {
  number: "numeric",
  text: "text",
  boolean: "boolean",
  date: "date",
  datetime: "timestamptz",
};

export const fail = (message: string, fix?: string): never => {
  throw new QueryError(formulaPath, message, fix);
};

const mostDigits = 30;
const bound = "1e30::numeric";

/**
 * A number from 1e30 on reads as empty. Written so that the value is named once: a part that were repeated at every
 * step would double the statement each time.
 */
export function bounded(sql: string, digits: number): { sql: string; digits: number } {
  if (digits <= mostDigits) return { sql, digits };
  return {
    sql: `nullif(greatest(nullif(least(${sql}, ${bound}), ${bound}), -${bound}), -${bound})`,
    digits: mostDigits,
  };
}

export const number = (source: string, sql: string, digits: number, currency?: string): Term => ({
  source,
  kind: "number",
  ...bounded(sql, digits),
  ...(currency ? { currency } : {}),
});

/** Empty text is an empty field everywhere in Atrium. */
export const text = (source: string, sql: string): Term => ({ source, kind: "text", sql: `nullif(${sql}, '')` });

export const boolean = (source: string, sql: string): Term => ({ source, kind: "boolean", sql });

/** Where a date is wanted: a time is its day there, a text that stands in the formula is read as a day. */
export function asDate(term: Term, { timeZone }: Clock): string {
  if (term.kind === "date") return term.sql;
  if (term.kind === "empty") return "null::date";
  if (term.kind === "datetime") return `(${term.sql} at time zone ${textLiteral(timeZone)})::date`;
  if (term.literal !== undefined) return `${textLiteral(dayText(term.literal))}::date`;
  return fail(`${term.source} is ${kindWords[term.kind]}, not a date.`, "Take a date or time field, or today().");
}

export const isDay = (term: Term): boolean => term.kind === "date" || term.kind === "datetime";

function dayText(written: string): string {
  try {
    return Temporal.PlainDate.from(written, { overflow: "reject" }).toString();
  } catch {
    return fail(`"${written}" is not a day.`, "Write it as 2026-03-31.");
  }
}

/** As a person reads it, for joining texts. */
export function asText(term: Term, { timeZone }: Clock): string {
  switch (term.kind) {
    case "number":
      return `trim_scale(${term.sql})::text`;
    case "boolean":
      return `case when ${term.sql} then 'yes' when not ${term.sql} then 'no' end`;
    case "date":
      return `to_char(${term.sql}, 'YYYY-MM-DD')`;
    case "datetime":
      return `to_char(${term.sql} at time zone ${textLiteral(timeZone)}, 'YYYY-MM-DD HH24:MI')`;
    case "empty":
      return "null::text";
    default:
      return term.sql;
  }
}

/** Branches and lists have one kind; a day and a time meet as days, amounts keep their currency. */
export function unify(
  terms: Term[],
  source: string,
  clock: Clock,
): { kind: Kind; parts: string[]; like: Partial<Term> } {
  const kinds = new Set(terms.filter((term) => term.kind !== "empty").map((term) => term.kind));
  if (kinds.has("date") && kinds.has("datetime") && kinds.size === 2)
    return { kind: "date", parts: terms.map((term) => asDate(term, clock)), like: {} };
  const [kind, other] = [...kinds];
  if (kind && other)
    fail(
      `In ${source}, ${sourceOfKind(terms, kind)} is ${kindWords[kind]} but ${sourceOfKind(terms, other)} is ${kindWords[other]}.`,
      "Let all of them be the same.",
    );
  if (!kind || kind === "empty") return { kind: "empty", parts: terms.map(() => "null"), like: {} };
  const parts = terms.map((term) => (term.kind === "empty" ? `null::${sqlTypes[kind]}` : term.sql));
  const digits = Math.max(...terms.map((term) => term.digits ?? 0));
  const currency = commonCurrency(terms, source);
  return { kind, parts, like: kind === "number" ? { digits, ...(currency ? { currency } : {}) } : {} };
}

const sourceOfKind = (terms: Term[], kind: Kind): string =>
  terms.find((term) => term.kind === kind)?.source ?? "a part";

/** Amounts of two currencies are never added up or compared as if they were one. */
export function commonCurrency(terms: Term[], source: string): string | undefined {
  const [currency, other] = new Set(terms.flatMap((term) => term.currency ?? []));
  if (currency && other) fail(`${source} mixes ${currency} and ${other}.`, "Take amounts of one currency.");
  return currency;
}
