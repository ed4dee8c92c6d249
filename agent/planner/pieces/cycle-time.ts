import { defaultDate, fieldOf, isDateField, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Measure } from "@/db/query/tree";
import { closedCondition, hintsAt } from "./date-condition";
import type { Give, Piece, Recogniser } from "./piece";
import { isOneOf } from "./state-condition";

/** Days between two dates of a record: how long it takes to win, to finish, and how old what is open has become. */
export const cycleTime: Recogniser = (s, at, object) => [
  ...cycle(s, at, object),
  ...ages(s, at, object),
  ...between(s, at, object),
];

const spans = ["days", "number of days", "how many days", "how long", "time", "the time", "how much time"];
const starts = ["creation", "created", "entry", "being created", "creating it", "the start", "opening"];

/** "how many days on average between creation and close": from any date of a record to another. */
function between(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const fn = functions[lowerAt(s, at)];
  return matching(s, fn ? at + 1 : at, spans).flatMap((words): Piece[] => {
    const after = (fn ? at + 1 : at) + words.split(" ").length;
    const mean = means.find((said) => says(s, after, said));
    const joint = mean ? after + mean.split(" ").length : after;
    if (!["between", "from"].includes(lowerAt(s, joint))) return [];
    return datesAt(s, joint + 1, object).flatMap((first) =>
      ["and", "to", "until"].includes(lowerAt(s, first.to))
        ? datesAt(s, first.to + 1, object)
            .filter(({ path }) => path !== first.path)
            .map((last): Piece => {
              const closed = last.path === endDate(object) ? closedCondition(object) : undefined;
              const days = { from: first.path, to: last.path };
              const give: Give = { kind: "measure", fn: fn ?? "avg", days, ...(closed ? { condition: closed } : {}) };
              return { from: at, to: last.to, cost: 0, give };
            })
        : [],
    );
  });
}

const means = ["on average", "is it", "is it on average", "does it take", "usually"];

function datesAt(s: Sentence, at: number, object: ObjectDefinition): { to: number; path: string }[] {
  const start = ["the", "its", "their"].includes(lowerAt(s, at)) ? at + 1 : at;
  const entered = matching(s, start, starts).map((words) => ({
    to: start + words.split(" ").length,
    path: "created_at",
  }));
  return [...entered, ...hintsAt(s, start, object).map(({ to, path }) => ({ to, path }))];
}

const functions: Readonly<Record<string, Measure["fn"]>> = {
  average: "avg",
  mean: "avg",
  typical: "median",
  median: "median",
  shortest: "min",
  fastest: "min",
  longest: "max",
  slowest: "max",
};
const ends: Readonly<Record<string, readonly ("won" | "lost" | "done")[]>> = {
  win: ["won"],
  winning: ["won"],
  close: ["won", "lost", "done"],
  closing: ["won", "lost", "done"],
  lose: ["lost"],
  complete: ["done"],
  completion: ["done"],
  finish: ["done"],
  sell: ["won"],
};
const lengths = ["time to", "days to", "number of days to", "how long to", "time it takes to", "days it takes to"];
/** "how long does it usually take us to": how long, what asks, how often, who, and "to". */
const takings: readonly (readonly string[])[] = [
  ["how long", "how many days", "how much time"],
  ["does it", "do we", "did it", "did we", "it", "will it"],
  ["", "usually", "typically", "normally", "generally", "on average"],
  ["take", "takes", "need"],
  ["", "us", "a rep", "our reps"],
  ["", "on average", "usually"],
  ["to"],
];
const paces = ["how long until we", "how fast do we", "how quickly do we", "how quick do we"];

/** Where what is done begins, behind words that ask how long it takes. */
function taken(s: Sentence, at: number): number[] {
  const ways = takings.reduce<number[]>(
    (places, words) =>
      places.flatMap((place) =>
        words.filter((said) => said === "" || says(s, place, said)).map((said) => place + countWords(said)),
      ),
    [at],
  );
  return [...ways, ...matching(s, at, paces).map((words) => at + countWords(words))];
}

const countWords = (said: string): number => (said === "" ? 0 : said.split(" ").length);
const cycles = [
  "sales cycle",
  "cycle time",
  "sales cycle length",
  "deal cycle",
  "cycle length",
  "sales cycle time",
  "lead time",
];

/** "how long does it take us to win a deal", "median sales cycle": days from entry to the end, of what came to it. */
function cycle(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const fn = functions[lowerAt(s, at)];
  const start = fn ? at + 1 : at;
  const behind = [
    ...matching(s, start, lengths).map((words) => start + countWords(words)),
    ...(fn ? [] : taken(s, at)),
  ];
  const asked = behind.flatMap((to) => {
    const kinds = ends[lowerAt(s, to)];
    return kinds ? [{ to: to + 1, kinds }] : [];
  });
  const whole = matching(s, start, cycles).map((words) => ({
    to: start + words.split(" ").length,
    kinds: ["won"] as const,
  }));
  return [...asked, ...whole].flatMap(({ to, kinds }): Piece[] => {
    const state = stateOf(object);
    const keys = state ? optionsOfKind(state, ...kinds) : [];
    const end = endDate(object);
    if (!state || !end || keys.length === 0) return [];
    const measure: Give = { kind: "measure", fn: fn ?? "avg", days: { from: "created_at", to: end } };
    return [{ from: at, to, cost: 0, give: { ...measure, condition: isOneOf(state.key, keys) } }];
  });
}

/** The day on which it was over: the date of completion, or where something can be won, the day that it closes. */
export function endDate(object: ObjectDefinition): string | undefined {
  const done = object.fields.find(
    (field) =>
      isDateField(field) && field.phrasings?.some((phrase) => ["completed", "finished", "done"].includes(phrase)),
  );
  const state = stateOf(object);
  const isSold = state !== undefined && optionsOfKind(state, "won").length > 0;
  const date = defaultDate(object);
  return done?.key ?? (isSold && date?.key !== "created_at" ? date?.key : undefined);
}

const agePhrases = ["age of", "the age of", "age in days of", "age", "how old are", "how old is"];

/** "average age of open deals", "how old are our open deals". */
function ages(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const fn = functions[lowerAt(s, at)];
  const start = fn ? at + 1 : at;
  if (fieldOf(object, "age") || fieldsAt(s, start, object, false).length > 0) return [];
  return matching(s, start, agePhrases)
    .filter((words) => fn !== undefined || words !== "age")
    .map((words) => ({
      from: at,
      to: start + words.split(" ").length,
      cost: 0.05,
      give: { kind: "measure", fn: fn ?? "avg", days: { from: "created_at" } },
    }));
}
