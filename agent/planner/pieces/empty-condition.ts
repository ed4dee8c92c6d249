import { ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import { conditionOf, type Piece, type Recogniser, where, whereIs } from "./piece";

const before = [
  "without any",
  "without",
  "with no",
  "no",
  "missing",
  "lacking",
  "that have no",
  "who have no",
  "which have no",
  "have no",
  "has no",
  "do not have",
  "does not have",
  "that do not have",
  "who do not have",
  "that lack",
  "have not a",
  "have not an",
  "has not a",
  "has not an",
  "have not any",
  "has not any",
  "which have not a",
  "which have not an",
  "who have not a",
  "who have not an",
  "that have not a",
  "that have not an",
  "has not got",
  "have not got",
  "with empty",
  "with missing",
  "with blank",
  "blank",
  "empty",
  "having no",
  "but no",
  "but without",
  "but without a",
  "but not a",
  "but not an",
  "but have no",
  "but has no",
  "but lack",
  "but missing",
  "and no",
  "and without",
];
const after = [
  "is empty",
  "is missing",
  "is not set",
  "is blank",
  "empty",
  "missing",
  "not set",
  "is not filled in",
  "is unset",
  "is unknown",
  "are missing",
];
const present = ["with", "that have", "who have", "which have", "have", "has", "having", "that has"];
const presentAfter = ["is not empty", "is set", "is filled in", "is known", "filled in", "not empty"];
const unowned = [
  "unassigned",
  "unowned",
  "ownerless",
  "nobody owns",
  "no one owns",
  "nobody is assigned to",
  "not assigned to anyone",
  "not assigned to anybody",
  "not owned by anyone",
  "not owned by anybody",
  "assigned to nobody",
  "assigned to no one",
  "owned by nobody",
  "owned by no one",
  "without owner",
  "not assigned",
  "not been assigned",
  "have not been assigned",
  "has not been assigned",
  "not yet assigned",
  "not assigned yet",
  "not been given to anyone",
  "that nobody owns",
  "that no one owns",
  "with nobody assigned",
];

/** "without a phone", "missing city", "phone is empty", "that have an expiry", "nobody owns". */
export const emptyCondition: Recogniser = (s, at, object) => [
  ...matching(s, at, before).flatMap((words) => fieldAfter(s, at, words, object, "empty")),
  ...matching(s, at, present).flatMap((words) => fieldAfter(s, at, words, object, "not_empty")),
  ...fieldFirst(s, at, object),
  ...noOwner(s, at, object),
];

function fieldAfter(
  s: Sentence,
  at: number,
  words: string,
  object: ObjectDefinition,
  op: "empty" | "not_empty",
): Piece[] {
  if (!says(s, at, words)) return [];
  const start = at + words.split(" ").length;
  if (op === "not_empty" && ["their", "its", "his", "her", "the"].includes(lowerAt(s, start))) return [];
  const hasArticle = ["a", "an", "any"].includes(lowerAt(s, start));
  return fieldsAt(s, start, object)
    .filter((found) => !found.field.isSystem)
    .flatMap((found) => {
      const cost = (op === "empty" ? 0.05 : hasArticle ? 0.15 : 0.5) + found.cost;
      const piece = where(at, withTail(s, found.to), found.path, op, undefined, cost);
      return [piece, ...alsoEmpty(s, at, found.to, { path: found.path, op, cost }, object)];
    });
}

/** "no email or phone" lacks both. */
function alsoEmpty(
  s: Sentence,
  from: number,
  at: number,
  first: { path: string; op: "empty" | "not_empty"; cost: number },
  object: ObjectDefinition,
): Piece[] {
  if (!["or", "and", "nor"].includes(lowerAt(s, at))) return [];
  const start = ["no", "a", "an", "without"].includes(lowerAt(s, at + 1)) ? at + 2 : at + 1;
  // "no owner or no city" lacks one of them, "no owner or city" both.
  const isEither = lowerAt(s, at) === "or" && ["no", "without"].includes(lowerAt(s, at + 1));
  return fieldsAt(s, start, object, false).map((found) =>
    whereIs(
      from,
      found.to,
      first.path,
      isEither
        ? { or: [conditionOf(first.path, first.op, undefined), conditionOf(found.path, first.op, undefined)] }
        : { and: [conditionOf(first.path, first.op, undefined), conditionOf(found.path, first.op, undefined)] },
      first.cost,
    ),
  );
}

/** "without a phone number set", "with no owner yet". */
const withTail = (s: Sentence, to: number): number =>
  ["set", "yet", "assigned", "person", "at all"].includes(lowerAt(s, to)) ? to + 1 : to;

function fieldFirst(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["whose", "where", "with"].includes(lowerAt(s, at)) ? at + 1 : at;
  return fieldsAt(s, start, object).flatMap((found) => [
    ...after
      .filter((words) => says(s, found.to, words))
      .map((words) => where(at, found.to + words.split(" ").length, found.path, "empty", undefined, 0.05 + found.cost)),
    ...presentAfter
      .filter((words) => says(s, found.to, words))
      .map((words) =>
        where(at, found.to + words.split(" ").length, found.path, "not_empty", undefined, 0.05 + found.cost),
      ),
  ]);
}

function noOwner(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const owner = ownerOf(object);
  if (!owner) return [];
  return matching(s, at, unowned).map((words) =>
    where(at, at + words.split(" ").length, owner.key, "empty", undefined, 0.05),
  );
}
