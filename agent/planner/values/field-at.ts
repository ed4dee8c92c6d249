import { fieldOf, objectOf } from "@/agent/planner/lexicon/roles";
import { once } from "@/agent/planner/link/memo";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

export type FoundField = { to: number; path: string; field: FieldDefinition; cost: number };

/** A field named at this place: of the object itself, or of one it looks up to. */
export function fieldsAt(s: Sentence, at: number, object: ObjectDefinition, canHop = true): FoundField[] {
  return once(s, fieldsAt, `${object.key} ${at} ${canHop}`, () => readFields(s, at, object, canHop));
}

function readFields(s: Sentence, at: number, object: ObjectDefinition, canHop: boolean): FoundField[] {
  const start = ["a", "an", "the", "its", "their", "his", "her", "any"].includes(lowerAt(s, at)) ? at + 1 : at;
  const own = named(s, start, object, "", 0);
  if (!canHop) return own;
  const across = object.fields.flatMap((lookup) => {
    const target = lookup.target ? objectOf(s.catalog, lookup.target) : undefined;
    if (!target || target.key === object.key) return [];
    return [...named(s, start, target, `${lookup.key}.`, 0.8), ...throughPossessive(s, start, object, lookup, target)];
  });
  return [
    ...own,
    ...across.filter((found) => !found.field.isSystem).flatMap((found) => [found, ...ofNoun(s, object, found)]),
  ];
}

function named(s: Sentence, at: number, object: ObjectDefinition, prefix: string, cost: number): FoundField[] {
  return (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind !== "field" || entry.object !== object.key) return [];
    const field = fieldOf(object, entry.field);
    return field ? [{ to, path: prefix + field.key, field, cost: cost + (entry.how === "synonym" ? 0.03 : 0) }] : [];
  });
}

/** "by tier of the company". */
function ofNoun(s: Sentence, object: ObjectDefinition, found: FoundField): FoundField[] {
  if (lowerAt(s, found.to) !== "of") return [];
  const start = ["the", "their", "its"].includes(lowerAt(s, found.to + 1)) ? found.to + 2 : found.to + 1;
  const lookup = object.fields.find(({ key }) => found.path.startsWith(`${key}.`));
  return objectLinksAt(s, start)
    .filter(({ entry }) => entry.object === lookup?.target)
    .map(({ to }) => ({ ...found, to, cost: 0.05 }));
}

/** "company's industry", "company industry". */
function throughPossessive(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
  lookup: FieldDefinition,
  target: ObjectDefinition,
): FoundField[] {
  return named(s, at, object, "", 0)
    .filter((found) => found.field.key === lookup.key)
    .flatMap((found) =>
      named(s, lowerAt(s, found.to) === "'s" ? found.to + 1 : found.to, target, `${lookup.key}.`, 0.05),
    );
}
