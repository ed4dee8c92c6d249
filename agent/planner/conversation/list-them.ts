import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { selectionOf } from "./state";

const asked =
  /^(?:(?:and|now|please|ok|okay|so|can you|could you|,) )*(?:(?:list|show|give|name|see|open|display|get)(?: (?:me|us))?(?: all)?(?: of)? (?:them|those|these|the list|the records)(?: all)?|(?:which|who|what) are (?:they|those|these)|which (?:ones|ones are (?:they|those|these|it)|are those)|(?:which|what) (?:is it|one|one is it))(?: please)?[?.! ]*$/;

/** "how many are there?", then "list them": the records behind the figures. */
export function listThem(s: Sentence): Outcome | undefined {
  const last = s.state.lastQuery;
  const words = s.tokens.map(({ lower }) => lower).join(" ");
  if (!last || !("measures" in last) || !asked.test(words)) return undefined;
  return call("search_records", { ...selectionOf(last), count: "capped" }, { chips: [], leftOut: [] });
}
