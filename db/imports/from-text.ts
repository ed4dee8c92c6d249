import type { FieldDefinition } from "@/db/objects/definition";
import type { StoredValue } from "@/db/records/input-value";
import type { FileFormat } from "./definition";

export type TextStyle = Pick<FileFormat, "decimal" | "dayFirst">;

/** A cell of a file as the value that a person would have typed; what cannot be read stays text, so that the check names it. */
export function fromText(field: FieldDefinition, text: string, style: TextStyle): StoredValue {
  const value = text.trim();
  if (value === "") return null;
  switch (field.type) {
    case "boolean":
      return readBoolean(value) ?? value;
    case "number":
    case "currency":
      return readNumber(value, style.decimal) ?? value;
    case "date":
      return readDay(value, style.dayFirst) ?? value;
    case "datetime":
      return readMoment(value, style.dayFirst) ?? value;
    case "multi_select":
      return value
        .split(/[;|,]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
    default:
      return value;
  }
}

export function readBoolean(value: string): boolean | undefined {
  if (/^(true|yes|y|1|x|ja|oui|sí|si)$/i.test(value)) return true;
  if (/^(false|no|n|0|nein|non)$/i.test(value)) return false;
  return undefined;
}

/** "€1,234.50", "1.234,50 EUR", "(300)" for minus 300, "12%". */
export function readNumber(text: string, decimal: "." | ","): number | undefined {
  const isNegative = /^\(.*\)$/.test(text.trim());
  const bare = text.replace(/[()\s\u00a0'’€$£¥%]|\b[A-Z]{3}\b/g, "");
  const plain = decimal === "," ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain) * (isNegative ? -1 : 1);
  return Number.isFinite(value) ? value + 0 : undefined;
}

const numeric = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T].*)?$/;

export function readDay(text: string, dayFirst: boolean): string | undefined {
  const parts = numeric.exec(text.trim());
  if (!parts) return undefined;
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (parts[1]?.length === 4) return toDay(first, second, third);
  const year = parts[3]?.length === 2 ? 2000 + third : third;
  return dayFirst || text.includes(".") ? toDay(year, second, first) : toDay(year, first, second);
}

function toDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}

function readMoment(text: string, dayFirst: boolean): string | undefined {
  const instant = Date.parse(text.replace(" ", "T"));
  const isInstant = /^\d{4}-\d\d-\d\d(T|.*([zZ]|[+-]\d\d:?\d\d)$)/.test(text);
  if (isInstant && !Number.isNaN(instant)) return new Date(instant).toISOString();
  const day = readDay(text, dayFirst);
  if (!day) return undefined;
  const time = /[ T](\d{1,2}:\d\d(?::\d\d)?)/.exec(text)?.[1];
  const moment = Date.parse(`${day}T${(time ?? "00:00").padStart(5, "0")}Z`);
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}
