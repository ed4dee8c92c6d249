import {
  defaultDate,
  defaultNumber,
  fieldOf,
  isNumeric,
  optionsOfKind,
  relationsTo,
  stateOf,
  withRole,
} from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { units } from "@/agent/planner/values/date-words";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { numberAt } from "@/agent/planner/values/number";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { Sort } from "@/db/query/tree";
import { isInside } from "./group-subjects";
import type { Piece, Recogniser } from "./piece";

type Direction = "asc" | "desc";
const bySize: Readonly<Record<string, Direction>> = {
  biggest: "desc",
  largest: "desc",
  highest: "desc",
  top: "desc",
  best: "desc",
  "most valuable": "desc",
  greatest: "desc",
  heaviest: "desc",
  priciest: "desc",
  "most expensive": "desc",
  smallest: "asc",
  lowest: "asc",
  cheapest: "asc",
  least: "asc",
  tiniest: "asc",
};
const byAge: Readonly<Record<string, Direction>> = {
  newest: "desc",
  latest: "desc",
  "most recent": "desc",
  recent: "desc",
  oldest: "asc",
  earliest: "asc",
};
const sorters = [
  "sorted by",
  "sort by",
  "sort them by",
  "ordered by",
  "order by",
  "ranked by",
  "rank by",
  "in order of",
  "arranged by",
  "sort on",
  "sort",
  "sorted",
  "by",
];
const directions: Readonly<Record<string, Direction>> = {
  descending: "desc",
  desc: "desc",
  "highest first": "desc",
  "largest first": "desc",
  "biggest first": "desc",
  "most first": "desc",
  "latest first": "desc",
  "newest first": "desc",
  "high to low": "desc",
  ascending: "asc",
  asc: "asc",
  "lowest first": "asc",
  "smallest first": "asc",
  "smallest to largest": "asc",
  "smallest to biggest": "asc",
  "lowest to highest": "asc",
  "largest to smallest": "desc",
  "biggest to smallest": "desc",
  "highest to lowest": "desc",
  "best first": "desc",
  "soonest first": "asc",
  "earliest first": "asc",
  "oldest first": "asc",
  "low to high": "asc",
  alphabetically: "asc",
};

/** "top 5 by amount", "three largest", "latest", "sorted by due date, soonest first". */
export const sortAndLimit: Recogniser = (s, at, object) => [
  ...limited(s, at, object),
  ...sorted(s, at, object),
  ...ending(s, at, object),
  ...soonest(s, at, object),
  ...onTop(s, at, object),
];

/** "with the biggest at the top", "newest on top". */
function onTop(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const lead = ["with the", "with", "the"].find((words) => says(s, at, words));
  const found = superlativeAt(s, lead ? at + lead.split(" ").length : at);
  const tail = found
    ? ["ones at the top", "one at the top", "at the top", "on top", "ones first"].find((words) =>
        says(s, found.to, words),
      )
    : undefined;
  const field = found?.isAge ? ageField(object) : defaultNumber(object);
  if (!found || !tail || !field) return [];
  const to = found.to + tail.split(" ").length;
  return [
    {
      from: at,
      to,
      cost: 0.08,
      give: { kind: "sort", sort: { field: field.key, direction: found.direction }, isMain: !found.isAge },
    },
  ];
}

function limited(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const lead = numberAt(s.tokens, at);
  const wordAt = lead && !lead.currency ? lead.to : at;
  const found = superlativeAt(s, wordAt);
  if ((found?.word === "best" && isSoldTo(s, object)) || (found && isInside(s, at, object))) return [];
  if (!found) return firstFew(s, at, wordAt);
  const tail = lowerAt(s, found.to) === "one" ? undefined : numberAt(s.tokens, found.to);
  const isUnit = tail && units[lowerAt(s, tail.to)];
  const count = lead ? { to: found.to, value: lead.value } : tail && !tail.currency && !isUnit ? tail : undefined;
  const end = count ? Math.max(count.to, found.to) : found.to;
  if (found.word === "recent" && !count && objectLinksAt(s, end).length === 0) return [];
  return sortFields(s, end, object, found).map(({ to, sort, cost }) => {
    const isSingle = !count && !isPluralHead(s, to, object);
    const limit = count?.value ?? (isSingle ? 1 : 10);
    return { from: at, to, cost: 0.1 + cost, give: { kind: "limit", count: limit, sort, isSingle } };
  });
}

/** The best customers are those that bought most, which their own figures do not say. */
const isSoldTo = (s: Sentence, object: ObjectDefinition): boolean =>
  relationsTo(s.catalog, object.key).some(({ from }) => {
    const state = stateOf(from);
    return state !== undefined && optionsOfKind(state, "won").length > 0;
  });

function superlativeAt(
  s: Sentence,
  at: number,
): { to: number; direction: Direction; isAge: boolean; word: string } | undefined {
  const few = lowerAt(s, at) === "last" ? numberAt(s.tokens, at + 1) : undefined;
  const isFew = few !== undefined && objectLinksAt(s, few.to).length > 0;
  const isLast = lowerAt(s, at) === "last" && (isFew || ["win", "loss", "won", "lost"].includes(lowerAt(s, at + 1)));
  if (isLast) return { to: at + 1, direction: "desc", isAge: true, word: "last" };
  for (const [table, isAge] of [
    [bySize, false],
    [byAge, true],
  ] as const) {
    for (const [word, direction] of Object.entries(table))
      if (says(s, at, word)) return { to: at + word.split(" ").length, direction, isAge, word };
  }
  return undefined;
}

/** The figure named right after ("highest amount deals", "top 5 by employees"), else the object's own size or age. */
function sortFields(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
  found: { direction: Direction; isAge: boolean },
): { to: number; sort: Sort | undefined; cost: number }[] {
  const named = found.isAge
    ? []
    : fieldsAt(s, at, object, false).filter(({ field }) => isNumeric(field) && (s.words.get(at) ?? []).length > 0);
  const field = found.isAge ? ageField(object) : defaultNumber(object);
  const own: { to: number; sort: Sort | undefined; cost: number }[] = [
    { to: at, sort: field && { field: field.key, direction: found.direction }, cost: field ? 0.02 : 0.5 },
  ];
  return [
    ...own,
    ...named
      .filter((entry) => objectLinksAt(s, entry.to).length > 0)
      .map((entry) => ({ to: entry.to, sort: { field: entry.path, direction: found.direction }, cost: 0 })),
  ];
}

const ageField = (object: ObjectDefinition): FieldDefinition | undefined =>
  withRole(object, "when") ?? fieldOf(object, "created_at");

function isPluralHead(s: Sentence, at: number, object: ObjectDefinition): boolean {
  if (["win", "loss", "one"].includes(lowerAt(s, at))) return false;
  for (let index = at; index < s.tokens.length; index += 1) {
    const link = objectLinksAt(s, index).find((entry) => entry.entry.object === object.key);
    if (link?.entry.kind === "object") return link.entry.isPlural;
  }
  return true;
}

function firstFew(s: Sentence, at: number, wordAt: number): Piece[] {
  if (lowerAt(s, at) === "first" && wordAt === at) {
    const count = numberAt(s.tokens, at + 1);
    if (count) return [{ from: at, to: count.to, cost: 0.2, give: { kind: "limit", count: count.value } }];
  }
  const number = numberAt(s.tokens, at);
  const isBeforeNoun =
    number && !number.currency && !number.isPercent && number.value <= 500 && objectLinksAt(s, number.to).length > 0;
  return isBeforeNoun ? [{ from: at, to: number.to, cost: 0.3, give: { kind: "limit", count: number.value } }] : [];
}

function sorted(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return matching(s, at, sorters).flatMap((words) =>
    fieldsAt(s, at + words.split(" ").length, object).flatMap((found): Piece[] => {
      const comma = lowerAt(s, found.to) === "," ? found.to + 1 : found.to;
      const named = Object.entries(directions).find(([direction]) => says(s, comma, direction));
      // "by reason, biggest first" groups; only a figure is big.
      const isSize = named !== undefined && /big|large|high|small|low|most/.test(named[0]);
      if (words === "by" && isSize && !isNumeric(found.field)) return [];
      const isWeak = words === "by" && !named;
      const fallback: Direction =
        isNumeric(found.field) || found.field.role === "activity" || found.field.isSystem ? "desc" : "asc";
      const to = named ? comma + named[0].split(" ").length : found.to;
      return [
        {
          from: at,
          to,
          cost: (isWeak ? (isNumeric(found.field) ? 0.15 : 0.45) : 0.05) + found.cost,
          give: {
            kind: "sort",
            sort: { field: found.path, direction: named?.[1] ?? fallback },
            ...(named ? {} : { isBare: true }),
          },
        },
      ];
    }),
  );
}

/** "newest first" with no field named. */
function ending(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return Object.entries(directions)
    .filter(([words]) => /first$| to /.test(words) && says(s, at, words))
    .flatMap(([words, direction]): Piece[] => {
      const isAge = /newest|latest|oldest/.test(words);
      const isDue = /soonest|earliest/.test(words);
      const field = isAge
        ? ageField(object)
        : isDue
          ? (withRole(object, "due") ?? defaultDate(object))
          : (defaultNumber(object) ?? (isOfGroups(s, at) ? fieldOf(object, object.nameField) : undefined));
      return field
        ? [
            {
              from: at,
              to: at + words.split(" ").length,
              cost: 0.1 - 0.02 * words.split(" ").length,
              give: { kind: "sort", sort: { field: field.key, direction }, isMain: !isAge && !isDue },
            },
          ]
        : [];
    });
}

/** "next 5 tasks due", "due soonest". */
function soonest(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const due = withRole(object, "due");
  if (!due || !["soonest", "due"].includes(lowerAt(s, at))) return [];
  return [
    {
      from: at,
      to: at + 1,
      cost: lowerAt(s, at) === "due" ? 0.5 : 0.1,
      give: { kind: "sort", sort: { field: due.key, direction: "asc" } },
    },
  ];
}

/** Groups are sorted by their figure, whatever the records have. */
const isOfGroups = (s: Sentence, at: number): boolean =>
  s.tokens.slice(0, at).some(({ lower }) => ["per", "by", "each"].includes(lower));
