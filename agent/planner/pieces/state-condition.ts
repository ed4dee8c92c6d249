import { fieldOf, isDateField, optionsOfKind, stateOf, withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { conditionOf, type Piece, type Recogniser, whereIs } from "./piece";

type Kind = "open" | "won" | "lost" | "done";
const kindWords: Readonly<Record<string, Kind[]>> = {
  open: ["open"],
  active: ["open"],
  "in progress": ["open"],
  "still open": ["open"],
  ongoing: ["open"],
  live: ["open"],
  alive: ["open"],
  "still alive": ["open"],
  "still running": ["open"],
  "still going": ["open"],
  "still in play": ["open"],
  going: ["open"],
  "on the go": ["open"],
  "in the works": ["open"],
  underway: ["open"],
  "under way": ["open"],
  "in flight": ["open"],
  "in the running": ["open"],
  "up for grabs": ["open"],
  "not decided": ["open"],
  "not decided yet": ["open"],
  undecided: ["open"],
  "not won or lost": ["open"],
  "not been won or lost": ["open"],
  "not won or lost yet": ["open"],
  "not won yet": ["open"],
  "not yet won": ["open"],
  "not signed": ["open"],
  "not signed yet": ["open"],
  "not yet signed": ["open"],
  "left to do": ["open"],
  "left to close": ["open"],
  "still to close": ["open"],
  "still to be done": ["open"],
  "still outstanding": ["open"],
  unfinished: ["open"],
  incomplete: ["open"],
  outstanding: ["open"],
  unresolved: ["open"],
  "not done": ["open"],
  "not done yet": ["open"],
  "not finished": ["open"],
  "not closed": ["open"],
  "not yet closed": ["open"],
  "not closed yet": ["open"],
  "not yet done": ["open"],
  "not yet finished": ["open"],
  "not completed": ["open"],
  "still to do": ["open"],
  "to do": ["open"],
  pending: ["open"],
  "in the pipeline": ["open"],
  "in play": ["open"],
  closed: ["won", "lost", "done"],
  "not open": ["won", "lost", "done"],
  won: ["won"],
  "that we won": ["won"],
  "we won": ["won"],
  "did we win": ["won"],
  "have we won": ["won"],
  "i won": ["won"],
  sold: ["won"],
  "that we sold": ["won"],
  "we sold": ["won"],
  "did we close": ["won"],
  "did we sell": ["won"],
  "have we sold": ["won"],
  wins: ["won"],
  win: ["won"],
  loss: ["lost"],
  lost: ["lost"],
  "that we lost": ["lost"],
  "we lost": ["lost"],
  "did we lose": ["lost"],
  "have we lost": ["lost"],
  losses: ["lost"],
  done: ["done"],
  finished: ["done"],
  completed: ["done"],
  complete: ["done"],
};
const kindPhrases = Object.keys(kindWords);
const overdue = [
  "overdue",
  "past due",
  "late",
  "past their due date",
  "past the deadline",
  "past deadline",
  "past its due date",
  "that are late",
  "slipped",
  "that slipped",
  "that have slipped",
  "have slipped",
  "behind schedule",
  "running late",
  "that are behind",
  "past their close date",
  "past their closing date",
  "past their date",
  "that should be done already",
  "should have been done",
  "should already be done",
];
/** "our biggest win", "the last loss": behind what only a noun can follow. */
const isNoun = (s: Sentence, at: number): boolean =>
  /^(?:biggest|largest|smallest|latest|newest|last|first|recent|best|top|highest|lowest|a|one|every|each|our|per|worst|'s)$/.test(
    lowerAt(s, at - 1),
  ) && !["rate", "rates", "ratio", "percentage", "quote", "chance"].includes(lowerAt(s, at + 1));

/** "what Jonas has going" is what is still open. */
const having = new Set(["has", "have", "got", "'s", "had"]);
const stalled = new Set(["who", "have", "has", "we", "did"]);

/** open, won, lost, done and overdue by the kind of an option and the role of a date, on any object. */
export const stateCondition: Recogniser = (s, at, object) => [
  ...kinds(s, at, object),
  ...late(s, at, object),
  ...pipeline(s, at, object),
];

function kinds(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const state = stateOf(object);
  if (!state) return [];
  const start = ["is", "are", "still", "currently"].includes(lowerAt(s, at))
    ? at + 1
    : ["that", "which"].includes(lowerAt(s, at)) && lowerAt(s, at + 1) === "are"
      ? at + 2
      : at;
  return matching(s, start, kindPhrases).flatMap((words) => {
    const wanted = kindWords[words] ?? [];
    if (words === "closed" && stalled.has(lowerAt(s, at - 1))) return [];
    const keys = optionsOfKind(state, ...wanted);
    if (keys.length === 0) return [];
    const to = start + words.split(" ").length;
    if (["win", "loss"].includes(words) && !isNoun(s, start)) return [];
    if (words === "going" && !having.has(lowerAt(s, at - 1))) return [];
    const cost = words === "going" ? -0.1 : 0.06;
    const piece = whereIs(at, to, state.key, isOneOf(state.key, keys), cost);
    return [piece, ...(wanted.length === 1 && wanted[0] === "done" ? onDayDone(s, to, object, piece) : [])];
  });
}

const datings = new Set([
  "before",
  "after",
  "since",
  "in",
  "on",
  "by",
  "between",
  "during",
  "until",
  "last",
  "this",
  "yesterday",
  "today",
]);
const endings = ["completed", "finished", "done"];

/** "done before October" is about the day that it was done, where there is a date of that. */
function onDayDone(s: Sentence, to: number, object: ObjectDefinition, piece: Piece): Piece[] {
  const date = object.fields.find(
    (field) => isDateField(field) && field.phrasings?.some((phrase) => endings.includes(phrase)),
  );
  return date && datings.has(lowerAt(s, to)) && piece.give.kind === "where"
    ? [{ ...piece, cost: 0.02, give: { ...piece.give, date: date.key } }]
    : [];
}

/** Everything still open of what can be won and has a figure. */
function pipeline(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const state = stateOf(object);
  if (
    lowerAt(s, at) !== "pipeline" ||
    !state ||
    optionsOfKind(state, "won").length === 0 ||
    !withRole(object, "amount")
  )
    return [];
  const open = optionsOfKind(state, "open");
  return open.length > 0 ? [whereIs(at, at + 1, state.key, isOneOf(state.key, open), 0.1)] : [];
}

function late(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const due = withRole(object, "due");
  if (!due || !isDateField(due)) return [];
  return matching(s, at, overdue).map((words) =>
    whereIs(at, at + words.split(" ").length, due.key, overdueCondition(object, due.key), 0.05),
  );
}

export function overdueCondition(object: ObjectDefinition, due: string): Condition {
  const state = stateOf(object);
  const open = state ? optionsOfKind(state, "open") : [];
  const isLate = conditionOf(due, "lt", { unit: "day", offset: 0 });
  return state && open.length > 0 ? { and: [isLate, isOneOf(state.key, open)] } : isLate;
}

export const isOneOf = (path: string, keys: readonly string[]): Condition =>
  conditionOf(path, keys.length > 1 ? "in" : "eq", keys.length > 1 ? keys : keys[0]);

export function openCondition(object: ObjectDefinition): Condition | undefined {
  const state = stateOf(object);
  const open = state && fieldOf(object, state.key) ? optionsOfKind(state, "open") : [];
  return state && open.length > 0 ? isOneOf(state.key, open) : undefined;
}
