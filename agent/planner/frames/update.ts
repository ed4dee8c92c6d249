import { compose, type Path } from "@/agent/planner/assemble/compose";
import { optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { lowerAt, matching } from "@/agent/planner/link/sentence";
import { assign, bareAssign, fieldMention } from "@/agent/planner/pieces/assign";
import { takenOver } from "@/agent/planner/pieces/assign-verb";
import { booleanAt } from "@/agent/planner/pieces/boolean-condition";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { sortAndLimit } from "@/agent/planner/pieces/sort-and-limit";
import { target } from "@/agent/planner/pieces/target";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { bareVerbs, clearVerbs, stateVerbs } from "@/agent/planner/words/verbs";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { heedPointers, heedSecondTo } from "./pointers";
import { conditionRecognisers, headPrice } from "./read";
import { lostPronoun } from "./resolve-target";
import { assignedPath } from "./update-values";

const writeNoise: Recogniser = (s, at) =>
  ["over", "off", "back", "down", "up", "out", "now", "ownership", "through"].includes(lowerAt(s, at))
    ? [{ from: at, to: at + 1, cost: 0.1, give: { kind: "noise" } }]
    : [];
/** "its amount": the record is said by the word before its field. */
const owned: Recogniser = (s, at, object) =>
  ["its", "his", "her"].includes(lowerAt(s, at)) && fieldsAt(s, at + 1, object, false).length > 0
    ? [{ from: at, to: at + 1, cost: 0.1, give: { kind: "pronoun", which: { isMany: false } } }]
    : [];
const base: readonly Recogniser[] = [
  ...conditionRecognisers,
  sortAndLimit,
  target,
  pronoun,
  owned,
  assign,
  fieldMention,
  writeNoise,
];

const choiceTypes = new Set(["picklist", "owner", "boolean"]);
/** These hand something to a person; no state or option is set by them without "to". */
const handing = new Set(["give", "hand", "assign", "reassign", "pass"]);
const bareOwner: Recogniser = (s, at, object) =>
  bareChoice(s, at, object).filter(
    ({ give }) => give.kind === "assign" && object.fields.find((field) => field.key === give.field)?.type === "owner",
  );

/** In a change a lone name is what is changed, not a link to be stored; only options, people and yes or no may stand bare. */
const bareChoice: Recogniser = (s, at, object) =>
  bareAssign(s, at, object).filter(
    ({ give }) =>
      give.kind === "assign" && choiceTypes.has(object.fields.find((field) => field.key === give.field)?.type ?? ""),
  );

/** All readings of a clause as a change to records, best first. */
export function updateReadings(s: Sentence, start: number): Path[] {
  const verb = lowerAt(s, start);
  const recognisers = bareVerbs.has(verb) ? [...base, handing.has(verb) ? bareOwner : bareChoice] : base;
  return (
    s.catalog.objects
      .flatMap((object) => {
        const from = start + 1;
        const paths = compose(s, object, clearVerbs.has(verb) ? [...recognisers, clearing] : recognisers, from).slice(
          0,
          30,
        );
        return paths
          .flatMap((path) => assignedPath(s, path, implied(s, start, object)))
          .map((path) => onCarried(s, path));
      })
      .map((path) => ({
        ...path,
        cost: path.cost + (hasTarget(path) ? 0 : headPrice(s, path) + 0.2) + coveredCondition(path),
      }))
      // "empty the about text": what is cleared gets no value.
      .filter(
        ({ pieces }) =>
          !clearVerbs.has(verb) || pieces.every(({ give }) => give.kind !== "assign" || isCleared(give.value)),
      )
      .filter(
        (path) =>
          hasTarget(path) ||
          ((isWhole(path) || !adjectives.has(verb)) &&
            path.pieces.some((piece) => piece.give.kind === "head" || piece.give.kind === "all")),
      )
      .map((path) => ({ ...path, cost: path.cost + lostPronoun(s, path) }))
      .map((path) => ({ ...path, cost: path.cost + turnedRound(s, path, start) }))
      .map((path) => heedSecondTo(s, heedPointers(s, path), start))
      .sort((one, other) => one.cost - other.cost)
  );
}

/** "… and set the amount to 45k": with no record of its own, the record of the clause before is meant. */
function onCarried(s: Sentence, path: Path): Path {
  const isOwn = path.pieces.some(({ give }) =>
    ["target", "pronoun", "head", "all", "where", "period"].includes(give.kind),
  );
  if (isOwn || s.state.carried?.object !== path.object.key) return path;
  const piece: Piece = { from: 0, to: 0, cost: 0.1, give: { kind: "pronoun", which: { isMany: false } } };
  return { ...path, cost: path.cost + piece.cost, pieces: [...path.pieces, piece] };
}

const corrections = [
  "actually",
  "no",
  "sorry",
  "wait",
  "i meant",
  "i mean",
  "make that",
  "rather",
  "better",
  "instead",
  "please",
  ",",
];

/** "actually no, due on Wednesday": right after a change, another value for the record that was just changed. */
export function correctionReadings(s: Sentence): Path[] {
  const { justWritten } = s.state;
  const object = s.catalog.objects.find((entry) => entry.key === justWritten?.object);
  let start = 0;
  for (let words = matching(s, 0, corrections)[0]; words; words = matching(s, start, corrections)[0])
    start += words.split(" ").length;
  if (!object || start === 0) return [];
  const piece: Piece = { from: 0, to: 0, cost: 0.1, give: { kind: "pronoun", which: { isMany: false } } };
  return compose(s, object, [assign, bareChoice, bareAssign, fieldMention], start)
    .filter((path) => path.unused.length === 0 && path.pieces.some(({ give }) => give.kind === "assign"))
    .map((path) => ({ ...path, pieces: [piece, ...path.pieces] }));
}

/** Facts said as commands: "Dock lights is now in proposal", "all pending permits should be granted". */
export function factReadings(s: Sentence, start: number): Path[] {
  const recognisers = isNameAndOption(s) ? [...base, bareChoice] : [...base, takenOver];
  return s.catalog.objects
    .flatMap((object) =>
      compose(s, object, recognisers, start)
        .slice(0, 12)
        .flatMap((path) => assignedPath(s, path, [])),
    )
    .filter(
      (path) =>
        hasTarget(path) ||
        path.pieces.some((piece) => (piece.give.kind === "head" && piece.give.isPlural) || piece.give.kind === "all"),
    )
    .filter((path) => hasTarget(path) || !isDuty(s, path))
    .map((path) => ({ ...path, cost: path.cost + (hasTarget(path) ? 2 * coveredCondition(path) : headPrice(s, path)) }))
    .map((path) => heedPointers(s, path))
    .sort((one, other) => one.cost - other.cost);
}

const duties = new Set(["must", "should", "shall", "ought", "have", "need"]);

/** "every open task should be done by Friday" says what people have to do, and not that it is done. */
function isDuty(s: Sentence, { object, pieces }: Path): boolean {
  const state = stateOf(object);
  const done = state ? optionsOfKind(state, "done") : [];
  return (
    s.tokens.some(({ lower }) => duties.has(lower)) &&
    pieces.some(({ give }) => give.kind === "assign" && give.field === state?.key && done.includes(String(give.value)))
  );
}

/** "Dock lights lost": a whole name, one value and nothing else. */
function isNameAndOption(s: Sentence): boolean {
  const last = s.tokens.findLastIndex((token) => token.kind !== "punct") + 1;
  return (s.records.get(0) ?? []).some(
    (link) =>
      link.how === "exact" &&
      (s.words.get(link.to) ?? []).some(({ to, entry }) => entry.kind === "option" && to === last),
  );
}

/** "won deals" asks; "won Dock lights" and "complete all overdue tasks" tell. */
const adjectives = new Set(["won", "lost", "complete", "empty", "open"]);
const isWhole = (path: Path): boolean => path.pieces.some((piece) => piece.give.kind === "all");

const hasTarget = (path: Path): boolean =>
  path.pieces.some((piece) => piece.give.kind === "target" || piece.give.kind === "pronoun");

const determiners = new Set(["all", "every", "each", "the", "my", "our", "any"]);

/** "make every gold company silver": what stands before the noun picks, what stands behind it is the new value. */
function turnedRound(s: Sentence, path: Path, start: number): number {
  const { pieces } = path;
  if (hasTarget(path)) return 0;
  const head = pieces.find((piece) => piece.give.kind === "head");
  const isRound = pieces.some(
    ({ give, from, to }) =>
      give.kind === "assign" &&
      head !== undefined &&
      to <= head.from &&
      !s.tokens.slice(to, head.from).some((token) => determiners.has(token.lower)) &&
      // "move my open tasks …": only right behind the verb is a value before the noun a new one.
      ((to === head.from && from > start + 1) ||
        pieces.some((other) => other.give.kind === "where" && other.give.path === give.field && other.from >= head.to)),
  );
  // "mark lost all deals in proposal": right behind the verb and before "all" stands the new value.
  const isSwapped = pieces.some(
    ({ give, from, to }) =>
      give.kind === "where" &&
      from === start + 1 &&
      determiners.has(lowerAt(s, to)) &&
      pieces.some((other) => other.give.kind === "assign" && other.give.field === give.path && other.from >= to),
  );
  return isRound || isSwapped ? 3 : 0;
}

/** A named record needs no condition; taking its words as one is the worse reading. */
const coveredCondition = (path: Path): number =>
  hasTarget(path)
    ? path.pieces.filter((piece) => piece.give.kind === "where" || piece.give.kind === "period").length * 0.25
    : 0;

/** What the verb alone sets: a kind of state ("close", "won") or a yes or no ("unsubscribe"). */
function implied(s: Sentence, start: number, object: ObjectDefinition): Piece[] {
  const verb = lowerAt(s, start);
  const flags = booleanAt(s, start, object).map(
    ({ field, value }): Piece => ({
      from: start,
      to: start + 1,
      cost: 0.05,
      give: { kind: "assign", field: field.key, value, shown: value ? "yes" : "no" },
    }),
  );
  const state = stateOf(object);
  const kinds = stateVerbs[verb];
  if (!state || !kinds) return flags;
  const keys = optionsOfKind(state, ...kinds);
  const [first] = keys;
  if (!first) return flags;
  const labelled = keys.map((key) => ({
    label: state.options?.find((option) => option.key === key)?.label ?? key,
    value: key,
  }));
  const piece: Piece = {
    from: start,
    to: start + 1,
    cost: 0.05,
    give: {
      kind: "assign",
      field: state.key,
      value: first,
      shown: labelled[0]?.label ?? first,
      ...(keys.length > 1 ? { choices: labelled } : {}),
    },
  };
  return [...flags, piece];
}

const isCleared = (value: unknown): boolean => value === null || typeof value === "boolean";

/** "clear the close date of X", "remove the phone from X". */
const clearing: Recogniser = (s, at, object) =>
  fieldMention(s, at, object).flatMap((piece): Piece[] => {
    const field =
      piece.give.kind === "field"
        ? object.fields.find((entry) => piece.give.kind === "field" && entry.key === piece.give.field)
        : undefined;
    if (!field || field.isRequired || !isWritable(field)) return [];
    const idle = ["text", "field", "value", "entry"].includes(lowerAt(s, piece.to)) ? piece.to + 1 : piece.to;
    const to = idle > piece.to && ["of", "for", "on", "from"].includes(lowerAt(s, idle)) ? idle + 1 : idle;
    return [{ ...piece, to, cost: 0.05, give: { kind: "assign", field: field.key, value: null, shown: "empty" } }];
  });
