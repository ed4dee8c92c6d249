import { defaultDate, relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { numberAt } from "@/agent/planner/values/number";
import { periodAt } from "@/agent/planner/values/period";
import { comparators } from "@/agent/planner/words/comparators";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, RelatedCondition } from "@/db/query/tree";
import { booleanCondition } from "./boolean-condition";
import { periodCondition } from "./date-condition";
import { nounPhrases } from "./noun-phrase";
import { type Piece, type Recogniser, whereIs } from "./piece";
import { stateCondition } from "./state-condition";
import { valueCondition } from "./value-condition";

const leads = [
  "but",
  "and",
  "but with",
  "and with",
  "but have",
  "and have",
  "but without",
  "and without",
  "but do not have",
  "that do not have",
  "who do not have",
  "which do not have",
  "do not have",
  "does not have",
  "that have",
  "which have",
  "who have",
  "that has",
  "have",
  "has",
  "having",
  "with",
  "that got",
  "where there are",
  "where there is",
  "for which there are",
  "we have",
  "there are",
  "without",
  "that are without",
  "lacking",
  "missing",
];
const nones = ["no", "not any", "zero", "not a single", "0"];
type Count = NonNullable<RelatedCondition["count"]>;
const phrases = Object.keys(comparators).sort((one, other) => other.length - one.length);

/** "companies with no open deals", "contacts who have more than 2 tasks", "vessels without inspections". */
export const relatedCondition: Recogniser = (s, at, object) => [...some(s, at, object), ...every(s, at, object)];

const wholes = [
  "where every",
  "where all",
  "whose every",
  "for which every",
  "of which every",
  "where all their",
  "where all the",
  "where each",
];

/** "companies where every deal is lost": there are some, and none is otherwise. */
function every(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return matching(s, at, wholes).flatMap((words) =>
    relationsTo(s.catalog, object.key).flatMap(({ from: other, key }) =>
      objectLinksAt(s, at + words.split(" ").length)
        .filter((link) => link.entry.object === other.key)
        .flatMap((link) =>
          [stateCondition, valueCondition, booleanCondition].flatMap((recognise) => {
            const start = ["is", "are", "was", "were", "has", "have"].includes(lowerAt(s, link.to))
              ? link.to + 1
              : link.to;
            return recognise(s, lowerAt(s, start) === "been" ? start + 1 : start, other).flatMap((piece) =>
              piece.give.kind === "where" && !piece.give.path.includes(".")
                ? [
                    whereIs(
                      at,
                      piece.to,
                      `~${key}`,
                      {
                        and: [
                          { related: key },
                          { related: key, where: { not: piece.give.condition }, count: { op: "eq", value: 0 } },
                        ],
                      },
                      0.1 + piece.cost,
                    ),
                  ]
                : [],
            );
          }),
        ),
    ),
  );
}

const some: Recogniser = (s, at, object) =>
  matching(s, at, leads).flatMap((lead) => {
    const isNone = /not|without|lacking|missing/.test(lead);
    const start = at + lead.split(" ").length;
    const isBareJoint = lead === "but" || lead === "and";
    if (isBareJoint && !nones.some((words) => says(s, start, words))) return [];
    return counts(s, start, isNone).flatMap(({ to, count }) => relations(s, at, to, count, object));
  });

function counts(s: Sentence, at: number, isNone: boolean): { to: number; count: Count | undefined }[] {
  if (isNone) return [{ to: ["any", "a", "an"].includes(lowerAt(s, at)) ? at + 1 : at, count: { op: "eq", value: 0 } }];
  const none = nones.find((words) => says(s, at, words));
  if (none) return [{ to: at + none.split(" ").length, count: { op: "eq", value: 0 } }];
  const phrase = phrases.find((words) => says(s, at, words));
  const comparator = phrase ? comparators[phrase] : undefined;
  const number = numberAt(s.tokens, phrase ? at + phrase.split(" ").length : at);
  if (phrase && comparator && number) return [{ to: number.to, count: { op: comparator.op, value: number.value } }];
  if (number && says(s, number.to, "or more"))
    return [{ to: number.to + 2, count: { op: "gte", value: number.value } }];
  if (number) return [{ to: number.to, count: { op: number.isAtLeast ? "gte" : "eq", value: number.value } }];
  if (["several", "multiple"].includes(lowerAt(s, at))) return [{ to: at + 1, count: { op: "gt", value: 1 } }];
  return [{ to: at, count: undefined }];
}

function relations(s: Sentence, from: number, at: number, count: Count | undefined, object: ObjectDefinition): Piece[] {
  return relationsTo(s.catalog, object.key).flatMap(({ from: other, key }) =>
    nounPhrases(s, at, other).flatMap((phrase) => {
      const build = (to: number, inner: Condition | undefined): Piece => {
        const related: Condition = { related: key, ...(inner ? { where: inner } : {}), ...(count ? { count } : {}) };
        return whereIs(
          from,
          to,
          `~${key}`,
          related,
          (count?.op === "eq" && count.value > 0 ? 0.4 : 0.08) - 0.005 * (to - from),
        );
      };
      const inner = phrase.hasCondition ? phrase.condition : undefined;
      return [
        build(phrase.to, inner),
        ...dated(s, phrase.to, other, inner).map((tail) => build(tail.to, tail.condition)),
      ];
    }),
  );
}

/** "with no tasks due this week": a date right after the noun is the related record's. */
function dated(
  s: Sentence,
  at: number,
  other: ObjectDefinition,
  inner: Condition | undefined,
): { to: number; condition: Condition }[] {
  const hinted = (s.words.get(at) ?? []).flatMap(({ to, entry }) =>
    entry.kind === "phrasing" && entry.object === other.key ? [{ to, field: entry.field }] : [],
  );
  const main = defaultDate(other);
  const starts = [...hinted, ...(main ? [{ to: at, field: main.key }] : [])];
  return starts.flatMap(({ to, field }) => {
    const start = ["in", "on", "during"].includes(lowerAt(s, to)) ? to + 1 : to;
    const found = objectLinksAt(s, start).length ? undefined : periodAt(s.tokens, start, calendarOf(s.world));
    if (!found || found.isBare) return [];
    const date = periodCondition(field, "in", found.period);
    return [{ to: found.to, condition: inner ? { and: [inner, date] } : date }];
  });
}
