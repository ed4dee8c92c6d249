import { fieldOf, ownerOf, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { type FoundValue, people, valuesAt } from "@/agent/planner/values/values-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import { kindVerbAt, onItsDate } from "./kind-verbs";
import { conditionOf, type Piece, type Recogniser, whereIs } from "./piece";
import { isOneOf } from "./state-condition";

const mine = [
  "my own",
  "my",
  "mine",
  "i own",
  "that i own",
  "i am responsible for",
  "i look after",
  "assigned to me",
  "on my plate",
  "on my side",
  "on my end",
  "on my desk",
  "in my name",
  "for me to do",
  "of mine",
  "that are mine",
  "i have",
  "do i have",
  "have i got",
  "i am on",
  "i am handling",
  "i am working on",
  "i still have",
  "under my name",
];
/** Small words each, and yet they say whose. */
const asked = ["do i have", "have i got", "do i still have", "have i still got"];
const notMine = [
  "not mine",
  "without mine",
  "except mine",
  "except for mine",
  "excluding mine",
  "other than mine",
  "but not mine",
  "that are not mine",
  "minus mine",
  "not my own",
  "apart from mine",
];
const ties = [
  "of",
  "for",
  "by",
  "from",
  "with",
  "belonging to",
  "owned by",
  "handled by",
  "assigned to",
  "managed by",
  "run by",
  "that belong to",
  "under",
];
const negatives = [
  "not owned by",
  "not assigned to",
  "not",
  "not by",
  "except",
  "other than",
  "except for",
  "apart from",
  "not belonging to",
  "not run by",
  "not handled by",
];
const verbs = [
  "owns",
  "own",
  "has",
  "have",
  "handles",
  "manages",
  "runs",
  "looks after",
  "look after",
  "handle",
  "manage",
  "run",
  "work on",
  "take care of",
  "is working on",
  "works on",
  "is responsible for",
  "has got",
  "got",
  "got left",
  "got left to do",
  "still has to do",
  "has left to do",
  "is sitting on",
  "sitting on",
  "is handling",
  "is running",
  "'s got",
  "'s sitting on",
  "is the owner",
  "is the owner of",
  "is owner",
  "is the account manager",
  "is responsible",
  "is in charge",
  "is in charge of",
  "is the rep",
  "is looking after",
  "takes care of",
];

/** "my", "Marta's", "owned by Marta or Tom", "everything Marta owns", "not assigned to me". */
export const ownerCondition: Recogniser = (s, at, object) => {
  const owner = ownerOf(object);
  if (!owner) return [];
  return [
    ...matching(s, at, mine).map((words) => me(s, at, at + words.split(" ").length, owner.key)),
    ...matching(s, at, asked)
      .filter((words) => lowerAt(s, at + words.split(" ").length) !== "to")
      .map((words) => whereIs(at, at + words.split(" ").length, owner.key, conditionOf(owner.key, "eq", "me"), -0.15)),
    ...matching(s, at, notMine).map((words) =>
      whereIs(at, at + words.split(" ").length, owner.key, conditionOf(owner.key, "ne", "me"), 0.03),
    ),
    ...possessive(s, at, object),
    ...matching(s, at, ties).flatMap((words) => tied(s, at, words, object, false)),
    ...matching(s, at, negatives).flatMap((words) => tied(s, at, words, object, true)),
    ...phrased(s, at, object),
    ...active(s, at, object),
    ...keyword(s, at, object),
    ...winner(s, at, object),
  ];
};

const me = (_s: Sentence, from: number, to: number, path: string): Piece =>
  whereIs(from, to, path, conditionOf(path, "eq", "me"), 0.05);

function possessive(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isNegative = ["not", "except", "neither", "without", "excluding"].includes(lowerAt(s, at));
  return joined(s, isNegative ? at + 1 : at, object)
    .filter(({ to }) => lowerAt(s, to) === "'s")
    .map(({ to, values }) => build(at, to + 1, values, isNegative, 0.05));
}

function tied(s: Sentence, at: number, words: string, object: ObjectDefinition, isNegative: boolean): Piece[] {
  if (!says(s, at, words)) return [];
  const isStrong = words.includes(" ") || isNegative;
  return joined(s, at + words.split(" ").length, object).map(({ to, values }) => {
    const end = lowerAt(s, to) === "'s" ? to + 1 : to;
    return build(at, end, values, isNegative, isStrong ? 0.05 : words === "by" ? 0.15 : 0.3);
  });
}

/** Verbs of an owner field's own metadata: "inspected by Ana", also of a second owner field such as created by. */
function phrased(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isNegative = lowerAt(s, at) === "not";
  const start = isNegative ? at + 1 : at;
  return (s.words.get(start) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind === "option" || entry.kind === "object" || entry.kind === "unit" || entry.object !== object.key)
      return [];
    const field = fieldOf(object, entry.field);
    if (field?.type !== "owner") return [];
    const skip = ["is", ":", "=", "by"].includes(lowerAt(s, to)) ? to + 1 : to;
    return joined(s, skip, object).map((list) =>
      build(
        at,
        list.to,
        list.values.map((value) => ({ ...value, path: field.key })),
        isNegative,
        0.04,
      ),
    );
  });
}

/** Whoever does something: "I" and "Marta", never "me". */
const subjects = (s: Sentence, at: number, object: ObjectDefinition): FoundValue[] =>
  lowerAt(s, at) === "me" ? [] : people(s, at, object);

/** "how many deals did Marta win", "that I lost": whose they are and how they ended. */
function winner(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["did", "has", "have", "that"].includes(lowerAt(s, at)) ? at + 1 : at;
  const state = stateOf(object);
  if (!state) return [];
  return subjects(s, start, object).flatMap((value) => {
    const verb = lowerAt(s, value.to) === "has" ? value.to + 1 : value.to;
    const keys = ["close", "closed"].includes(lowerAt(s, verb)) ? [] : kindVerbAt(s, verb, object);
    if (keys.length === 0) return [];
    const owner = build(at, verb + 1, [value], false, 0.05);
    if (owner.give.kind !== "where") return [];
    const condition = { and: [isOneOf(state.key, keys), owner.give.condition] };
    return [onItsDate(s, verb, object, { ...owner, give: { ...owner.give, condition } })];
  });
}

/** "won 2025 Marta": in a handful of words a bare name is whose they are. */
function keyword(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isListed = (to: number) => lowerAt(s, at - 1) === "," && [",", ""].includes(lowerAt(s, to));
  return people(s, at, object)
    .filter((value) => value.value !== "me" && (s.tokens.length <= 4 || isListed(value.to)))
    .map((value) => build(at, value.to, [value], false, 0.5));
}

function active(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["that", "which", "does", "where"].includes(lowerAt(s, at)) ? at + 1 : at;
  return subjects(s, start, object).flatMap((value) =>
    matching(s, value.to, verbs).map((words) => build(at, value.to + words.split(" ").length, [value], false, 0.15)),
  );
}

/** One person or several: "Marta", "Marta or Tom", "Marta and Tom". */
function joined(s: Sentence, at: number, object: ObjectDefinition): { to: number; values: FoundValue[] }[] {
  return people(s, at, object).flatMap((first) => {
    const lists = [{ to: first.to, values: [first] }];
    for (let last = lists.at(-1); last; ) {
      const joint = lowerAt(s, last.to) === "'s" ? last.to + 1 : last.to;
      const next = ["or", "and", ",", "nor"].includes(lowerAt(s, joint))
        ? people(s, lowerAt(s, joint + 1) === "or" ? joint + 2 : joint + 1, object)[0]
        : undefined;
      if (!next) break;
      last = { to: next.to, values: [...last.values, next] };
      lists.push(last);
    }
    return lists;
  });
}

function build(from: number, to: number, values: readonly FoundValue[], isNegative: boolean, cost: number): Piece {
  const path = values[0]?.path ?? "";
  const ids = values.map((value) => value.value);
  const others = values.flatMap((value) => value.others ?? []);
  if (others.length > 0)
    return whereIs(
      from,
      to,
      path,
      conditionOf(
        path,
        isNegative ? "not_in" : "in",
        others.map((other) => other.id),
      ),
      cost,
    );
  const op = ids.length > 1 ? (isNegative ? "not_in" : "in") : isNegative ? "ne" : "eq";
  return whereIs(from, to, path, conditionOf(path, op, ids.length > 1 ? ids : ids[0]), cost);
}

/** True if a name in the condition stands for several people, which must be asked. */
export const isAmbiguousOwner = (s: Sentence, piece: Piece, object: ObjectDefinition): boolean => {
  for (let at = piece.from; at < piece.to; at += 1)
    if (valuesAt(s, at, object).some((value) => value.kind === "member" && value.others && !coveredByFull(s, at)))
      return true;
  return false;
};

const coveredByFull = (s: Sentence, at: number): boolean =>
  [at, at - 1].some((start) => (s.members.get(start) ?? []).some((link) => link.how === "full" && link.to > at));
