import { fieldOf, objectOf, ownerOf } from "@/agent/planner/lexicon/roles";
import type { RecordLink } from "@/agent/planner/link/link-records";
import { once } from "@/agent/planner/link/memo";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";

/** A thing at a place in the sentence that a condition can compare with; `path` is reached from the object at `cost`. */
export type FoundValue = {
  to: number;
  path: string;
  field: FieldDefinition;
  value: string;
  kind: "option" | "place" | "member" | "record";
  cost: number;
  how?: RecordLink["how"];
  /** Several people or records of that name. */
  others?: { id: string; name: string }[];
};

const oneHop = 0.7;

export function valuesAt(s: Sentence, at: number, object: ObjectDefinition): FoundValue[] {
  return once(s, valuesAt, `${object.key} ${at}`, () => readValues(s, at, object));
}

function readValues(s: Sentence, at: number, object: ObjectDefinition): FoundValue[] {
  const start = ["a", "an", "the"].includes(lowerAt(s, at)) ? at + 1 : at;
  return [...own(s, start, object, "", 0), ...acrossLookups(s, start, object)];
}

function own(s: Sentence, at: number, object: ObjectDefinition, prefix: string, cost: number): FoundValue[] {
  return [
    ...options(s, at, object, prefix, cost),
    ...places(s, at, object, prefix, cost),
    ...records(s, at, object, prefix, cost),
    ...(prefix ? [] : people(s, at, object)),
  ];
}

function acrossLookups(s: Sentence, at: number, object: ObjectDefinition): FoundValue[] {
  return object.fields.flatMap((field) => {
    const target = field.target ? objectOf(s.catalog, field.target) : undefined;
    if (!target || target.key === object.key) return [];
    const found = [
      ...options(s, at, target, `${field.key}.`, oneHop),
      ...places(s, at, target, `${field.key}.`, oneHop),
    ];
    return found.filter((value) => value.field.type !== "owner");
  });
}

function options(s: Sentence, at: number, object: ObjectDefinition, prefix: string, cost: number): FoundValue[] {
  return (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind !== "option" || entry.object !== object.key) return [];
    const field = fieldOf(object, entry.field);
    return field ? [{ to, path: prefix + field.key, field, value: entry.option, kind: "option" as const, cost }] : [];
  });
}

function places(s: Sentence, at: number, object: ObjectDefinition, prefix: string, cost: number): FoundValue[] {
  const found = (s.places.get(at) ?? []).flatMap(({ to, match }) => {
    const field = match.object === object.key ? fieldOf(object, match.field) : undefined;
    return field ? [{ to, path: prefix + field.key, field, value: match.value, kind: "place" as const, cost }] : [];
  });
  // "Scandinavia" is several countries, and all of them are meant.
  return found.flatMap((value, index) => {
    const same = found.filter((other) => other.to === value.to && other.path === value.path);
    const values = [...new Set(same.map((other) => other.value))];
    if (values.length === 1) return [value];
    return found.indexOf(same[0] ?? value) === index
      ? [{ ...value, others: values.map((name) => ({ id: name, name })) }]
      : [];
  });
}

export function people(s: Sentence, at: number, object: ObjectDefinition): FoundValue[] {
  const field = ownerOf(object);
  if (!field) return [];
  return (s.members.get(at) ?? []).flatMap(({ to, members, how }) => {
    const [first] = members;
    if (!first) return [];
    const others = members.length > 1 ? members.map(({ id, name }) => ({ id, name })) : undefined;
    return [
      {
        to,
        path: field.key,
        field,
        value: how === "me" ? "me" : first.id,
        kind: "member" as const,
        cost: 0,
        ...(others ? { others } : {}),
      },
    ];
  });
}

const recordCost: Readonly<Record<RecordLink["how"], number>> = {
  exact: 0,
  begins: 0.25,
  contains: 0.5,
  similar: 0.8,
  deleted: 9,
};

function records(s: Sentence, at: number, object: ObjectDefinition, prefix: string, cost: number): FoundValue[] {
  const lookups = object.fields.filter((field) => field.type === "lookup");
  return (s.records.get(at) ?? []).flatMap(({ to: end, matches, how }) =>
    lookups.flatMap((field) => {
      const fitting = matches.filter((match) => match.object === field.target);
      const [first] = fitting;
      if (!first || how === "deleted") return [];
      const others = fitting.length > 1 ? fitting.map(({ id, name }) => ({ id, name })) : undefined;
      // "for the Hull check deal": the noun behind the name says no more than the name.
      const nouns = objectLinksAt(s, end).filter(
        ({ entry }) => entry.object === field.target && entry.object !== object.key,
      );
      return [end, ...nouns.map(({ to }) => to)].map((to) => ({
        to,
        path: prefix + field.key,
        field,
        value: first.id,
        kind: "record" as const,
        cost: cost + recordCost[how],
        how,
        ...(others ? { others } : {}),
      }));
    }),
  );
}
