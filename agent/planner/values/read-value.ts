import * as chrono from "chrono-node";

import { lowerAt, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { dayText } from "@/agent/planner/reply/describe-condition";
import { runsOn } from "@/agent/planner/text/parted";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { calendarOf } from "./calendar";
import { dayAt } from "./day";
import { numberAt } from "./number";

/** A value to store. `choices` when the words fit several things and a person must pick. */
export type ReadValue = {
  to: number;
  value: unknown;
  shown: string;
  cost: number;
  choices?: { label: string; value: unknown }[];
};

const nothing = new Set(["nothing", "none", "empty", "blank", "null", "nobody", "unassigned", "unset"]);
const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  on: true,
  no: false,
  false: false,
  off: false,
};

/** Every way to read a value of this field from this place on. */
export function readValue(s: Sentence, at: number, field: FieldDefinition, object: ObjectDefinition): ReadValue[] {
  const start = ["a", "an", "the"].includes(lowerAt(s, at)) && field.type !== "text" ? at + 1 : at;
  if (nothing.has(lowerAt(s, start)) && !field.isRequired)
    return [{ to: start + 1, value: null, shown: "nothing", cost: 0.02 }];
  switch (field.type) {
    case "picklist":
      return options(s, start, field, object);
    case "multi_select":
      return options(s, start, field, object).map((found) => ({ ...found, value: [found.value] }));
    case "owner":
      return members(s, start);
    case "lookup":
      return records(s, start, field);
    case "number":
    case "currency":
      return number(s, start, field);
    case "boolean":
      return truth(s, start);
    case "date":
      return day(s, start, field.role === "due");
    case "datetime":
      return moment(s, start, field.role === "due");
    default:
      return text(s, start, field);
  }
}

function options(s: Sentence, at: number, field: FieldDefinition, object: ObjectDefinition): ReadValue[] {
  return (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind !== "option" || entry.object !== object.key || entry.field !== field.key) return [];
    const label = field.options?.find((option) => option.key === entry.option)?.label ?? entry.option;
    return [{ to, value: entry.option, shown: label, cost: 0 }];
  });
}

function members(s: Sentence, at: number): ReadValue[] {
  return (s.members.get(at) ?? []).flatMap(({ to, members: found, how }): ReadValue[] => {
    const [first] = found;
    // "assign Marta's tasks …": whose they are, and not who gets them.
    if (!first || lowerAt(s, to) === "'s") return [];
    const choices =
      found.length > 1
        ? found.map((member) => ({ label: `${member.name} (${member.email})`, value: member.id }))
        : undefined;
    return [
      {
        to,
        value: how === "me" ? "me" : first.id,
        shown: first.name,
        cost: how === "part" ? 0.02 : 0,
        ...(choices ? { choices } : {}),
      },
    ];
  });
}

function records(s: Sentence, at: number, field: FieldDefinition): ReadValue[] {
  return (s.records.get(at) ?? []).flatMap(({ to, matches, how }): ReadValue[] => {
    const fitting = matches.filter((match) => match.object === field.target);
    const [first] = fitting;
    if (!first || how === "deleted") return [];
    const isSure = how === "exact" || (how === "begins" && fitting.length === 1);
    const choices =
      fitting.length > 1 || !isSure
        ? fitting.map((match) => ({
            label: match.detail ? `${match.name} (${match.detail})` : match.name,
            value: match.id,
          }))
        : undefined;
    return [
      {
        to,
        value: first.id,
        shown: first.name,
        cost: how === "exact" ? 0 : how === "begins" ? 0.15 : 0.5,
        ...(choices ? { choices } : {}),
      },
    ];
  });
}

function number(s: Sentence, at: number, field: FieldDefinition): ReadValue[] {
  const found = numberAt(s.tokens, at);
  if (!found || found.isPercent || (found.currency && field.type !== "currency")) return [];
  const unit = (s.words.get(found.to) ?? []).find(
    (link) => link.entry.kind === "unit" && link.entry.field === field.key,
  );
  return [{ to: unit?.to ?? found.to, value: found.value, shown: String(found.value), cost: unit ? -0.1 : 0 }];
}

function truth(s: Sentence, at: number): ReadValue[] {
  const value = truths[lowerAt(s, at)];
  return value === undefined ? [] : [{ to: at + 1, value, shown: value ? "yes" : "no", cost: 0 }];
}

function day(s: Sentence, at: number, isComing: boolean): ReadValue[] {
  const found = dayAt(s.tokens, at, calendarOf(s.world), isComing);
  if (!found) return [];
  const choices = found.choices.map((date) => ({ label: dayText(date, s.world.locale), value: date }));
  return [
    {
      to: found.to,
      value: found.date ?? choices[0]?.value,
      shown: found.date ?? "",
      cost: 0,
      ...(found.date ? {} : { choices }),
    },
  ];
}

/** chrono-node only for a date with a clock time; periods are our own grammar's. */
function moment(s: Sentence, at: number, isComing: boolean): ReadValue[] {
  const tokens = s.tokens.slice(at);
  const day = dayAt(s.tokens, at, calendarOf(s.world), isComing);
  const from = tokens[0]?.from ?? 0;
  const zoned = Temporal.Instant.fromEpochMilliseconds(s.world.now.getTime()).toZonedDateTimeISO(s.world.timeZone);
  const [found] = chrono.en.GB.parse(
    s.source.slice(from),
    { instant: s.world.now, timezone: zoned.offsetNanoseconds / 6e10 },
    { forwardDate: true },
  );
  if (found && found.index === 0 && found.start.isCertain("hour")) {
    const end = from + found.text.length;
    const to = at + tokens.filter((token) => token.from < end).length;
    const parts = {
      year: found.start.get("year") ?? zoned.year,
      month: found.start.get("month") ?? 1,
      day: found.start.get("day") ?? 1,
      hour: found.start.get("hour") ?? 0,
      minute: found.start.get("minute") ?? 0,
    };
    const instant = Temporal.PlainDateTime.from(parts).toZonedDateTime(s.world.timeZone).toInstant().toString();
    return [{ to, value: instant, shown: found.text, cost: 0 }];
  }
  if (!day?.date) return [];
  const instant = Temporal.PlainDate.from(day.date).toZonedDateTime(s.world.timeZone).toInstant().toString();
  return [{ to: day.to, value: instant, shown: day.date, cost: 0 }];
}

function text(s: Sentence, at: number, field: FieldDefinition): ReadValue[] {
  const token = s.tokens[at];
  if (!token) return [];
  if (token.kind === "quote")
    return [{ to: at + 1, value: token.text.slice(1, -1).trim(), shown: token.text, cost: 0 }];
  if (field.type === "email" || field.type === "phone" || field.type === "url") {
    const isPhone =
      field.type === "phone" &&
      (token.kind === "phone" ||
        (token.kind === "number" && textBetween(s, at, phoneEnd(s, at)).replace(/\D/g, "").length >= 5));
    if (token.kind !== field.type && !isPhone) return [];
    const to = isPhone ? phoneEnd(s, at) : at + 1;
    return [{ to, value: textBetween(s, at, to), shown: textBetween(s, at, to), cost: 0 }];
  }
  // A text that runs over "and phone …" has swallowed another field.
  const fields = fieldJoints(s, at);
  const whole = ends(s, at).filter((to) => field.type === "long_text" || !runsOn(textBetween(s, at, to)));
  return whole.map((to) => ({
    to,
    value: textBetween(s, at, to),
    shown: textBetween(s, at, to),
    cost: 0.2 + (to === s.tokens.length ? 0 : 0.05) + 0.6 * fields.filter((joint) => joint < to).length,
  }));
}

function phoneEnd(s: Sentence, at: number): number {
  let to = at + 1;
  while (s.tokens[to]?.kind === "number" || (lowerAt(s, to) === "-" && s.tokens[to + 1]?.kind === "number")) to += 1;
  return to;
}

/** Where "and phone +49 …" begins: a field with a value that could be nothing else. */
const fieldJoints = (s: Sentence, at: number): number[] =>
  s.tokens.flatMap(({ lower }, index) => {
    const next = lower === "," && lowerAt(s, index + 1) === "and" ? index + 2 : index + 1;
    const link = (s.words.get(next) ?? []).find(({ entry }) => entry.kind === "field");
    const kind = link ? s.tokens[link.to]?.kind : undefined;
    const isValue = kind !== undefined && ["number", "phone", "email", "url", "date", "quote"].includes(kind);
    return index > at && (lower === "," || lower === "and") && isValue ? [index] : [];
  });

/** Free text runs to the end of the clause, or to a joint after which something of ours begins. */
function ends(s: Sentence, at: number): number[] {
  const found: number[] = [];
  for (let index = at + 1; index < s.tokens.length; index += 1) {
    const lower = lowerAt(s, index);
    const next = lowerAt(s, index) === "," && lowerAt(s, index + 1) === "and" ? index + 2 : index + 1;
    const isField = (s.words.get(next) ?? []).some((link) => link.entry.kind === "field");
    const isThing = s.records.has(next) || ["it", "them", "these", "this", "that"].includes(lowerAt(s, next));
    if ((lower === "," || lower === "and") && isField) found.push(index);
    if (lower === "," && s.tokens[index]) found.push(index);
    if (["for", "on", "of"].includes(lower) && isThing) found.push(index);
  }
  return [...new Set([...found, s.tokens.length])];
}
