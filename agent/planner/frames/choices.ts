import { asObject } from "@/agent/planner/conversation/state";
import { oneTarget } from "@/agent/planner/frames/resolve-target";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { readRecords } from "@/agent/planner/reply/search-reply";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

const adding = new Set(["add", "include", "tag", "append"]);
const removing = new Set(["remove", "delete", "drop", "untag"]);
const toldOf = [
  "is also interested in",
  "is interested in",
  "is now interested in",
  "also wants",
  "is not interested in",
  "is no longer interested in",
];

/** "add Security to Anna's interests", "remove Pricing from Anna Keller": of several choices one comes or goes, and the others stay. */
export async function choicesOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  const words = s.tokens.map(({ lower }) => lower).join(" ");
  const told = toldOf.find((phrase) => words.includes(` ${phrase} `) && s.records.has(0));
  const verb = lowerAt(s, start);
  if (!told && !adding.has(verb) && !removing.has(verb)) return undefined;
  const isGone = told ? /\b(?:not|no longer)\b/.test(told) : removing.has(verb);
  if (s.tokens.at(-1)?.text === "?") return undefined;
  for (const object of s.catalog.objects)
    for (const field of object.fields.filter(({ type }) => type === "multi_select")) {
      const keys = keysOf(s, object, field);
      const ref = recordOf(s, object);
      if (keys.length > 0 && ref && isAllRead(s, object, field)) return changed(s, { ref, field, keys, isGone });
    }
  return undefined;
}

const optionLinks = (s: Sentence, object: ObjectDefinition, field: FieldDefinition) =>
  [...s.words.values()]
    .flat()
    .filter(({ entry }) => entry.kind === "option" && entry.object === object.key && entry.field === field.key);

const keysOf = (s: Sentence, object: ObjectDefinition, field: FieldDefinition): string[] => [
  ...new Set(optionLinks(s, object, field).flatMap(({ entry }) => (entry.kind === "option" ? [entry.option] : []))),
];

type Ref = { object: string; id: string };

function recordOf(s: Sentence, object: ObjectDefinition): Ref | undefined {
  const found = [...s.records.values()]
    .flat()
    .filter(({ how }) => how === "exact" || how === "begins")
    .sort((one, other) => other.to - other.from - (one.to - one.from))[0];
  const matches = found?.matches.filter((match) => match.object === object.key) ?? [];
  if (found) return matches.length === 1 ? matches[0] : undefined;
  const isPointed = s.tokens.some(({ lower }) => ["his", "her", "its", "their", "him", "this", "it"].includes(lower));
  const target = isPointed ? oneTarget(s.state, object) : undefined;
  return target?.kind === "one" ? target.record : undefined;
}

const small = new Set(
  "add include tag append remove delete drop untag to from the of for on in and also , . ! 's is now no longer not wants interested his her its their him this it as with please a an any more anymore longer now".split(
    " ",
  ),
);

/** Every word has to be the choice, the record, the field or a small word; else more was meant than this. */
function isAllRead(s: Sentence, object: ObjectDefinition, field: FieldDefinition): boolean {
  const named = [...s.words.values()].flat().filter(({ entry }) => entry.kind === "field" && entry.field === field.key);
  const spans = [...optionLinks(s, object, field), ...named, ...[...s.records.values()].flat()];
  return s.tokens.every(
    ({ lower, kind }, at) =>
      small.has(lower) ||
      kind === "punct" ||
      objectLinksAt(s, at).length > 0 ||
      spans.some(({ from, to }) => from <= at && at < to),
  );
}

type Change = { ref: Ref; field: FieldDefinition; keys: string[]; isGone: boolean };

async function changed(s: Sentence, { ref, field, keys, isGone }: Change): Promise<Outcome | undefined> {
  const output = asObject(await s.world.read("get_record", { object: ref.object, id: ref.id }));
  const [record] = readRecords({ records: [output.record] });
  if (!record) return undefined;
  const before = Array.isArray(record.values[field.key]) ? (record.values[field.key] as string[]) : [];
  const after = isGone ? before.filter((key) => !keys.includes(key)) : [...new Set([...before, ...keys])];
  const since = record.values.updated_at;
  return call(
    "update_record",
    {
      object: ref.object,
      id: ref.id,
      values: { [field.key]: after },
      ...(typeof since === "string" ? { ifUnchangedSince: since } : {}),
    },
    { chips: [], leftOut: [] },
  );
}
