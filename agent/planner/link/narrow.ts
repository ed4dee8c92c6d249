import { stemOf } from "@/agent/planner/text/stem";
import type { Token } from "@/agent/planner/text/token";
import type { RecordLink } from "./link-records";

/** As many are answered for a phrase and an object; where there are so many, others may have been left out. */
const answered = 6;
const loose = new Set(["begins", "contains"]);

/** "Kessler trackers" for "Kessler trailer trackers": the words after a name's beginning say which of its bearers is meant. */
export function narrowed(tokens: readonly Token[], links: readonly RecordLink[]): RecordLink[] {
  const sure = links.filter(({ how }) => how === "exact");
  const found = [
    ...links.flatMap((link) => byNextWords(tokens, link)),
    ...links.flatMap((link) => byTail(link, links)),
  ];
  return found.filter(
    ({ from, to }, index) =>
      !sure.some((other) => other.from <= from && other.to >= to) &&
      found.findIndex((other) => other.from === from && other.to === to) === index,
  );
}

function byNextWords(tokens: readonly Token[], { from, to, matches, how }: RecordLink): RecordLink[] {
  if (!loose.has(how) || matches.length < 2) return [];
  let left = wholly(matches);
  let end = to;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (token?.kind !== "word" || token.lower.length < 3) break;
    const fitting = left.filter(({ name }) => wordsOf(name).includes(stemOf(token.lower)));
    if (fitting.length === 0) break;
    left = fitting;
  }
  return end > to && left.length === 1 ? [{ from, to: end, matches: left, how: "begins" }] : [];
}

/** "Mälarkod starter pack": a name's first word is a name by itself, and its last words are found on their own. */
function byTail(link: RecordLink, links: readonly RecordLink[]): RecordLink[] {
  if (!loose.has(link.how)) return [];
  return links
    .filter((head) => head.to === link.from && head.how !== "deleted" && head.how !== "similar")
    .flatMap((head): RecordLink[] => {
      const first = wordsOf(head.matches[0]?.phrase ?? "");
      const fitting = wholly(link.matches).filter(({ name }) => first.every((word, at) => wordsOf(name)[at] === word));
      return fitting.length === 1 ? [{ from: head.from, to: link.to, matches: fitting, how: "begins" }] : [];
    });
}

const wholly = (matches: RecordLink["matches"]): RecordLink["matches"] =>
  matches.filter(({ object }) => matches.filter((other) => other.object === object).length < answered);

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(stemOf);
