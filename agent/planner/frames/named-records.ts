import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import type { NameMatch } from "@/agent/planner/world";

/**
 * Records from `start` on: one name, or several with commas and "and" between them. A name that several records have stands for all
 * of them only where that is what is meant, as in "merge the two Ivy Fischers".
 */
export function recordsNamedAt(
  s: Sentence,
  start: number,
  { isShared = false }: { isShared?: boolean } = {},
): { records: NameMatch[]; to: number } | undefined {
  const records: NameMatch[] = [];
  let at = start;
  while (true) {
    const [link] = [...(s.records.get(at) ?? [])]
      .filter(({ how }) => how === "exact" || how === "begins")
      .sort((one, other) => other.to - one.to);
    const [match, second] = link?.matches ?? [];
    if (!link || !match || (second && !isShared)) return undefined;
    records.push(...(isShared ? link.matches : [match]));
    at = link.to;
    const isList = lowerAt(s, at) === "and" || lowerAt(s, at) === ",";
    if (!isList) return { records, to: at };
    at += lowerAt(s, at) === "," && lowerAt(s, at + 1) === "and" ? 2 : 1;
  }
}
