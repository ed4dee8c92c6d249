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
/** Near enough to be shown where nothing else can be said. */
export const isNear = ({ coverage, similarity }: Found): boolean =>
  Number(coverage) >= 0.45 || Number(similarity ?? 0) >= 0.5;
/** Below, hardly any question had its answer in the passage. */
const isFar = ({ coverage, similarity }: Found): boolean => Number(coverage) < 0.35 && Number(similarity ?? 0) < 0.45;

/** Documents and notes in their own words, each sentence with the place where it stands; or that they do not say. */
export function knowledgeReply({ call, said, world }: ReplyParts): string {
  const output = asObject(call.output);
  const isWhen = /^\s*(?:and )?when\b/i.test(said);
  const isAbout = Array.isArray(asObject(call.input).about);
  const found = (Array.isArray(output.passages) ? output.passages : []).map(asObject);
  const passages = isWhen && isAbout ? found.filter((each) => !isFar(each)).sort(byTime) : found;
  const words = (Array.isArray(output.words) ? output.words : []).map(asObject) as Word[];
  const notice = typeof output.notice === "string" ? `\n\n${escapeMarkdown(output.notice)}` : "";
  const [best] = passages;
  if (!best || isFar(best)) {
    const where = isAbout ? "what is written about them" : "the documents and notes";
    return `That is not in ${where}, as far as I can find.${notice}`;
  }
  const sure = passages.filter(isSure);
  const dateOf = dateWriter(world);
  const shown = spread(sure.length > 0 ? sure : passages).slice(0, most);
  const lines = onceEach(shown.flatMap((passage) => quotesOf(passage, words, dateOf)))
    .map((quote) => `- ${quote}`)
    .join("\n");
  const names = new Set(shown.filter(({ documentId }) => documentId !== null).map(({ documentId }) => documentId));
  const several = names.size > 1 ? " More than one document speaks of it, so compare them." : "";
  const sources = sourcesOf(shown, world);
  if (sure.length === 0) {
    const lacking = Array.isArray(best.missing)
      ? best.missing.slice(0, 4).map((word) => `“${escapeMarkdown(String(word))}”`)
      : [];
    const but = lacking.length > 0 ? ` The nearest does not mention ${listOf(lacking)}.` : "";
    return `I am not sure that ${sources} answer this.${but}${several} What comes nearest:\n\n${lines}${notice}`;
  }
  const latest = isWhen && isAbout ? `, the latest of ${dateOf(String(shown[0]?.createdAt))}` : "";
  return `${several.trim()}${several ? " " : ""}In ${sources}' own words${latest}:\n\n${lines}${notice}`;
}

/** What stands word for word in two notes is quoted from the better one. */
function onceEach(quotes: readonly string[]): string[] {
  const wordsOf = (quote: string): string => quote.slice(0, quote.lastIndexOf("” [") + 1);
  return quotes.filter((quote, at) => quotes.findIndex((other) => wordsOf(other) === wordsOf(quote)) === at);
}

const byTime = (one: Found, other: Found): number => String(other.createdAt).localeCompare(String(one.createdAt));

/** "the documents", "the documents and notes": where what is shown comes from. */
function sourcesOf(shown: readonly Found[], { catalog }: ReplyParts["world"]): string {
  const kinds = shown.map(({ record }) => {
    const key = asObject(record).object;
    if (key === undefined) return "documents";
    return catalog.objects.find((object) => object.key === key)?.plural.toLowerCase() ?? "records";
  });
  return `the ${listOf([...new Set(kinds)])}`;
}

function dateWriter({ locale, timeZone }: ReplyParts["world"]): (at: string) => string {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone });
  return (at) => format.format(new Date(at));
}

/** The best of each document or record before the second of any, so that one which repeats itself does not crowd out the others. */
function spread(passages: readonly Found[]): Found[] {
  const seen = new Map<unknown, number>();
  return passages
    .map((passage) => {
      const source = passage.documentId ?? asObject(passage.record).id;
      const turn = seen.get(source) ?? 0;
      seen.set(source, turn + 1);
      return { passage, turn };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ passage }) => passage);
}

/** The sentences of a passage that have most of what was asked, at most two, each with a link to where it stands. */
function quotesOf(passage: Found, words: readonly Word[], dateOf: (at: string) => string): string[] {
  const text = String(passage.text);
  const parts = partsOf(text).map((part) => ({ ...part, score: scoreOf(part.text, words) }));
  const top = Math.max(...parts.map(({ score }) => score));
  const said = new Set<string>();
  const isNew = ({ shown }: { shown: string }): boolean => !said.has(shown) && said.add(shown).size > 0;
  const chosen = parts
    .filter((part) => part.score >= top * 0.6 && isNew(part))
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, top > 0 ? 2 : 1)
    .sort((one, other) => one.at - other.at);
  const whole = { text, at: 0, shown: plain(text) };
  return (chosen.length > 0 ? chosen : [whole]).map((part) => {
    const from = Number(passage.from) + part.at;
    const place = `from=${from}&to=${from + part.text.trimEnd().length}`;
    const link = String(passage.link).replace(/from=\d+&to=\d+$/, place);
    const detail = passage.record === null ? pageOf(passage) : `, ${dateOf(String(passage.createdAt))}`;
    return `“${escapeMarkdown(shortened(part.shown))}” [${escapeMarkdown(`${String(passage.name)}${detail}`)}](${link})`;
  });
}

const pageOf = ({ page }: Found): string => (page === null ? "" : `, page ${String(page)}`);

type Part = { text: string; at: number; shown: string };
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const rule = /^\s*\|?[\s:|-]+\|?\s*$/;
const cellsOf = (row: string): string[] => plain(row).split(" · ");

/** Sentences of running text; a row of a table is read with the heads of its columns, and a heading says nothing. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let heads: string[] | null = null;
  const lines = [...text.matchAll(/[^\n]+/g)];
  for (const [place, line] of lines.entries()) {
    const [said] = line;
    if (/^\s*\|/.test(said)) {
      if (rule.test(said)) continue;
      if (rule.test(lines[place + 1]?.[0] ?? "")) heads = cellsOf(said);
      else parts.push({ text: said, at: line.index, shown: rowText(cellsOf(said), heads) });
      continue;
    }
    heads = null;
    if (/^\s*#/.test(said) || rule.test(said)) continue;
    for (const { segment, index } of sentences.segment(said))
      if (segment.trim() !== "") parts.push({ text: segment, at: line.index + index, shown: plain(segment) });
  }
  return parts;
}

const rowText = (cells: string[], heads: string[] | null): string =>
  heads
    ? cells.map((cell, at) => (at === 0 ? cell : `${heads[at] ?? ""} ${cell}`.trim())).join(", ")
    : cells.join(" · ");

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
