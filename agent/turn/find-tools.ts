import { tool } from "ai";
import { z } from "zod";

import type { AnyTool } from "@/tools/core/define-tool";
import { registry } from "@/tools/registry";

export const findToolsName = "find_tools";

const mostFound = 6;

const stop = new Set(
  "a an and are as at be by can do for from how i in is it its me my of on or our please so that the them there these they this those to us we what when where which who will with you your".split(
    " ",
  ),
);

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ies|ied)$/, "y").replace(/(?:ings?|ed|es|s)$/, "") : word;

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !stop.has(word)).map(stem));
}

type Indexed = { name: string; named: Set<string>; described: Set<string>; said: Set<string>[] };

let index: { tools: Indexed[]; rarity: Map<string, number> } | undefined;

/** Read once: the registry does not change while the process runs. */
function openIndex(): NonNullable<typeof index> {
  if (index) return index;
  const tools = Object.values(registry as Record<string, AnyTool>).map(({ name, description, examples }) => ({
    name,
    named: wordsOf(name.replaceAll("_", " ")),
    described: wordsOf(description),
    said: examples.map(({ say }) => wordsOf(say)),
  }));
  const counts = new Map<string, number>();
  for (const each of tools)
    for (const word of new Set([...each.named, ...each.described, ...each.said.flatMap((said) => [...said])]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + tools.length / count)]));
  index = { tools, rarity };
  return index;
}

/** Names of tools whose name, examples or description have words of the text, nearest first; rare words count most. */
export function rankTools(text: string): string[] {
  const { tools, rarity } = openIndex();
  const words = [...wordsOf(text)].filter((word) => rarity.has(word));
  const weigh = (known: Set<string>): number =>
    words.reduce((sum, word) => sum + (known.has(word) ? (rarity.get(word) ?? 0) : 0), 0);
  return tools
    .map(({ name, named, described, said }) => ({
      name,
      score: 2 * weigh(named) + weigh(described) + Math.max(0, ...said.map(weigh)),
    }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || left.name.localeCompare(right.name))
    .map(({ name }) => name);
}

const tools = registry as Record<string, AnyTool>;

/** Gives a language model the tools that its request did not carry; what they may do is checked when they are called. */
export const findTools = tool({
  description:
    "Find more tools by what they do, in a few words such as: export, import, views, fields, objects, trash, duplicates, documents, jobs, audit, model usage. What is found can be called from the next step on.",
  inputSchema: z.object({ query: z.string().min(1).max(200) }),
  execute: async ({ query }) => ({
    tools: rankTools(query)
      .flatMap((name) => tools[name] ?? [])
      .slice(0, mostFound)
      .map(({ name, description }) => ({ name, description })),
  }),
});
