import { stateOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { kindVerbAt } from "@/agent/planner/pieces/kind-verbs";
import { isOneOf } from "@/agent/planner/pieces/state-condition";
import { recordChoices } from "@/agent/planner/policy/choices";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { NameMatch } from "@/agent/planner/world";
import type { ObjectDefinition } from "@/db/objects/definition";

/** "why did we lose Alpenwerk?": the record itself, or those of the named one that ended so; the reply shows their reason and notes. */
export function whyOutcome(s: Sentence): Outcome | undefined {
  const at = s.tokens.findIndex((token) => token.lower === "why");
  if (at < 0 || at > 2) return undefined;
  const links = [...s.records.values()].flat().filter((link) => link.how !== "deleted" && link.how !== "similar");
  const [best] = links.sort((one, other) => other.to - other.from - (one.to - one.from));
  if (!best) return undefined;
  for (const object of s.catalog.objects) {
    const verb = s.tokens.findIndex((_, index) => kindVerbAt(s, index, object).length > 0);
    const keys = verb < 0 ? [] : kindVerbAt(s, verb, object);
    const outcome = keys.length > 0 ? ended(s, object, keys, best.matches) : undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

function ended(
  s: Sentence,
  object: ObjectDefinition,
  keys: string[],
  matches: readonly NameMatch[],
): Outcome | undefined {
  const state = stateOf(object);
  const lookups = object.fields.filter((field) => field.type === "lookup");
  const parents = matches.filter(
    (match) => lookups.some((field) => field.target === match.object) && match.object !== object.key,
  );
  const own = matches.filter((match) => match.object === object.key);
  const [parent] = parents;
  if (state && parent && parents.length === 1) {
    const field = lookups.find((entry) => entry.target === parent.object);
    const where = { and: [{ field: field?.key ?? "", op: "eq", value: parent.id }, isOneOf(state.key, keys)] };
    return call(
      "search_records",
      { object: object.key, where, count: "capped" },
      { chips: [{ text: `${object.plural} of ${parent.name}`, why: "why" }], leftOut: [] },
    );
  }
  const [only] = own;
  const get = (match: NameMatch) => ({
    tool: "get_record",
    input: { object: match.object, id: match.id, related: true },
  });
  if (own.length > 1) return recordChoices("Which one do you mean?", own, get, s);
  return only
    ? call("get_record", get(only).input, { chips: [{ text: only.name, why: "why" }], leftOut: [] })
    : undefined;
}
