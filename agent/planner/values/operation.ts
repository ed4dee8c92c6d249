import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import type { DateUnit } from "@/db/query/tree";
import { addUnits } from "./calendar";
import { units } from "./date-words";
import { numberAt } from "./number";

type Span = { from: number; to: number; start: number };
/** A change that is worked out from the value there is. `start` is where the rest of the sentence begins. */
export type Operation = Span &
  (
    | { kind: "add"; amount: number }
    | { kind: "share"; percent: number }
    | { kind: "times"; factor: number }
    | { kind: "days"; count: number; unit: DateUnit }
  );

const ups = new Set(["raise", "increase", "bump", "lift", "grow"]);
const downs = new Set(["lower", "decrease", "reduce", "cut", "drop", "discount"]);
const laters = new Set([
  "push",
  "postpone",
  "delay",
  "defer",
  "extend",
  "move",
  "shift",
  "drag",
  "reschedule",
  "bring",
  "pull",
]);
const factors: Readonly<Record<string, number>> = { double: 2, triple: 3, halve: 0.5 };

export function operationIn(s: Sentence, start: number): Operation | undefined {
  const verb = lowerAt(s, start);
  const factor = factors[verb];
  if (factor && lowerAt(s, start + 1) !== "check") return { from: start, to: start + 1, start, kind: "times", factor };
  if (verb === "add" || verb === "subtract" || verb === "deduct" || verb === "take") return moved(s, start, verb);
  if (laters.has(verb)) return shift(s, start, verb);
  if (!ups.has(verb) && !downs.has(verb)) return undefined;
  if (verb === "bump" && s.tokens.some(({ lower }) => units[lower])) return shift(s, start, verb);
  const sign = ups.has(verb) ? 1 : -1;
  const at = s.tokens.findIndex((token, index) => index > start && token.lower === "by");
  const number = at > 0 ? numberAt(s.tokens, lowerAt(s, at + 1) === "another" ? at + 2 : at + 1) : undefined;
  if (!number || units[lowerAt(s, number.to)]) return undefined;
  const span = { from: at, to: number.to, start: start + 1 };
  return number.isPercent
    ? { ...span, kind: "share", percent: sign * number.value }
    : { ...span, kind: "add", amount: sign * number.value };
}

/** "add 5k to X", "take 10% off X". */
function moved(s: Sentence, start: number, verb: string): Operation | undefined {
  const number = numberAt(s.tokens, lowerAt(s, start + 1) === "another" ? start + 2 : start + 1);
  const joint = number ? lowerAt(s, number.to) : "";
  const isUp = verb === "add";
  if (!number || !(isUp ? ["to", "onto"] : ["from", "off"]).includes(joint)) return undefined;
  const span = { from: start, to: number.to + 1, start };
  const sign = isUp ? 1 : -1;
  return number.isPercent
    ? { ...span, kind: "share", percent: sign * number.value }
    : { ...span, kind: "add", amount: sign * number.value };
}

/** "by two weeks", "a week later", "three days earlier"; "move forward" means either way to different people, so it is none. */
function shift(s: Sentence, start: number, verb: string): Operation | undefined {
  const words = s.tokens.map((token) => token.lower);
  const isEarly =
    words.includes("earlier") ||
    ((verb === "bring" || verb === "pull") && (words.includes("forward") || words.includes("in")));
  if (!isEarly && words.includes("forward")) return undefined;
  if (verb === "bring" && !isEarly) return undefined;
  for (let at = start + 1; at < s.tokens.length; at += 1) {
    const isBy = lowerAt(s, at) === "by";
    const length = lengthAt(s, isBy ? at + 1 : at);
    if (!length) continue;
    const hasTail = ["later", "earlier"].includes(lowerAt(s, length.to));
    const hasLead = ["back", "out", "forward", "on"].includes(lowerAt(s, at - 1));
    if (!isBy && !hasTail && !hasLead) continue;
    const to = hasTail ? length.to + 1 : length.to;
    return {
      from: at,
      to,
      start: start + 1,
      kind: "days",
      count: isEarly ? -length.count : length.count,
      unit: length.unit,
    };
  }
  return undefined;
}

function lengthAt(s: Sentence, at: number): { to: number; count: number; unit: DateUnit } | undefined {
  const isArticle = ["a", "an", "another"].includes(lowerAt(s, at));
  const number = numberAt(s.tokens, isArticle && numberAt(s.tokens, at + 1) ? at + 1 : at);
  const count = number ?? (isArticle ? { to: at + 1, value: 1 } : undefined);
  const name = count ? lowerAt(s, count.to) : "";
  if (count && name === "fortnight") return { to: count.to + 1, count: count.value * 2, unit: "week" };
  const unit = units[name];
  return count && unit && Number.isInteger(count.value) ? { to: count.to + 1, count: count.value, unit } : undefined;
}

export function shownOperation(operation: Operation): string {
  const sign = (value: number) => (value < 0 ? "−" : "+");
  if (operation.kind === "share") return `${sign(operation.percent)}${Math.abs(operation.percent)}%`;
  if (operation.kind === "add") return `${sign(operation.amount)}${Math.abs(operation.amount)}`;
  if (operation.kind === "times") return `× ${operation.factor}`;
  const count = Math.abs(operation.count);
  return `${count} ${operation.unit}${count === 1 ? "" : "s"} ${operation.count < 0 ? "earlier" : "later"}`;
}

/** The new value, or undefined where the old one is none that can be counted with. */
export function operated(value: unknown, operation: Operation, timeZone: string): number | string | undefined {
  if (operation.kind === "days") {
    if (typeof value !== "string") return undefined;
    if (/^\d{4}-\d\d-\d\d$/.test(value))
      return addUnits(Temporal.PlainDate.from(value), operation.unit, operation.count).toString();
    const zoned = Temporal.Instant.from(value).toZonedDateTimeISO(timeZone);
    const day = addUnits(zoned.toPlainDate(), operation.unit, operation.count);
    return day.toZonedDateTime({ timeZone, plainTime: zoned.toPlainTime() }).toInstant().toString();
  }
  if (typeof value !== "number") return undefined;
  const after =
    operation.kind === "add"
      ? value + operation.amount
      : operation.kind === "times"
        ? value * operation.factor
        : value * (1 + operation.percent / 100);
  return Math.round(after * 100) / 100;
}
