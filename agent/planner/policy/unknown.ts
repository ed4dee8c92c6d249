import { distance } from "fastest-levenshtein";

import type { Path } from "@/agent/planner/assemble/compose";
import { objectOf, ownerOf, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { listOf } from "@/agent/planner/reply/format";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { isCommonWord } from "@/agent/planner/words/common-words";
import { commandVerbs } from "@/agent/planner/words/verbs";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { nearPlace, type Unknown } from "./near-place";
import { never, type Outcome } from "./outcome";

const ownerVerbs = new Set(["assign", "reassign", "give", "hand", "transfer", "delegate", "allocate", "pass"]);
const stateVerbs = new Set(["move", "mark", "set", "change", "put", "bump", "push"]);
const targetVerbs = new Set(
  "rename open delete remove close reopen update change move mark assign complete finish unsubscribe subscribe".split(
    " ",
  ),
);

/** A name, option or field that does not exist, said as such with the nearest that do. */
export async function unknownOutcome(
  s: Sentence,
  path: Path | undefined,
  isWrite: boolean,
): Promise<Outcome | undefined> {
  const found =
    unknownPerson(s) ?? unknownOption(s, path) ?? unknownField(s) ?? unknownRecord(s) ?? (await nearPlace(s, path));
  if (!found) return undefined;
  const nothing = isWrite ? " Nothing was changed." : "";
  const text = `${found.what}${nothing}`;
  if (found.near.length === 0) return { do: "reply", text, isRefusal: true };
  const first = s.tokens[found.from];
  const last = s.tokens[found.to - 1];
  if (!first || !last) return undefined;
  const options = found.near.map((name) => ({
    label: name,
    sentence: `${s.source.slice(0, first.from)}${name}${s.source.slice(last.to)}`,
  }));
  return {
    do: "ask",
    question: `${text} ${found.isFree ? "The nearest names are" : "Did you mean"} ${listOf(found.near, "or")}${found.isFree ? ". Is it one of them?" : "?"}`,
    options: [...options.slice(0, 3), never],
    ...(found.isSlip && !isWrite ? { isSlip: true } : {}),
    isUnclear: true,
  };
}

/** A word that is nothing of ours: no metadata, no member, no record, and no everyday word unless written as a name. */
export function isStrange(s: Sentence, at: number): boolean {
  const token = s.tokens[at];
  if (token?.kind !== "word" || s.words.has(at) || s.members.has(at) || s.places.has(at)) return false;
  if (ignorable.has(token.lower) || particles.has(token.lower) || blocking.has(token.lower)) return false;
  const isLinked = [...s.records.values()]
    .flat()
    .some((link) => link.how !== "similar" && link.from <= at && at < link.to);
  return !isLinked && (/^\p{Lu}/u.test(token.text) || !isCommonWord(token.lower));
}

function strangeSpan(s: Sentence, at: number): number {
  let to = at;
  while (to < at + 4 && isStrange(s, to)) to += 1;
  return to;
}

const textOf = (s: Sentence, from: number, to: number): string =>
  s.source.slice(s.tokens[from]?.from, s.tokens[to - 1]?.to);

function nearest(word: string, names: readonly string[], isLoose: boolean): string[] {
  const wanted = word.toLowerCase();
  return names
    .map((name) => ({
      name,
      edits: Math.min(...[name, ...name.split(/\s+/)].map((part) => distance(wanted, part.toLowerCase()))),
    }))
    .filter(({ edits }) => isLoose || edits <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** "assign … to Bob", "put Bob on …", "owned by Bob", "Bob's deals". */
function unknownPerson(s: Sentence): Unknown | undefined {
  for (let at = 0; at < s.tokens.length; at += 1) {
    if (!isStrange(s, at)) continue;
    const to = strangeSpan(s, at);
    const before = lowerAt(s, at - 1);
    const hasVerb = s.tokens.slice(0, at).some((token) => ownerVerbs.has(token.lower));
    const isGiven = before === "to" && hasVerb;
    const isPut = ["put", "make"].includes(before) && ["on", "the", "in"].includes(lowerAt(s, to));
    const isTied =
      before === "by" || (before === "to" && ["assigned", "belonging", "belong"].includes(lowerAt(s, at - 2)));
    const hasNoun = (s.words.get(to + 1) ?? []).some(
      (link) => link.entry.kind === "object" && hasOwner(s, link.entry.object),
    );
    const isOwner = lowerAt(s, to) === "'s" && hasNoun;
    if (!isGiven && !isPut && !isTied && !isOwner) continue;
    const word = textOf(s, at, to);
    const near = nearest(
      word,
      s.world.members.map((member) => member.name),
      true,
    );
    const others = isOwner ? " and no record is" : "";
    return {
      what: `Nobody called ${word} is in this workspace${others}.`,
      word,
      near,
      from: at,
      to,
      isFree: nearest(word, near, false).length === 0,
    };
  }
  return undefined;
}

const hasOwner = (s: Sentence, key: string): boolean => {
  const object = objectOf(s.catalog, key);
  return object !== undefined && ownerOf(object) !== undefined;
};

/** "stage nonsense", "tier is platinum", "move X to Limbo". */
function unknownOption(s: Sentence, path: Path | undefined): Unknown | undefined {
  for (let at = 1; at < s.tokens.length; at += 1) {
    if (!isStrangeValue(s, at)) continue;
    const joint = ["is", "to", "of", "=", ":", "as", "in", "not", "are"].includes(lowerAt(s, at - 1)) ? at - 1 : at;
    const given = joint < at && ["to", "as"].includes(lowerAt(s, joint)) ? fieldBefore(s, joint) : undefined;
    const field =
      fieldEndingAt(s, joint, path?.object) ??
      (isStrange(s, at) || at === s.tokens.length - 1 ? given : undefined) ??
      (joint < at ? stateGiven(s, at, path?.object) : undefined);
    if (!field?.field.options) continue;
    const word = textOf(s, at, at + 1);
    const labels = field.field.options.map((option) => option.label);
    const near = nearest(word, labels, false);
    const known = near.length > 0 ? "" : ` It is one of ${listOf(labels.slice(0, 8), "or")}.`;
    const what = `${field.object.plural} have no ${field.field.label.toLowerCase()} called “${word}”.${known}`;
    return { what, word, near, from: at, to: at + 1 };
  }
  return undefined;
}

/** After a field's name any word stands for a value, everyday or not. */
function isStrangeValue(s: Sentence, at: number): boolean {
  const token = s.tokens[at];
  return (
    token?.kind === "word" &&
    !s.words.has(at) &&
    !s.members.has(at) &&
    !ignorable.has(token.lower) &&
    !particles.has(token.lower) &&
    !blocking.has(token.lower) &&
    !["empty", "missing", "set", "blank", "known", "unknown", "nothing", "none", "sorted", "ordered"].includes(
      token.lower,
    ) &&
    !s.records.has(at)
  );
}

type Found = { object: ObjectDefinition; field: FieldDefinition };

function fieldEndingAt(s: Sentence, end: number, preferred: ObjectDefinition | undefined): Found | undefined {
  const found = [...s.words.values()].flat().flatMap((link): Found[] => {
    const { entry } = link;
    if (link.to !== end || entry.kind !== "field") return [];
    const object = objectOf(s.catalog, entry.object);
    const field = object?.fields.find((candidate) => candidate.key === entry.field);
    return object && field?.type === "picklist" ? [{ object, field }] : [];
  });
  return found.find((entry) => entry.object.key === preferred?.key) ?? found[0];
}

/** "the tier of Tessel to platinum": the field named last before the value. */
function fieldBefore(s: Sentence, end: number): Found | undefined {
  const linked = [...s.records.values()].flat().find((link) => link.how === "exact" || link.how === "begins")
    ?.matches[0];
  const object = linked ? objectOf(s.catalog, linked.object) : undefined;
  for (let at = end; object && at > 0; at -= 1) {
    const found = fieldEndingAt(s, at, object);
    if (found?.object.key === object.key) return found;
  }
  return undefined;
}

function stateGiven(s: Sentence, at: number, object: ObjectDefinition | undefined): Found | undefined {
  const isMoved = lowerAt(s, at - 1) === "to" && s.tokens.slice(0, at).some((token) => stateVerbs.has(token.lower));
  const linked = [...s.records.values()].flat().find((link) => link.how === "exact")?.matches[0]?.object;
  const owner = linked ? objectOf(s.catalog, linked) : object;
  const field = owner ? stateOf(owner) : undefined;
  return isMoved && isStrange(s, at) && at === s.tokens.length - 1 && owner && field
    ? { object: owner, field }
    : undefined;
}

/** "set the colour of X to red". */
function unknownField(s: Sentence): Unknown | undefined {
  const at = s.tokens.findIndex((token) => ["set", "change", "update", "clear"].includes(token.lower));
  const start = ["the", "its"].includes(lowerAt(s, at + 1)) ? at + 2 : at + 1;
  const token = s.tokens[start];
  if (
    at < 0 ||
    at > 3 ||
    token?.kind !== "word" ||
    s.words.has(start) ||
    !["of", "for", "on"].includes(lowerAt(s, start + 1))
  )
    return undefined;
  if (ignorable.has(token.lower) || particles.has(token.lower)) return undefined;
  const linked = [...s.records.values()].flat().find((link) => link.from > start && link.how !== "similar")?.matches[0];
  const object = linked ? objectOf(s.catalog, linked.object) : undefined;
  if (!object) return undefined;
  const labels = object.fields.filter((field) => !field.isSystem).map((field) => field.label);
  const near = nearest(token.text, labels, false);
  const known = near.length > 0 ? "" : ` They have ${listOf(labels.map((label) => label.toLowerCase()).slice(0, 12))}.`;
  const what = `${object.plural} have no field called “${token.text}”.${known}`;
  return { what, word: token.text, near, from: start, to: start + 1 };
}

/** "rename Pinecrest to …", "open Foo": a name right behind a verb that needs a record. */
function unknownRecord(s: Sentence): Unknown | undefined {
  for (let at = 1; at < Math.min(s.tokens.length, 6); at += 1) {
    if (!isStrange(s, at) || !/^\p{Lu}/u.test(s.tokens[at]?.text ?? "")) continue;
    const lead = ["the", "our"].includes(lowerAt(s, at - 1)) ? at - 2 : at - 1;
    const verb = (s.words.get(lead) ?? []).some((link) => link.entry.kind === "object") ? lead - 1 : lead;
    const before = lowerAt(s, verb);
    const isTied = ["of", "at", "for", "from", "with"].includes(lowerAt(s, lead));
    const isNear = isTied && (s.knowledge.similar.get(lowerAt(s, at)) ?? []).length > 0;
    if (!isNear && (!targetVerbs.has(before) || !(commandVerbs.has(before) || before === "open"))) continue;
    const to = strangeSpan(s, at);
    const word = textOf(s, at, to);
    const similar = (s.knowledge.similar.get(word.toLowerCase()) ?? []).map((match) => match.name);
    return {
      what: `There is no record called “${word}” here.`,
      word,
      near: [...new Set(similar)].slice(0, 3),
      from: at,
      to,
    };
  }
  return undefined;
}
