import type { RecordRow } from "@/db/query/values";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { type Line, type Part, said } from "./draft-shape";

/** The value of a field as people read it, linked to its record; null where there is none. */
export function sayFact(ctx: ToolContext, record: RecordRow | null, key: string): Part | null {
  if (!record) return null;
  const object = requireObject(ctx, record.object);
  const field = object.fields.find((each) => each.key === key);
  const value = record.values[key] ?? null;
  if (!field || value === null || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  const fact = { object: record.object, id: record.id, field: key };
  const format = (style: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(ctx.actor.locale, style).format(Number(value));
  if (field.type === "currency")
    return { text: format({ style: "currency", currency: field.currency ?? "EUR", maximumFractionDigits: 0 }), fact };
  if (field.type === "number") return { text: format({}), fact };
  if (field.type === "date" || field.type === "datetime") return { text: sayDay(ctx, String(value)), fact };
  if (typeof value === "object" && "name" in value) return { text: value.name, fact };
  const option = field.options?.find((each) => each.key === value);
  return { text: option?.label ?? String(value), fact };
}

function sayDay({ actor, now }: ToolContext, iso: string): string {
  const isDay = iso.length === 10;
  const moment = new Date(isDay ? `${iso}T12:00:00Z` : iso);
  const isThisYear = moment.getUTCFullYear() === now.getUTCFullYear();
  const style = { day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" as const }) } as const;
  return new Intl.DateTimeFormat(actor.locale, { ...style, timeZone: isDay ? "UTC" : actor.timeZone }).format(moment);
}

/** Words and facts in a row; a fact that is missing takes the words tied to it along: `[" in ", city]`. */
export function line(...pieces: (string | Part | null | (string | Part | null)[])[]): Line {
  return pieces.flatMap((piece) => {
    const parts = Array.isArray(piece) ? piece : [piece];
    if (parts.some((part) => part === null)) return [];
    return parts.flatMap((part) => (part === null ? [] : [typeof part === "string" ? said(part) : part]));
  });
}

/** Of "Dr. Anna Keller" the name to greet her by: the first that is no title. */
export function greetingName(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => !/^(?:dr|prof|mr|mrs|ms|mx|herr|frau|dipl|ing)\.?(?:-\S+)?$/i.test(word));
  return words[0] ?? name;
}
