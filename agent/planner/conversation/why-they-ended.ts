import { objectOf, reasonField } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { selectionOf } from "./state";

const asked =
  /^(?:and |but |so |, )*(?:why(?: (?:did|have|were|was|is|are) (?:we|they|it|those|these|that|i|he|she))?(?: (?:lose|lost|lose it|been lost))?(?: (?:them|those|these|it|that))?|(?:for |with )?(?:what (?:were |was |are )?)?(?:the |their )?reasons?|what reasons?(?: (?:were|was) (?:given|there))?|for what reasons?)[?.! ]*$/;

/** "lost deals", then "why did we lose them?": the reasons that were given, with how often. */
export function whyTheyEnded(s: Sentence): Outcome | undefined {
  const words = s.tokens.map(({ lower }) => lower).join(" ");
  const last = s.state.lastQuery;
  const object = last && objectOf(s.catalog, last.object);
  const reason = object && reasonField(object);
  if (!last || !reason || !asked.test(words)) return undefined;
  const query = { ...selectionOf(last), group: [{ field: reason.key }], measures: [{ fn: "count" }] };
  return call("aggregate_records", query, {
    chips: [{ text: `by ${reason.label.toLowerCase()}`, why: "why" }],
    leftOut: [],
  });
}
