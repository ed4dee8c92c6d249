import { lowerAt, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { never, type Outcome } from "@/agent/planner/policy/outcome";

/** "add Jane Roe to Donauglas AG": the name and its place are clear, the kind is not; each kind that can belong there is offered. */
export function addToOutcome(s: Sentence, start: number): Outcome | undefined {
  if (lowerAt(s, start) !== "add") return undefined;
  const to = s.tokens.findIndex(
    (token, at) => at > start + 1 && ["to", "at"].includes(token.lower) && s.records.has(at + 1),
  );
  const link = [...(s.records.get(to + 1) ?? [])]
    .filter((entry) => entry.how === "exact" || entry.how === "begins")
    .sort((one, other) => other.to - one.to)[0];
  const name = textBetween(s, start + 1, to);
  const isName = /^\p{Lu}/u.test(name) && to - start <= 5;
  const isKnown = s.tokens.slice(start + 1, to).some((_, offset) => {
    const at = start + 1 + offset;
    return s.words.has(at) || s.members.has(at) || (s.records.get(at) ?? []).some((entry) => entry.how === "exact");
  });
  const isEnd = s.tokens.slice(link?.to).every((token) => token.kind === "punct");
  const parents = link?.matches ?? [];
  const [parent] = parents;
  if (to < 0 || !parent || parents.length !== 1 || !isName || isKnown || !isEnd) return undefined;
  const options = s.catalog.objects
    .filter((object) => !object.isActivity)
    .flatMap((object) => {
      const field = object.fields.find((entry) => entry.type === "lookup" && entry.target === parent.object);
      const values = { [object.nameField]: name, ...(field ? { [field.key]: parent.id } : {}) };
      return field
        ? [
            {
              label: `${object.label} ${name}`,
              calls: [{ tool: "create_record", input: { object: object.key, values } }],
            },
          ]
        : [];
    });
  if (options.length === 0) return undefined;
  return {
    do: "ask",
    question: `What is ${name}, to be added to ${parent.name}?`,
    options: [...options.slice(0, 3), never],
  };
}

/** "add Training to the interests of …" makes nothing. */
export const addsToField = (s: Sentence): boolean =>
  s.tokens.some(
    ({ lower }, at) =>
      lower === "to" &&
      [at + 1, at + 2].some((next) =>
        (s.words.get(next) ?? []).some(({ entry, to }) => entry.kind === "field" && lowerAt(s, to) === "of"),
      ),
  );
