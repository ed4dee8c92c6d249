import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Condition, Operator } from "@/db/query/tree";

const asked =
  /^(?:and |what about |how about |show |me |list |now |ok |okay |so |, )*(?:(?:all )?the (?:others|other ones|rest|remaining ones|remainder)|(?:the ones|those|the rest) (?:who|that|which) (?:are|do|have|is|does|did|were)(?: not|n't)|who (?:is|are|does|do|has|have|did)(?: not|n't)|everyone else|everybody else|all others|all the others)(?: please| instead)*[?.! ]*$/;

const opposite: Readonly<Partial<Record<Operator, Operator>>> = {
  eq: "ne",
  ne: "eq",
  in: "not_in",
  not_in: "in",
  empty: "not_empty",
  not_empty: "empty",
  has_any: "has_none",
  has_none: "has_any",
};

/** "open deals of Jonas", then "the others": what was said last is turned round, and the rest stands. */
export function theOthers(s: Sentence): Outcome | undefined {
  const words = s.tokens.map(({ lower }) => lower).join(" ");
  const last = s.state.lastQuery;
  if (!last?.where || !asked.test(words) || ("limit" in last && last.limit !== undefined)) return undefined;
  const parts = "and" in last.where ? last.where.and : [last.where];
  const turned = parts.at(-1);
  if (!turned) return undefined;
  const kept = parts.slice(0, -1);
  const where = kept.length > 0 ? { and: [...kept, without(turned)] } : without(turned);
  return call(
    "measures" in last ? "aggregate_records" : "search_records",
    { ...last, where },
    { chips: [], leftOut: [] },
  );
}

function without(condition: Condition): Condition {
  if ("not" in condition) return condition.not;
  if (!("field" in condition)) return { not: condition };
  if (typeof condition.value === "boolean") return { ...condition, value: !condition.value };
  const op = opposite[condition.op];
  return op ? { ...condition, op } : { not: condition };
}
