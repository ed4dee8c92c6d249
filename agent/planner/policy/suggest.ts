import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { tokenize } from "@/agent/planner/text/tokenize";
import { ignorable, particles } from "@/agent/planner/words/closed-words";
import { deleteVerbs, updateVerbs } from "@/agent/planner/words/verbs";
import { registry, type ToolName } from "@/tools/registry";
import { examples } from "./refuse";

/** The tools that a sentence can lead to. */
const sayable: readonly ToolName[] = [
  "search_records",
  "aggregate_records",
  "get_record",
  "create_record",
  "update_record",
  "update_records",
  "delete_record",
  "delete_records",
  "restore_record",
  "log_note",
  "create_task",
  "complete_task",
  "list_changes",
];
type Example = {
  say: string;
  slots: { object: string; name: string }[];
  objects: string[];
  stems: Set<string>;
  isRemoval: boolean;
};

const stemsOf = (text: string): Set<string> =>
  new Set(
    tokenize(text)
      .filter((token) => token.kind === "word" && !ignorable.has(token.lower) && !particles.has(token.lower))
      .map((token) => (updateVerbs.has(token.lower) ? "set" : token.stem)),
  );

let known: Example[] | undefined;

/** What the tools themselves say can be said, read once. */
function allExamples(): Example[] {
  known ??= sayable.flatMap((tool) =>
    registry[tool].examples.map(({ say, input }) => {
      const text = JSON.stringify(input);
      const slots = [...text.matchAll(/\{(\w+):([^}"]+)\}/g)].map(([, object = "", name = ""]) => ({ object, name }));
      const objects = [...text.matchAll(/"object":"(\w+)"/g)].map(([, object = ""]) => object);
      return { say, slots, objects, stems: stemsOf(say), isRemoval: registry[tool].effect === "delete" };
    }),
  );
  return known;
}

/** Three sentences near to what was said, with names that exist here. */
export async function suggestions(s: Sentence): Promise<string[]> {
  const said = stemsOf(s.source);
  const isRemoval = s.tokens.some((token) => deleteVerbs.has(token.lower));
  const usable = allExamples()
    .filter((example) => isRemoval || !example.isRemoval)
    .filter((example) =>
      [...example.objects, ...example.slots.map((slot) => slot.object)].every(
        (object) => object === "members" || objectOf(s.catalog, object),
      ),
    );
  const rarity = (stem: string) => 1 / usable.filter((example) => example.stems.has(stem)).length;
  const ranked = usable
    .map((example) => ({
      example,
      score:
        [...example.stems].filter((stem) => said.has(stem)).reduce((sum, stem) => sum + rarity(stem), 0) /
        Math.sqrt(example.stems.size),
    }))
    .filter(({ score }) => score > 0.05)
    .sort((one, other) => other.score - one.score)
    .slice(0, 3);
  const filled = await Promise.all(ranked.map(({ example }) => fill(s, example)));
  return [...new Set([...filled.flatMap((text) => text ?? []), ...examples(s)])].slice(0, 3);
}

/** The example's names become names of this workspace; without one it is no example. */
async function fill(s: Sentence, example: Example): Promise<string | undefined> {
  let text = example.say;
  const people = s.world.members.filter((member) => !member.isMe).map((member) => member.name.split(" ")[0]);
  for (const { object, name } of example.slots) {
    const real = object === "members" ? people.shift() : await recordName(s, object, example.say);
    if (!real) return undefined;
    text = text.replace(name, () => real);
  }
  return text;
}

/** A record that was named in the sentence itself, else the first of its kind. */
async function recordName(s: Sentence, object: string, say: string): Promise<string | undefined> {
  const said = [...s.records.values()]
    .flat()
    .filter((link) => link.how === "exact" || link.how === "begins")
    .flatMap((link) => link.matches)
    .find((match) => match.object === object);
  if (said) return said.name;
  const isDeleted = /\b(?:restore|undelete|back)\b/.test(say);
  const output = asObject(
    await s.world
      .read("search_records", { object, limit: 1, ...(isDeleted ? { deleted: "only" } : {}) })
      .catch(() => undefined),
  );
  const { name } = asObject(Array.isArray(output.records) ? output.records[0] : undefined);
  return typeof name === "string" && name ? name : undefined;
}
