import type { Path } from "@/agent/planner/assemble/compose";
import { prefixed } from "@/agent/planner/assemble/prefixed";
import { conditionsOf } from "@/agent/planner/assemble/query";
import { objectOf, relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Condition } from "@/db/query/tree";

const counting = new Set(["how", "many", "number", "count"]);
const leads = new Set([
  ...counting,
  "and",
  "now",
  "show",
  "me",
  "list",
  "what",
  "about",
  "all",
  "please",
  "give",
  "the",
  "of",
]);

const plain = new Set(["head", "where", "period", "noise", "all", "measure"]);

/** "companies in Oslo", then "their contacts": the conditions of the list before, asked through the lookup that leads to it. */
export function theirRecords(s: Sentence, best: Path | undefined): Outcome | undefined {
  const { lastSet, lastQuery } = s.state;
  const at = s.tokens.findIndex((token) => token.lower === "their");
  const isLed = s.tokens.slice(0, Math.max(at, 0)).every((token) => leads.has(token.lower) || token.kind === "punct");
  const isTop = lastQuery && "limit" in lastQuery && lastQuery.limit !== undefined;
  if (!lastSet || at < 0 || !isLed || isTop || lastSet.deleted || lastSet.search) return undefined;
  const noun = objectLinksAt(s, at + 1).find((link) =>
    s.tokens.slice(link.to).every((token) => token.kind === "punct"),
  );
  // "their open tasks" has conditions of its own.
  const isRead =
    best?.pieces.every(({ give }) => plain.has(give.kind)) === true && best.unused.every((word) => word === at);
  const isCounted = s.tokens.slice(0, at).some((token) => counting.has(token.lower));
  if (!isCounted && best?.pieces.some(({ give }) => give.kind === "measure")) return undefined;
  const own = noun ? [] : isRead && best ? conditionsOf(best.pieces, best.object) : undefined;
  const key = noun?.entry.object ?? best?.object.key;
  if (!own) return undefined;
  const ways = relationsTo(s.catalog, lastSet.object).filter(
    ({ from, field }) => from.key === key && field.type === "lookup",
  );
  const back = relationsTo(s.catalog, key ?? "").filter(
    ({ from, field }) => from.key === lastSet.object && field.type === "lookup",
  );
  const [toOther] = back;
  if (ways.length === 0 && toOther && back.length === 1 && !isCounted)
    return whom(s, toOther.key, { object: key ?? "", own, set: lastSet.where });
  const [way] = ways;
  if (!way || ways.length !== 1) return undefined;
  const where = lastSet.where
    ? prefixed(lastSet.where, way.field.key)
    : { field: way.field.key, op: "not_empty" as const };
  if (!where) return undefined;
  const all = own.length > 0 ? { and: [...("and" in where ? where.and : [where]), ...own] } : where;
  const asked = isCounted ? { measures: [{ fn: "count" }] } : { count: "capped" };
  return call(
    isCounted ? "aggregate_records" : "search_records",
    { object: way.from.key, where: all, ...asked },
    { chips: [{ text: way.from.plural, why: lowerAt(s, at) }], leftOut: [] },
  );
}

/** "open deals", then "and their contacts": those that the deals name. */
function whom(
  s: Sentence,
  related: string,
  { object, own, set }: { object: string; own: Condition[]; set: Condition | undefined },
): Outcome {
  const named: Condition = { related, ...(set ? { where: set } : {}) };
  const where = own.length > 0 ? { and: [named, ...own] } : named;
  const plural = objectOf(s.catalog, object)?.plural ?? object;
  return call(
    "search_records",
    { object, where, count: "capped" },
    { chips: [{ text: plural, why: "their" }], leftOut: [] },
  );
}
