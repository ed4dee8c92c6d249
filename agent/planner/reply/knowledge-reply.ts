import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, listOf } from "./format";

type Found = Record<string, unknown>;
type Word = { stem: string; weight: number };

const most = 3;
const longest = 320;

/** Measured on the seen half of the retrieval set: above, no question without an answer was taken to have one. */
export const isSure = ({ coverage, similarity }: Found): boolean =>
  Number(coverage) >= 0.65 || Number(similarity) >= 0.62;
/** Below, hardly any question had its answer in the passage. */
const isFar = ({ coverage, similarity }: Found): boolean => Number(coverage) < 0.35 && Number(similarity ?? 0) < 0.45;

/** The documents in their own words, each sentence with the place where it stands; or that they do not say. */
export function knowledgeReply({ call }: ReplyParts): string {
  const output = asObject(call.output);
  const passages = (Array.isArray(output.passages) ? output.passages : []).map(asObject);
  const words = (Array.isArray(output.words) ? output.words : []).map(asObject) as Word[];
  const notice = typeof output.notice === "string" ? `\n\n${escapeMarkdown(output.notice)}` : "";
  const [best] = passages;
  if (!best || isFar(best)) return `That is not in the documents, as far as I can find.${notice}`;
  const sure = passages.filter(isSure);
  const shown = (sure.length > 0 ? sure : passages).slice(0, most);
  const lines = shown.map((passage) => `- ${quoteOf(passage, words)}`).join("\n");
  if (sure.length === 0) {
    const lacking = Array.isArray(best.missing)
      ? best.missing.slice(0, 4).map((word) => `“${escapeMarkdown(String(word))}”`)
      : [];
    const but = lacking.length > 0 ? ` The nearest does not mention ${listOf(lacking)}.` : "";
    return `I am not sure that the documents answer this.${but} What comes nearest:\n\n${lines}${notice}`;
  }
  const names = new Set(shown.map(({ documentId }) => documentId));
  const several = names.size > 1 ? " More than one document speaks of it, so compare them." : "";
  return `In the documents' own words:${several}\n\n${lines}${notice}`;
}

/** The sentences of a passage that have most of what was asked, and a link to where they stand. */
function quoteOf(passage: Found, words: readonly Word[]): string {
  const text = String(passage.text);
  const parts = partsOf(text);
  const scored = parts.map((part) => ({ ...part, score: scoreOf(part.text, words) }));
  const top = scored.reduce(
    (best, part) => (part.score > best.score ? part : best),
    scored[0] ?? { text, at: 0, score: 0 },
  );
  const next = scored[scored.findIndex((part) => part.at === top.at) + 1];
  const isShort = top.text.length < 100 && next !== undefined && next.score > 0;
  const end = isShort ? next.at + next.text.length : top.at + top.text.length;
  const quoted = shortened(plain(text.slice(top.at, end)));
  const from = Number(passage.from) + top.at;
  const to = Number(passage.from) + end;
  const place = `/documents/${encodeURIComponent(String(passage.documentId))}?version=${encodeURIComponent(String(passage.versionId))}&from=${from}&to=${to}`;
  const where = [String(passage.name), passage.page === null ? null : `page ${String(passage.page)}`]
    .filter(Boolean)
    .join(", ");
  return `“${escapeMarkdown(quoted)}” [${escapeMarkdown(where)}](${place})`;
}

type Part = { text: string; at: number };
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Sentences of running text; a row of a table or of a list is one by itself, and a heading says nothing. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const [said] = line;
    if (/^\s*(?:#|\|?[\s:|-]+\|?\s*$)/.test(said)) continue;
    if (/^\s*\|/.test(said)) parts.push({ text: said, at: line.index });
    else
      for (const { segment, index } of sentences.segment(said)) parts.push({ text: segment, at: line.index + index });
  }
  return parts.filter((part) => part.text.trim() !== "");
}

function scoreOf(text: string, words: readonly Word[]): number {
  const said = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.reduce((sum, { stem, weight }) => sum + (said.some((word) => word.startsWith(stem)) ? weight : 0), 0);
}

/** As a person reads it: no marks of lists and emphasis, the cells of a row apart. */
function plain(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+>]|\d+\.)\s+/, "").replace(/^\s*\||\|\s*$/g, ""))
    .join(" ")
    .replaceAll(/\s*\|\s*/g, " · ")
    .replaceAll(/[*_`]{1,3}/g, "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const shortened = (text: string): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest)
        .replace(/\s+\S*$/, "")
        .toWellFormed()} …`;
