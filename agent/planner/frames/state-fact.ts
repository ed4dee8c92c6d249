import { fieldOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { booleanAt } from "@/agent/planner/pieces/boolean-condition";
import { call, never, type Outcome } from "@/agent/planner/policy/outcome";
import { ignorable } from "@/agent/planner/words/closed-words";

/**
 * "Verena has left the company" reports what is to be noted. "Verena left the company" may be mere talk: the change that it could mean is
 * offered and not made unasked.
 */
export function toldOutcome(s: Sentence): Outcome | undefined {
  const link = [...(s.records.get(0) ?? [])]
    .filter((entry) => entry.how === "exact" || entry.how === "begins")
    .sort((one, other) => other.to - one.to)[0];
  if (!link || s.tokens.at(-1)?.text === "?") return undefined;
  const at = ["has", "have", "just", "is"].includes(lowerAt(s, link.to)) ? link.to + 1 : link.to;
  const all = (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind !== "option") return [];
    const isRest = s.tokens.slice(to).every((token, offset) => isFiller(s, to + offset) || token.kind === "punct");
    const object = s.catalog.objects.find((candidate) => candidate.key === entry.object);
    const field = object ? fieldOf(object, entry.field) : undefined;
    const option = field?.options?.find((candidate) => candidate.key === entry.option);
    if (!isRest || !object || !field || !option || field.type !== "picklist") return [];
    return link.matches
      .filter((match) => match.object === object.key)
      .map((match) => ({
        name: match.name,
        detail: match.detail,
        label: `Set ${field.label.toLowerCase()} of ${match.name} to ${option.label}`,
        calls: [
          { tool: "update_record", input: { object: match.object, id: match.id, values: { [field.key]: option.key } } },
        ],
      }));
  });
  const plans = [...new Map(all.map((plan) => [JSON.stringify(plan.calls), plan])).values()];
  if (plans.length === 0) return undefined;
  const [only] = plans;
  const [change] = only?.calls ?? [];
  const isReported = ["has", "have"].includes(lowerAt(s, link.to)) || lowerAt(s, at - 1) === "just";
  if (plans.length === 1 && link.how === "exact" && isReported && change)
    return call(change.tool, change.input, { chips: [], leftOut: [] });
  const shown = plans.slice(0, 3);
  return {
    do: "ask",
    question: "I changed nothing yet. Shall I note that in the record?",
    options: [...shown.map(({ label, calls }) => ({ label, calls })), never],
    details: shown.map((plan) => plan.detail ?? undefined),
  };
}

const isFiller = (s: Sentence, at: number): boolean =>
  ignorable.has(lowerAt(s, at)) || (s.words.get(at) ?? []).some((link) => link.entry.kind === "object");

/** "Kestrel is out of service", "Nora has consented": a yes or no told of a record. */
export function toldFlag(s: Sentence): Outcome | undefined {
  const link = [...(s.records.get(0) ?? [])]
    .filter((entry) => entry.how === "exact" || entry.how === "begins")
    .sort((one, other) => other.to - one.to)[0];
  if (!link || s.tokens.at(-1)?.text === "?" || !["is", "has"].includes(lowerAt(s, link.to))) return undefined;
  const start = lowerAt(s, link.to + 1) === "now" ? link.to + 2 : link.to + 1;
  const plans = s.catalog.objects.flatMap((object) =>
    booleanAt(s, start, object)
      .filter(({ to }) => s.tokens.slice(to).every((token) => token.kind === "punct"))
      .flatMap(({ field, value }) =>
        link.matches
          .filter((match) => match.object === object.key)
          .map((match) => ({
            label: `Set ${field.label.toLowerCase()} of ${match.name} to ${value ? "yes" : "no"}`,
            calls: [
              { tool: "update_record", input: { object: match.object, id: match.id, values: { [field.key]: value } } },
            ],
          })),
      ),
  );
  const single = [...new Map(plans.map((plan) => [JSON.stringify(plan.calls), plan])).values()];
  if (single.length === 0) return undefined;
  return {
    do: "ask",
    question: "I changed nothing yet. Shall I note that in the record?",
    options: [...single.slice(0, 3), never],
  };
}
