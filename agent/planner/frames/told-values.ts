import { compose, type Path } from "@/agent/planner/assemble/compose";
import { isDateField, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { once } from "@/agent/planner/link/memo";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { assign, bareAssign, fieldMention } from "@/agent/planner/pieces/assign";
import { exchange } from "@/agent/planner/pieces/exchange";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { target } from "@/agent/planner/pieces/target";
import type { Outcome } from "@/agent/planner/policy/outcome";
import { startOfCommand } from "@/agent/planner/text/discourse";
import { allJoints, backJoints, orderJoints } from "@/agent/planner/text/told-joints";
import { calendarOf } from "@/agent/planner/values/calendar";
import { readValue } from "@/agent/planner/values/read-value";
import { updateVerbs } from "@/agent/planner/words/verbs";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { addedChoices } from "./added-choices";
import { heedPointers, heedSecondTo } from "./pointers";
import { conditionRecognisers } from "./read";
import { updateOutcome } from "./write-outcome";

/** Where what is talked of ends and what it becomes begins; turned round, the value comes first. */
type Cut = { start: number; from: number; to: number; isTurned: boolean; isOrder: boolean; isDuty?: boolean };

const subjects: readonly Recogniser[] = [...conditionRecognisers, target, pronoun, fieldMention];
const contactWords: Recogniser = (s, at) =>
  ["number", "address", "line", "mobile", "cell"].includes(lowerAt(s, at)) &&
  s.tokens.some(({ kind }) => ["phone", "email", "url"].includes(kind))
    ? [{ from: at, to: at + 1, cost: 0.1, give: { kind: "noise" } }]
    : [];
/** "closes 11 December": the words of the date that is due, before it. */
const dueWords: Recogniser = (s, at, object) =>
  (s.words.get(at) ?? []).flatMap(({ to, entry }) =>
    entry.kind === "phrasing" &&
    entry.object === object.key &&
    object.fields.some(({ key, role }) => key === entry.field && role === "due")
      ? [{ from: at, to, cost: 0.1, give: { kind: "noise" as const } }]
      : [],
  );
/** A day alone is the one that is due, and a number alone one whose unit is said; a sum of money is a value by itself. */
const bare: Recogniser = (s, at, object) => [
  ...bareAssign(s, at, object).filter(({ give }) => {
    const field = give.kind === "assign" ? object.fields.find(({ key }) => key === give.field) : undefined;
    if (!field || field.type === "lookup") return false;
    return !isDateField(field) || (field.role === "due" && isAhead(s, give));
  }),
  ...object.fields
    .filter((field) => field.unitWords && isWritable(field))
    .flatMap((field) =>
      readValue(s, at, field, object)
        .filter((value) => value.cost < 0)
        .map(
          ({ to, value, shown }): Piece => ({
            from: at,
            to,
            cost: 0,
            give: { kind: "assign", field: field.key, value, shown },
          }),
        ),
    ),
];
/** "moved into qualified yesterday": when it came about, and no day to be written. */
const isAhead = (s: Sentence, give: Piece["give"]): boolean =>
  give.kind === "assign" && typeof give.value === "string" && give.value > calendarOf(s.world).today.toString();
const whenTold: Recogniser = (s, at) =>
  ["yesterday", "today", "this morning", "last night", "earlier", "last week"]
    .filter((words) => says(s, at, words))
    .map((words) => ({ from: at, to: at + words.split(" ").length, cost: 0.1, give: { kind: "noise" as const } }));
const values: readonly Recogniser[] = [whenTold, assign, bare, exchange, fieldMention, contactWords, dueWords];

const asking = new Set(
  "what which who whom whose how when where why is are was were do does did has have if should shall may might whether".split(
    " ",
  ),
);
/** "could you …" asks for it to be done; later in the sentence it is doubt. */
const modal = new Set(["could", "would"]);
const unsure = new Set(
  "only if unless maybe perhaps might could would hope hopes think thinks guess probably possibly or whether almost nearly".split(
    " ",
  ),
);

/**
 * "Kessler trackers is at 102k now", "all bronze companies should become silver", "prio high: call Tessel": what is talked of and what it
 * becomes, however they are joined. Read last, and only when every word is used and no other reading is as near.
 */
export function toldValues(s: Sentence): Promise<Outcome | undefined> {
  return once(s, toldValues, "", () => readTold(s));
}

async function readTold(s: Sentence): Promise<Outcome | undefined> {
  const start = startOfCommand(s.tokens);
  if (s.tokens.at(-1)?.text === "?" || asking.has(lowerAt(s, start))) return undefined;
  if (s.tokens.some(({ lower }, at) => unsure.has(lower) && (at >= start || !modal.has(lower)))) return undefined;
  const isLed = updateVerbs.has(lowerAt(s, start)) || (lowerAt(s, start) === "for" && isWhole(s, start));
  const from = isLed ? start + 1 : start;
  const objects = s.catalog.objects.filter((object) => isTalkedOf(s, object));
  const cuts = cutsOf(s, from);
  const read = (isJoined: boolean): Path[] =>
    cuts
      .filter((cut) => cut.to > cut.from === isJoined)
      .flatMap((cut) => objects.flatMap((object) => pathsOf(s, object, cut)))
      .sort((one, other) => one.cost - other.cost);
  const joined = read(true);
  const found = joined.length > 0 ? joined : read(false);
  const [best] = found;
  if (!best) return undefined;
  const rivals = found.filter((path) => path.cost < best.cost + 0.2 && saysOther(path, best));
  if (rivals.length > 0) return undefined;
  return (await addedChoices(s, best)) ?? updateOutcome(s, best);
}

/** An arrow, or a colon behind "all …", tells what becomes of what stands before it, and asks for nothing. */
export const isPointed = (s: Sentence): boolean =>
  isOrdered(s) ||
  s.tokens.some(({ text }) => ["->", "=>", "→"].includes(text)) ||
  (s.tokens.some((_, at) => isTelling(s, at)) && (isWhole(s, 0) || isKind(s)));

/** "all tasks due Friday must be done" says what people have to do, and not that it is done. */
const duties = /^(?:must|should|shall|have to|has to|need to|needs to|ought to|are to|is to)\b/;

function isEnd({ object }: Path, { give }: Piece): boolean {
  const state = stateOf(object);
  if (give.kind !== "assign" || give.field !== state?.key) return false;
  return optionsOfKind(state, "done", "won").includes(String(give.value));
}

const modals = new Set(["should", "must", "shall", "get", "gets", "become", "becomes"]);
const relative = new Set("that which who what and we i you they he she to".split(" "));
/** "contacts at Tessel … should be subscribed", "all tasks … get high priority"; not "deals that should close". */
const isOrdered = (s: Sentence): boolean =>
  (isWhole(s, 0) || isKind(s)) &&
  s.tokens.some(({ lower }, at) => at > 1 && modals.has(lower) && !relative.has(lowerAt(s, at - 1)));

/** A colon behind a whole part; right behind a field's name, as in "stage:won", it filters. */
const isTelling = (s: Sentence, at: number): boolean =>
  s.tokens[at]?.text === ":" &&
  isFieldAt(s, at + 1) &&
  ![...s.words.values()].flat().some(({ to, entry }) => to === at && entry.kind === "field");

const isWhole = (s: Sentence, at: number): boolean =>
  ["all", "every", "each"].includes(lowerAt(s, lowerAt(s, at) === "for" ? at + 1 : at));
const isKind = (s: Sentence): boolean =>
  objectLinksAt(s, lowerAt(s, 0) === "for" ? 1 : 0).some(({ entry }) => entry.kind === "object" && entry.isPlural);
const isFieldAt = (s: Sentence, at: number): boolean =>
  (s.words.get(at) ?? []).some(({ entry }) => entry.kind === "field" || entry.kind === "option") || s.members.has(at);

const pointing = new Set(["it", "its", "this", "that", "them", "these", "those", "one", "ones"]);
const isTalkedOf = (s: Sentence, object: ObjectDefinition): boolean =>
  [...s.records.values()].flat().some(({ matches }) => matches.some((match) => match.object === object.key)) ||
  s.tokens.some(
    ({ lower }, at) =>
      (s.words.get(at) ?? []).some(({ entry }) => entry.object === object.key) ||
      (pointing.has(lower) && [s.state.focus[0]?.object, s.state.lastSet?.object].includes(object.key)),
  );

function cutsOf(s: Sentence, start: number): Cut[] {
  const cuts: Cut[] = [];
  for (let at = start + 1; at < s.tokens.length - 1; at += 1) {
    const [words] = [...matching(s, at, allJoints)].sort((one, other) => other.length - one.length);
    if (words)
      cuts.push({
        start,
        from: at,
        to: at + words.split(" ").length,
        isTurned: false,
        isOrder: orderJoints.includes(words),
        isDuty: duties.test(words),
      });
    const [turned] = matching(s, at, backJoints);
    if (turned)
      cuts.push({ start, from: at, to: at + turned.split(" ").length, isTurned: true, isOrder: turned !== "on" });
  }
  for (const link of [...s.records.values()].flat()) {
    if (link.how !== "exact" && (link.how !== "begins" || link.matches.length > 1)) continue;
    cuts.push({ start, from: link.to, to: link.to, isTurned: false, isOrder: false });
    cuts.push({ start, from: link.from, to: link.from, isTurned: true, isOrder: false });
  }
  return cuts.slice(0, 14);
}

/** The words before the cut are read as one thing and those behind it as the other. */
function readerOf(s: Sentence, cut: Cut): Recogniser {
  return (_s, at, key) => {
    if (at === cut.from && cut.to > cut.from)
      return [{ from: at, to: cut.to, cost: 0, give: { kind: "noise" as const } }];
    const isBefore = at < cut.from;
    const end = isBefore ? cut.from : s.tokens.length;
    const list = isBefore === cut.isTurned ? values : subjects;
    return list
      .flatMap((recognise) => once(s, recognise, `${key.key} ${at}`, () => recognise(s, at, key)))
      .filter((piece) => piece.to <= end);
  };
}

function pathsOf(s: Sentence, object: ObjectDefinition, cut: Cut): Path[] {
  return compose(s, object, [readerOf(s, cut)], cut.start)
    .slice(0, 6)
    .map((path) => heedSecondTo(s, heedPointers(s, path), cut.start))
    .filter((path) => path.unused.length === 0 && path.cost < 3 && isTold(path, cut));
}

/** Said of one record that is named, or of a kind that is picked by a condition and an order is given for. */
function isTold(path: Path, cut: Cut): boolean {
  const { pieces } = path;
  const given = pieces.filter(({ give }) => give.kind === "assign");
  if (given.length === 0 || (cut.isDuty && given.some((piece) => isEnd(path, piece)))) return false;
  const isNamed = pieces.some(({ give }) => give.kind === "target" || give.kind === "pronoun");
  const isPicked = pieces.some(({ give }) => give.kind === "where" || give.kind === "period");
  if (isNamed && isPicked) return false;
  if (isNamed) return cut.to > cut.from || given.length > 1 || given.some((piece) => isPlain(path, piece));
  const isMany = pieces.some(({ give }) => (give.kind === "head" && give.isPlural) || give.kind === "all");
  return cut.isOrder && cut.to > cut.from && isMany && isPicked;
}

/** With no word between, a value is one where its field is said, or where it can be nothing but a new state. */
function isPlain(path: Path, piece: Path["pieces"][number]): boolean {
  if (piece.give.kind !== "assign") return false;
  return piece.give.field === stateOf(path.object)?.key || piece.cost < 0.2;
}

const saysOther = (one: Path, other: Path): boolean => summary(one) !== summary(other);
/** Which record gets which values; of two ways to pick the same kind the first is taken, as it is for a question. */
const summary = ({ object, pieces }: Path): string =>
  JSON.stringify([
    object.key,
    pieces
      .flatMap(({ give }) => {
        if (give.kind === "assign") return [`${give.field} ${JSON.stringify(give.value)}`];
        return give.kind === "target" ? [give.matches.map(({ id }) => id).join()] : [];
      })
      .sort(),
  ]);
