import pluralize from "pluralize";

import { verbStem } from "@/agent/planner/text/stem";
import { tokenize } from "@/agent/planner/text/tokenize";
import { ignorable } from "@/agent/planner/words/closed-words";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

export type Entry =
  | { kind: "object"; object: string; isPlural: boolean }
  | { kind: "field"; object: string; field: string; how: "label" | "synonym" }
  | { kind: "phrasing"; object: string; field: string; isNegative: boolean }
  | { kind: "option"; object: string; field: string; option: string }
  | { kind: "unit"; object: string; field: string };

export type Lexicon = {
  entries: ReadonlyMap<string, readonly Entry[]>;
  /** Keys whose first word is reduced to its verb stem. */
  phrasings: ReadonlyMap<string, readonly Entry[]>;
  /** Every single word of it, for spelling. */
  words: readonly string[];
  longest: number;
};

const compiled = new WeakMap<Catalog, Lexicon>();

export const keyOf = (text: string): string =>
  tokenize(text)
    .map((token) => token.stem)
    .join(" ");

export const phrasingKey = (words: readonly string[]): string =>
  [verbStem(words[0] ?? ""), ...words.slice(1)].join(" ");

/** Compiled once per catalog object, which the outside replaces whenever the metadata version moves. */
export function lexiconOf(catalog: Catalog): Lexicon {
  const before = compiled.get(catalog);
  if (before) return before;
  const lexicon = compile(catalog);
  compiled.set(catalog, lexicon);
  return lexicon;
}

function compile(catalog: Catalog): Lexicon {
  const entries = new Map<string, Entry[]>();
  const phrasings = new Map<string, Entry[]>();
  const add = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const list = map.get(key) ?? [];
    if (key && !list.some((other) => JSON.stringify(other) === JSON.stringify(entry))) map.set(key, [...list, entry]);
  };

  for (const object of catalog.objects) {
    for (const word of [object.label, object.plural, ...(object.synonyms ?? [])])
      add(entries, keyOf(word), { kind: "object", object: object.key, isPlural: false });
    for (const field of object.fields)
      addField(object, field, (key, entry) => add(entry.kind === "phrasing" ? phrasings : entries, key, entry));
  }
  for (const object of catalog.objects)
    addShortLabels(object, (key, entry) => !entries.has(key) && add(entries, key, entry));
  const words = [...new Set([...entries.keys(), ...saidPhrasings(catalog)].flatMap((key) => key.split(" ")))].filter(
    (word) => word.length > 3 && !ignorable.has(word),
  );
  const longest = Math.max(1, ...[...entries.keys(), ...phrasings.keys()].map((key) => key.split(" ").length));
  return { entries, phrasings, words, longest };
}

function addField(object: ObjectDefinition, field: FieldDefinition, add: (key: string, entry: Entry) => void): void {
  const at = { object: object.key, field: field.key };
  add(keyOf(field.label), { kind: "field", ...at, how: "label" });
  add(keyOf(field.key.replaceAll("_", " ")), { kind: "field", ...at, how: "label" });
  for (const word of field.synonyms ?? []) add(keyOf(word), { kind: "field", ...at, how: "synonym" });
  for (const word of field.unitWords ?? []) add(keyOf(word), { kind: "unit", ...at });
  for (const phrase of [...(field.phrasings ?? []), ...guessedPhrasings(field)]) {
    add(phrasingKey(tokenize(phrase).map((token) => token.lower)), { kind: "phrasing", ...at, isNegative: false });
    if (field.type === "boolean") {
      for (const prefix of ["un", "in", "non "])
        add(phrasingKey(tokenize(prefix + phrase).map((token) => token.lower)), {
          kind: "phrasing",
          ...at,
          isNegative: true,
        });
    }
  }
  // "news" is no plural.
  for (const option of field.options ?? []) {
    for (const word of [
      option.label,
      option.key.replaceAll("_", " "),
      ...(option.label.toLowerCase() === "new" ? [] : [pluralize(option.label.toLowerCase())]),
      ...(option.synonyms ?? []),
    ]) {
      add(keyOf(word), { kind: "option", ...at, option: option.key });
    }
  }
}

/** The last word of a longer label stands for its field where no other field, option or noun has that word: "reason" for "Lost reason". */
function addShortLabels(object: ObjectDefinition, add: (key: string, entry: Entry) => void): void {
  const ends = object.fields
    .filter((field) => !field.isSystem && /^\S+(?: \S+)+$/.test(field.label))
    .map((field) => ({ field, key: keyOf(field.label).split(" ").at(-1) ?? "" }));
  for (const { field, key } of ends) {
    const isOnly = ends.filter((other) => other.key === key).length === 1;
    if (isOnly && key.length > 3 && !["date", "name", "number", "time", "step", "last", "activity"].includes(key))
      add(key, { kind: "field", object: object.key, field: field.key, how: "synonym" });
  }
}

/** Verbs that any field of a type answers to, so that an object nobody has tuned is still sayable. */
function guessedPhrasings(field: FieldDefinition): string[] {
  const label = field.label.toLowerCase();
  if (field.type === "owner" && !field.isSystem)
    return ["owned by", "assigned to", "belonging to", "handled by", "managed by", `${verbNoun(label)} by`];
  if (field.type === "boolean") return [label.replace(/^(is|has) /, "")];
  if (field.role === "due") return ["due", "expiring", "expires"];
  if (field.key === "created_at")
    return ["created", "added", "entered", "opened", "came in", "come in", "registered", "signed up"];
  if (field.key === "updated_at") return ["updated", "changed", "modified", "edited"];
  const on = /^(.*(?:ed|en)) (?:on|at|date)$/.exec(label)?.[1];
  return on ? [on] : [];
}

const verbNoun = (label: string): string => label.replace(/(?:or|er|ee)$/, "ed");

const saidPhrasings = (catalog: Catalog): string[] =>
  catalog.objects.flatMap(({ fields }) =>
    fields.flatMap(({ phrasings }) => (phrasings ?? []).map((phrase) => phrase.toLowerCase())),
  );
