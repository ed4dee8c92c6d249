import { defaultDate, isDateField, objectOf, ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { unitAdverbs, units } from "@/agent/planner/values/date-words";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { DateUnit } from "@/db/query/tree";
import type { Piece, Recogniser } from "./piece";

const markers = [
  "grouped by",
  "group by",
  "group them by",
  "broken down by",
  "break down by",
  "split by",
  "split up by",
  "summed by",
  "counted by",
  "for each",
  "for every",
  "of every",
  "in every",
  "in each",
  "of each",
  "by each",
  "per",
  "by",
  "across",
  "and by",
  "and per",
  "then by",
  "each",
  "at each",
  "every",
  "breakdown by",
  "according to",
  "on a per",
];
/** Said of what was shown before; one person each, so a count by person answers it. */
const owners = [
  "who do they belong to",
  "who do these belong to",
  "who do those belong to",
  "who owns them",
  "who owns these",
  "who owns those",
  "whose are they",
  "whose are these",
  "whose are those",
  "who has them",
  "who sold them",
  "who won them",
  "who closed them",
  "who lost them",
  "who handles them",
  "who is on them",
  "who works on them",
  "who is working on them",
  "who runs them",
];
const people = new Set([
  "person",
  "people",
  "rep",
  "owner",
  "member",
  "colleague",
  "salesperson",
  "user",
  "teammate",
  "who",
  "whom",
  "assignee",
]);

/** "by stage", "per owner", "for each month", "monthly"; a noun groups by the lookup to it, a unit of time by the main date. */
export const group: Recogniser = (s, at, object) => {
  const adverb = unitAdverbs[lowerAt(s, at)];
  const date = defaultDate(object);
  if (adverb && date)
    return [{ from: at, to: at + 1, cost: 0.1, give: { kind: "group", field: date.key, bucket: adverb } }];
  const stepped = date ? unitByUnit(s, at) : undefined;
  if (stepped && date)
    return [{ from: at, to: stepped.to, cost: 0.1, give: { kind: "group", field: date.key, bucket: stepped.unit } }];
  if (says(s, at, "over time") && date)
    return [{ from: at, to: at + 2, cost: 0.1, give: { kind: "group", field: date.key, bucket: "month" } }];
  const owner = ownerOf(object);
  const whose = [...matching(s, at, owners)].sort((one, other) => other.length - one.length)[0];
  if (whose && owner)
    return [{ from: at, to: at + whose.split(" ").length, cost: 0.05, give: { kind: "group", field: owner.key } }];
  return [...trailing(s, at, object), ...marked(s, at, object)];
};

/** "tasks done last month owner": in keywords, a field's name at the very end is what to count by. */
function trailing(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const before = lowerAt(s, at - 1);
  const isKeyword =
    at > 1 && s.tokens.length <= 8 && !s.tokens.some(({ kind, lower }) => kind === "punct" || small.has(lower));
  if (!isKeyword || before === "") return [];
  return groupable(s, at, object)
    .filter(({ to, bucket }) => to === s.tokens.length && !bucket)
    .map(({ to, field, cost }) => ({ from: at, to, cost: 0.7 + cost, give: { kind: "group", field } }));
}

const small = new Set(
  "the a an no not without with of is are my me who what which how does do has have show list give missing sort sorted change set".split(
    " ",
  ),
);

function marked(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return matching(s, at, markers).flatMap((marker) => {
    const start = at + marker.split(" ").length;
    // "every customer contact": the first noun only tells which contacts.
    const isBeforeNoun = ["every", "each"].includes(marker) && objectLinksAt(s, start + 1).length > 0;
    if (isBeforeNoun) return [];
    return groupable(s, ["the", "their", "its"].includes(lowerAt(s, start)) ? start + 1 : start, object).flatMap(
      ({ to, field, bucket, cost }): Piece[] => {
        const piece: Piece = {
          from: at,
          to,
          cost: 0.1 + cost - (marker.includes(" ") ? 0.02 : 0),
          give: { kind: "group", field, bucket },
        };
        const second = ["and", ",", "then"].includes(lowerAt(s, to))
          ? groupable(s, ["by", "per"].includes(lowerAt(s, to + 1)) ? to + 2 : to + 1, object)
          : [];
        return [
          piece,
          ...second.map(
            (also): Piece => ({
              ...piece,
              to: also.to,
              cost: piece.cost + also.cost,
              give: { kind: "group", field, bucket, also: { field: also.field, bucket: also.bucket } },
            }),
          ),
        ];
      },
    );
  });
}

/** "month by month", "week after week", "every month". */
function unitByUnit(s: Sentence, at: number): { to: number; unit: DateUnit } | undefined {
  const unit = units[lowerAt(s, lowerAt(s, at) === "every" ? at + 1 : at)];
  if (unit && lowerAt(s, at) === "every") return { to: at + 2, unit };
  const isTwice = ["by", "after"].includes(lowerAt(s, at + 1)) && lowerAt(s, at + 2) === lowerAt(s, at);
  return unit && isTwice ? { to: at + 3, unit } : undefined;
}

export type Groupable = { to: number; field: string; bucket?: DateUnit | undefined; cost: number };

export function groupable(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  return [...byUnit(s, at, object), ...byField(s, at, object), ...byNoun(s, at, object), ...byPerson(s, at, object)];
}

function byUnit(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  const unit = units[s.tokens[at]?.stem ?? ""];
  if (!unit) return hintedUnit(s, at, object);
  const of = ["of", "they", "it"].includes(lowerAt(s, at + 1))
    ? fieldsAt(s, at + 2, object).filter((found) => isDateField(found.field))
    : [];
  const date = defaultDate(object);
  const own = date ? [{ to: at + 1, field: date.key, bucket: unit, cost: 0 }] : [];
  return [
    ...own,
    ...of.map((found) => ({ to: found.to, field: found.path, bucket: unit, cost: 0 })),
    ...hintAfter(s, at + 1, object, unit),
  ];
}

/** "per month created", "by month of entry". */
function hintAfter(s: Sentence, at: number, object: ObjectDefinition, unit: DateUnit): Groupable[] {
  return (s.words.get(at) ?? []).flatMap(({ to, entry }) =>
    entry.kind === "phrasing" &&
    entry.object === object.key &&
    object.fields.some((field) => field.key === entry.field && isDateField(field))
      ? [{ to, field: entry.field, bucket: unit, cost: 0 }]
      : [],
  );
}

/** "by close month", "by due week". */
function hintedUnit(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  const named = fieldsAt(s, at, object, false).filter((found) => isDateField(found.field));
  const phrased = (s.words.get(at) ?? []).flatMap(({ to, entry }) =>
    entry.kind === "phrasing" && entry.object === object.key
      ? object.fields
          .filter((field) => field.key === entry.field && isDateField(field))
          .map((field) => ({ to, path: field.key }))
      : [],
  );
  return [...named, ...phrased].flatMap((found) => {
    const unit = units[s.tokens[found.to]?.stem ?? ""];
    return [
      {
        to: unit ? found.to + 1 : found.to,
        field: found.path,
        bucket: unit ?? ("month" as const),
        cost: unit ? 0 : 0.6,
      },
    ];
  });
}

function byField(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  return fieldsAt(s, at, object)
    .filter(({ field }) => ["picklist", "multi_select", "boolean", "owner", "lookup", "text"].includes(field.type))
    .map(({ to, path, cost }) => ({ to, field: path, cost }));
}

function byNoun(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  return objectLinksAt(s, at).flatMap(({ to, entry }) => {
    const fields = object.fields.filter(
      (field) => field.type === "lookup" && field.target === entry.object && objectOf(s.catalog, entry.object),
    );
    return fields.slice(0, 1).map((field) => ({ to, field: field.key, cost: 0.02 }));
  });
}

function byPerson(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  const owner = ownerOf(object);
  if (!owner || !people.has(s.tokens[at]?.stem ?? "")) return [];
  return [{ to: at + 1, field: owner.key, cost: objectLinksAt(s, at).length > 0 ? 0.01 : 0 }];
}
