import { relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Condition } from "@/db/query/tree";

const leads = new Set(["and", "now", "show", "me", "list", "what", "about", "all", "please", "give", "the", "of"]);

/** "companies in Oslo", then "their contacts": the conditions of the list before, asked through the lookup that leads to it. */
export function theirRecords(s: Sentence): Outcome | undefined {
  const { lastSet, lastQuery } = s.state;
  const at = s.tokens.findIndex((token) => token.lower === "their");
  const isLed = s.tokens.slice(0, Math.max(at, 0)).every((token) => leads.has(token.lower) || token.kind === "punct");
  const isTop = lastQuery && "limit" in lastQuery && lastQuery.limit !== undefined;
  if (!lastSet || at < 0 || !isLed || isTop || lastSet.deleted || lastSet.search) return undefined;
  const noun = objectLinksAt(s, at + 1).find((link) =>
    s.tokens.slice(link.to).every((token) => token.kind === "punct"),
  );
  const ways = relationsTo(s.catalog, lastSet.object).filter(
    ({ from, field }) => from.key === noun?.entry.object && field.type === "lookup",
  );
  const [way] = ways;
  if (!noun || !way || ways.length !== 1) return undefined;
  const where = lastSet.where
    ? through(way.field.key, lastSet.where)
    : { field: way.field.key, op: "not_empty" as const };
  if (!where) return undefined;
  return call(
    "search_records",
    { object: way.from.key, where, count: "capped" },
    { chips: [{ text: way.from.plural, why: lowerAt(s, at) }], leftOut: [] },
  );
}

/** A condition of one more step cannot be asked; then nothing is. */
function through(lookup: string, condition: Condition): Condition | undefined {
  if ("and" in condition) {
    const parts = condition.and.map((part) => through(lookup, part));
    return parts.every((part) => part !== undefined) ? { and: parts } : undefined;
  }
  if (!("field" in condition) || condition.field.includes(".")) return undefined;
  return { ...condition, field: `${lookup}.${condition.field}` };
}
