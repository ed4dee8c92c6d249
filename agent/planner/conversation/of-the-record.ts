import type { Path } from "@/agent/planner/assemble/compose";
import { queryFrom } from "@/agent/planner/assemble/query";
import { objectOf, relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";

const openers = [
  "any",
  "and any",
  "and",
  "are there any",
  "are there",
  "is there any",
  "is there an",
  "do they have any",
  "do they have",
  "does it have any",
  "do we have any",
  "what about",
  "how about",
  "and what about",
  "anything",
];

/** "tell me about Tessel", then "any open deals?": those of the record that was just opened, unless another is named. */
export function ofTheRecord(s: Sentence, best: Path | undefined): Outcome | undefined {
  const record = s.state.shown.length === 1 ? s.state.shown[0] : undefined;
  const isOnly = s.state.lastQuery?.where !== undefined && "field" in s.state.lastQuery.where;
  const leaned = leaning.has(lowerAt(s, 0)) || (isOnly && lowerAt(s, 0) === "any") ? namedBefore(s) : [];
  // "and the tasks?" comes without its "and".
  const isShort =
    s.tokens.length <= 3 && s.tokens.every((_, index) => s.words.has(index) || s.tokens[index]?.kind === "punct");
  const isBare = (lowerAt(s, 0) === "the" && s.tokens.length <= 4) || isShort;
  const isLed = isBare || (matching(s, 0, openers).length > 0 && lowerAt(s, 1) !== "");
  const isElsewhere =
    s.members.size > 0 || s.places.size > 0 || [...s.records.values()].flat().some(({ how }) => how === "exact");
  if (!best || best.unused.length > 0 || !isLed || isElsewhere) return undefined;
  const hasNoun = best.pieces.some(({ give }) => give.kind === "head" && !give.isLoose);
  const found = [...(record ? [record] : []), ...leaned].flatMap((ref) => {
    const ways = relationsTo(s.catalog, ref.object).filter(
      ({ from, field }) => from.key === best.object.key && field.type === "lookup",
    );
    return ways.length === 1 && ways[0] ? [{ ref, field: ways[0].field }] : [];
  })[0];
  if (!hasNoun || !found) return undefined;
  const query = queryFrom(best.pieces, best.object, s.catalog);
  const own = { field: found.field.key, op: "eq" as const, value: found.ref.id };
  const where = query.where ? { and: [own, ...("and" in query.where ? query.where.and : [query.where])] } : own;
  const reading = readingOf(s, best);
  const chips = [...reading.chips, { text: `of ${found.ref.name || "the same one"}`, why: "the record shown before" }];
  return call("measures" in query ? "aggregate_records" : "search_records", { ...query, where }, { ...reading, chips });
}

const leaning = new Set(["and", "what", "how", "the"]);

/** "open deals of Tessel", then "and the tasks?": whom the list before was about. */
function namedBefore(s: Sentence): { object: string; id: string; name: string }[] {
  const last = s.state.lastQuery;
  const object = last && objectOf(s.catalog, last.object);
  const parts = last?.where ? ("and" in last.where ? last.where.and : [last.where]) : [];
  return parts.flatMap((part) => {
    if (!("field" in part) || part.op !== "eq" || typeof part.value !== "string") return [];
    const target = object?.fields.find(({ key, type }) => key === part.field && type === "lookup")?.target;
    return target ? [{ object: target, id: part.value, name: "" }] : [];
  });
}
