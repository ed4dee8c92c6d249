import { relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, never, type Outcome } from "@/agent/planner/policy/outcome";
import { escapeMarkdown } from "@/agent/planner/reply/format";
import type { NameMatch } from "@/agent/planner/world";
import { recordsNamedAt } from "./named-records";

type Relation = { key: string; label: string };

const joining = new Set(["link", "connect", "attach", "associate", "relate", "add"]);
const parting = new Set(["unlink", "disconnect", "detach", "dissociate", "remove", "take"]);
const into = new Set(["to", "with"]);
const outOf = new Set(["from", "off", "out"]);

/** "link Ivy and Wanda to Fair", "add Ivy to the guests of Fair", "unlink Ivy from Fair": two known records and a relation. */
export function linkOutcome(s: Sentence, start: number): Outcome | undefined {
  const verb = lowerAt(s, start);
  const isJoining = joining.has(verb);
  if (!isJoining && !parting.has(verb)) return undefined;
  const named = recordsNamedAt(s, start + 1);
  if (!named || !(isJoining ? into : outOf).has(lowerAt(s, named.to))) return undefined;
  const { at, word } = relationWord(s, lowerAt(s, named.to + 1) === "of" ? named.to + 2 : named.to + 1);
  const whole = recordsNamedAt(s, at);
  const [owner, second] = whole?.records ?? [];
  const isEnd = whole !== undefined && s.tokens.slice(whole.to).every((token) => token.kind === "punct");
  const objects = new Set(named.records.map(({ object }) => object));
  if (!owner || second || !isEnd || objects.size !== 1) return undefined;
  const fitting = relationsBetween(s, owner, [...objects][0] ?? "", word);
  const [relation, other] = fitting;
  if (!relation) return undefined;
  const ids = named.records.map(({ id }) => id);
  const input = (key: string) => ({
    object: owner.object,
    id: owner.id,
    relation: key,
    ...(isJoining ? { add: ids } : { remove: ids }),
  });
  if (!other) return call("link_records", input(relation.key), { chips: [], leftOut: [] });
  const options = fitting.map(({ key, label }) => ({ label, calls: [{ tool: "link_records", input: input(key) }] }));
  return {
    do: "ask",
    question: `As what of ${escapeMarkdown(owner.name)}?`,
    options: [...options.slice(0, 4), never],
  };
}

/** "the guests of" before the record that has them. */
function relationWord(s: Sentence, from: number): { at: number; word: string | undefined } {
  const begin = ["the", "its"].includes(lowerAt(s, from)) ? from + 1 : from;
  for (let at = begin + 1; at <= begin + 3; at += 1)
    if (["of", "on", "at"].includes(lowerAt(s, at)))
      return {
        at: at + 1,
        word: s.tokens
          .slice(begin, at)
          .map(({ lower }) => lower)
          .join(" "),
      };
  return { at: begin === from ? from : begin, word: undefined };
}

function relationsBetween(s: Sentence, owner: NameMatch, target: string, word: string | undefined): Relation[] {
  const object = s.catalog.objects.find(({ key }) => key === owner.object);
  if (!object) return [];
  const own = object.fields.filter((field) => field.type === "links" && field.target === target);
  const reverse = relationsTo(s.catalog, object.key).filter(({ from }) => from.key === target);
  const between = [
    ...own.map(({ key, label }) => ({ key, label })),
    ...reverse.map(({ key, field }) => ({ key, label: field.reverse?.label ?? key })),
  ];
  if (!word) return between;
  return between.filter(({ label, key }) => [label.toLowerCase(), key].includes(word));
}
