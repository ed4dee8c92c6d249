import { asObject } from "@/agent/planner/conversation/state";
import { objectOf, ownerOf, stateOf, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { valueText } from "@/agent/planner/reply/value-text";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Outcome } from "./outcome";

type Ask = Extract<Outcome, { do: "ask" }>;
type Named = { object: string; id: string };

/** Choices that read alike get what tells their records apart, put into the label because a label is what is answered with. */
export async function tellApart(s: Sentence, outcome: Outcome): Promise<Outcome> {
  if (outcome.do !== "ask") return outcome;
  const seen = outcome.options.map((option) => option.label.toLowerCase());
  const twins = seen.map((label) => seen.filter((other) => other === label).length > 1);
  if (!twins.includes(true)) return outcome;
  const ids = outcome.options.map((option) => recordOf(option, s));
  const texts = await Promise.all(ids.map((ref, index) => (ref && twins[index] ? describe(s, ref) : undefined)));
  const parts = texts.map((list) => list ?? []);
  const options = outcome.options.map((option, index) => {
    if (!twins[index]) return option;
    const others = parts.filter((_, other) => other !== index && twins[other]);
    const own = (parts[index] ?? []).filter((part) => !others.every((list) => list.includes(part)));
    const detail = outcome.details?.[index];
    const shown = own.length > 0 ? own : [...(detail ? [detail] : []), `no. ${index + 1}`];
    return { ...option, label: `${option.label} (${shown.slice(0, 3).join(", ")})` };
  });
  return { ...outcome, options } satisfies Ask;
}

/** The record that a choice's call is about. */
function recordOf(option: Ask["options"][number], s: Sentence): Named | undefined {
  const call = option.calls?.at(-1);
  const input = asObject(call?.input);
  const about = asObject(Array.isArray(input.about) ? input.about[0] : undefined);
  const id = input.id ?? input.taskId ?? input.recordId ?? about.id;
  if (typeof id !== "string") return undefined;
  const said = typeof input.object === "string" ? input.object : about.object;
  const linked = [...s.records.values()]
    .flat()
    .flatMap((link) => link.matches)
    .find((match) => match.id === id)?.object;
  const object = typeof said === "string" ? said : linked;
  return object ? { object, id } : undefined;
}

/** Due day, person, company and state of a record, as far as it has them. */
async function describe(s: Sentence, ref: Named): Promise<string[]> {
  const object = objectOf(s.catalog, ref.object);
  const [record] = readRecords(
    asObject(
      await s.world
        .read("search_records", { object: ref.object, where: { field: "id", op: "eq", value: ref.id }, limit: 1 })
        .catch(() => undefined),
    ),
  );
  if (!object || !record) return [];
  return fieldsToTell(object).flatMap((field) => {
    const value = record.values[field.key];
    if (value === null || value === undefined || value === "") return [];
    const name = asObject(value).name;
    const text = typeof name === "string" ? name : valueText(value, field, s.world.locale, s.world.timeZone);
    return [field.role === "due" ? `due ${text}` : field.isSystem ? `${field.label.toLowerCase()} ${text}` : text];
  });
}

const fieldsToTell = (object: ObjectDefinition) =>
  [
    withRole(object, "due") ?? withRole(object, "when"),
    ...object.fields.filter((field) => field.type === "lookup"),
    ownerOf(object),
    stateOf(object),
    withRole(object, "place"),
    object.fields.find((field) => field.isSystem === true && field.type === "datetime" && field.role === undefined),
  ].filter((field) => field !== undefined);
