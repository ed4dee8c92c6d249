import { compose, type Path } from "@/agent/planner/assemble/compose";
import { comparedWith, type Figures, figuresOf, inBothPeriods } from "@/agent/planner/assemble/figures";
import { conditionsOf, joinAll, queryFrom } from "@/agent/planner/assemble/query";
import { oneRecordOutcome } from "@/agent/planner/frames/one-record-outcome";
import { readRecognisers } from "@/agent/planner/frames/read";
import { defaultDate, objectOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import { createVerbs, deleteVerbs, restoreVerbs, updateVerbs } from "@/agent/planner/words/verbs";
import type { Condition, GroupQuery, ListQuery, Period } from "@/db/query/tree";
import { listThem } from "./list-them";
import { mergedFigures } from "./merge-figures";
import { inNearestYear } from "./nearest-year";
import { ofTheRecord } from "./of-the-record";
import { againstJoint, isSetAgainst, setAgainst } from "./set-against";
import { shifted } from "./shift";
import { theOthers } from "./the-others";
import { theirRecords } from "./their-records";

const markers = [
  "only",
  "just",
  "and only",
  "what about",
  "how about",
  "same for",
  "the same for",
  "now",
  "and",
  "but",
  "but only",
  "instead",
  "of those",
  "of these",
  "of them",
  "those",
  "these",
  "the ones",
  "which of those",
  "which of them",
  "how many of those",
  "how many of them",
  "with",
  "without",
  "show only",
  "narrow",
  "filter",
  "sort",
  "sorted",
  "group",
  "grouped",
  "by",
  "top",
  "in",
  "from",
  "over",
  "at",
  "under",
  "and in",
  "and for",
  "for",
  "not",
  "except",
  "also",
  "as",
  "per",
  "or",
  "excluding",
  "how many",
  "how much is that",
  "how much are",
  "how much is it",
  "how much in",
  "the",
  "next",
  "last",
  "this",
  "show me only",
  "what is the total",
  "split",
  "break",
  "who do they",
  "who do these",
  "who do those",
  "who owns them",
  "who sold",
  "who won",
  "who closed",
  "who lost",
  "who handles",
  "who owns these",
  "whose are",
  "better than",
  "worse than",
  "more than",
  "less than",
  "than",
  "versus",
  "against",
  "compared to",
  "compared with",
  "is that",
  "is it",
  "was that",
  "same",
];

/** A clause that leans on the question before: it has no noun of its own, or begins with a marker. */
export async function followUp(s: Sentence, start: number, best: Path | undefined): Promise<Outcome | undefined> {
  const verb = lowerAt(s, start);
  const isCommand =
    [updateVerbs, deleteVerbs, restoreVerbs].some((verbs) => verbs.has(verb)) ||
    (createVerbs.has(verb) && verb !== "open");
  if (isCommand && !["open", "close", "won", "lost", "raise", "check"].includes(verb)) return undefined;
  const others = theirRecords(s, best) ?? listThem(s) ?? theOthers(s) ?? ofTheRecord(s, best);
  if (others) return others;
  // Fields to show beside a list, though some record's name may begin like one.
  const shown = says(s, 0, "with their") ? leaning(s, best) : undefined;
  if (shown) return shown;
  const one = oneRecordOutcome(s);
  const isOne = one && (!best || best.unused.length > 0 || one.path.cost < best.cost);
  if (isOne && !one.isLost) return one.outcome;
  return leaning(s, best) ?? (isOne ? one.outcome : undefined);
}

function leaning(s: Sentence, best: Path | undefined): Outcome | undefined {
  const last = s.state.lastQuery;
  const object = last ? objectOf(s.catalog, last.object) : undefined;
  if (!last || !object) return undefined;
  const shift = shifted(s, last);
  if (shift)
    return call("measures" in last ? "aggregate_records" : "search_records", shift, { chips: [], leftOut: [] });

  const isMarked = markers.some((words) => says(s, 0, words));
  const heads = s.tokens.flatMap((_, at) =>
    objectLinksAt(s, at).filter(() => !isGroupNoun(s, at) && !(isMarked && isOptionOf(s, at, object.key))),
  );
  const isOwn = heads.some((link) => link.entry.object === object.key);
  const isTied = ties.has(lowerAt(s, 0)) && (!isOwn || lowerAt(s, 0) === "for");
  if (heads.length > 0 && !isTied && !(isMarked && heads.some((link) => link.entry.object === object.key)))
    return undefined;
  if (best && heads.length > 0 && !isReference(s) && !isTied) return undefined;
  const [path] = compose(s, object, [...readRecognisers, pronoun, againstJoint], 0).filter(
    (found) =>
      found.unused.length === 0 && found.pieces.some((piece) => !["noise", "all", "pronoun"].includes(piece.give.kind)),
  );
  if (!path || (!isMarked && !isReference(s) && best && best.unused.length === 0 && best.cost < path.cost - 1.2))
    return undefined;
  const query = merged(s, last, path);
  if (isSetAgainst(s) && !("measures" in query)) return undefined;
  return call("measures" in query ? "aggregate_records" : "search_records", query, readingOf(s, path));
}

/** "contacts in Vienna", then "at gold companies": a preposition leans on what stood before it. */
const ties = new Set(["at", "with", "without", "from", "of", "for"]);

const isReference = (s: Sentence): boolean =>
  s.tokens.some((token) => ["those", "them", "these", "ones", "only", "instead", "same"].includes(token.lower));

/** "just the customers" of contacts: a value of theirs, though it may also name another object. */
const isOptionOf = (s: Sentence, at: number, object: string): boolean =>
  (s.words.get(at) ?? []).some(({ entry }) => entry.kind === "option" && entry.object === object);

/** "by company" groups; its noun does not start a new question. */
const isGroupNoun = (s: Sentence, at: number): boolean => ["by", "per", "each"].includes(lowerAt(s, at - 1));

/** Conditions of the same field are replaced, others added; group, measure, sort and limit are replaced on their own. */
function merged(s: Sentence, last: ListQuery | GroupQuery, path: Path): ListQuery | GroupQuery {
  const fresh = queryFrom(path.pieces, path.object, s.catalog);
  if ("measures" in last && path.pieces.every(({ give }) => ["chart", "noise"].includes(give.kind))) return last;
  const added = conditionsOf(path.pieces, path.object).map((condition) => inNearestYear(s, condition, last.where));
  const kept = flat(last.where).filter((condition) => !added.some((other) => replaces(other, condition)));
  const selection = {
    object: last.object,
    ...joinAll([...kept, ...added]),
    ...(fresh.search || last.search ? { search: fresh.search ?? last.search } : {}),
    ...(last.deleted ? { deleted: last.deleted } : {}),
  };
  const compared = comparedAgain(last, path) ?? setAgainst(s, last, path);
  if (compared) return compared;
  if ("measures" in last && asksForRows(s) && !("measures" in fresh)) return { ...fresh, ...selection };
  if ("measures" in last) return mergedFigures(last, fresh, path, selection);
  if ("measures" in fresh) return { ...fresh, ...selection, ...ofShown(s, last) };
  const isLimited = path.pieces.some((piece) => piece.give.kind === "limit");
  const sort = fresh.sort ?? last.sort;
  const limit = isLimited ? fresh.limit : last.limit;
  const fields = fresh.fields ?? last.fields;
  return {
    ...selection,
    ...(fields ? { fields } : {}),
    ...(sort ? { sort } : {}),
    ...(limit ? { limit } : {}),
    count: "capped",
  };
}

/** Of the top 5 only those five are meant, which no condition says. */
const ofShown = (s: Sentence, last: ListQuery | GroupQuery): Pick<ListQuery, "where"> => {
  const isTop = !("measures" in last) && last.limit !== undefined && s.state.shown.length > 0;
  return isTop ? { where: { field: "id", op: "in", value: s.state.shown.map(({ id }) => id) } } : {};
};

/** "which of them are in Oslo?" after a count: the records themselves. */
const asksForRows = (s: Sentence): boolean =>
  ["which of", "which ones", "who of", "show me which", "show them", "list them", "which are"].some((words) =>
    says(s, lowerAt(s, 0) === "and" ? 1 : 0, words),
  );

/** "better than last month?": the figures of the last question for its own period and for the one named. */
function comparedAgain(last: ListQuery | GroupQuery, path: Path): GroupQuery | undefined {
  const give = path.pieces.map((piece) => piece.give).find((entry) => entry.kind === "compare");
  if (!give || ("measures" in last && last.measures.some((measure) => measure.as?.endsWith("_now")))) return undefined;
  const added = conditionsOf(path.pieces, path.object);
  const dated = flat(last.where).find(
    (condition) =>
      "field" in condition &&
      condition.op === "eq" &&
      typeof condition.value === "object" &&
      condition.value !== null &&
      !Array.isArray(condition.value),
  );
  const first = dated && "field" in dated ? (dated.value as Period) : undefined;
  const field = (dated && "field" in dated ? dated.field : undefined) ?? give.field ?? defaultDate(path.object)?.key;
  if (!field) return undefined;
  const kept = flat(last.where).filter(
    (condition) => condition !== dated && !added.some((other) => replaces(other, condition)),
  );
  const figures: Figures =
    "measures" in last
      ? { measures: last.measures, ...(last.ratios ? { ratios: last.ratios } : {}) }
      : figuresOf(
          path.pieces.map((piece) => piece.give),
          path.object,
        );
  const periods = give.isElliptic && first ? comparedWith(give, first) : give.periods;
  return {
    object: last.object,
    ...joinAll([...kept, ...added]),
    ...("measures" in last && last.group ? { group: last.group } : {}),
    ...inBothPeriods(figures, { periods, field }),
  };
}

const flat = (where: Condition | undefined): Condition[] =>
  where === undefined ? [] : "and" in where ? where.and.flatMap(flat) : [where];

/** An "over" beside an "under" of one field stays; anything else about the same field gives way. */
function replaces(fresh: Condition, old: Condition): boolean {
  if (!("field" in fresh) || !("field" in old) || fresh.field !== old.field) return false;
  const up = ["gt", "gte"];
  const down = ["lt", "lte"];
  return !((up.includes(fresh.op) && down.includes(old.op)) || (down.includes(fresh.op) && up.includes(old.op)));
}
