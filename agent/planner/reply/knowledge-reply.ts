import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { blocksOf, sentencesOf } from "@/agent/planner/text/text-units";
import { type AnswerKind, keyWords, kindOf } from "./answer-kind";
import { escapeMarkdown, listOf } from "./format";

type Found = Record<string, unknown>;
type Word = { stem: string; weight: number };

const most = 3;
const longest = 320;

const coverageOf = ({ coverage }: Found): number => Number(coverage);
const similarityOf = ({ similarity }: Found): number => Number(similarity ?? 0);

/** Measured on the seen half of the retrieval set: above, no question without an answer was taken to have one. */
export const isSure = (passage: Found): boolean => coverageOf(passage) >= 0.65 || similarityOf(passage) >= 0.62;
/** Some of the words and some of the meaning say as much as more of either. */
const isBoth = (passage: Found): boolean => coverageOf(passage) + similarityOf(passage) >= 0.62;
/** Near enough to be shown where nothing else can be said. */
export const isNear = (passage: Found): boolean =>
  coverageOf(passage) >= 0.45 || similarityOf(passage) >= 0.5 || isBoth(passage);
/** Below, hardly any question had its answer in the passage. */
const isFar = (passage: Found): boolean =>
  coverageOf(passage) < 0.35 && similarityOf(passage) < 0.45 && !isBoth(passage);

/** Documents and notes in their own words, each sentence with the place where it stands; or that they do not say. */
export function knowledgeReply({ call, said, world }: ReplyParts): string {
  const output = asObject(call.output);
  const input = asObject(call.input);
  const question = typeof input.question === "string" ? input.question : said;
  const isWhen = /^\s*(?:and )?when\b/i.test(said);
  const isAbout = Array.isArray(input.about);
  const found = (Array.isArray(output.passages) ? output.passages : []).map(asObject);
  const passages = isWhen && isAbout ? found.filter((each) => !isFar(each)).sort(byTime) : namedFirst(found, question);
  const words = (Array.isArray(output.words) ? output.words : []).map(asObject) as Word[];
  const notice = typeof output.notice === "string" ? `\n\n${escapeMarkdown(output.notice)}` : "";
  const [best] = passages;
  if (!best || passages.every(isFar)) {
    const where = isAbout ? "what is written about them" : "the documents and notes";
    return `That is not in ${where}, as far as I can find.${notice}`;
  }
  // Of a question that leans on the one before, only the new one says what answer is due.
  const [asked = question] = question.split(/(?<=\?)\s/);
  const keys = keyWords(asked);
  const kind = isAbout ? undefined : kindOf(asked);
  const lacking = isAbout ? [] : lackingOf(passages, keys, kind);
  const dateOf = dateWriter(world);
  const shown = spread(isAbout && isWhen ? surest(passages) : besides(tellingFirst(passages, kind))).slice(0, most);
  const quotes = shown.flatMap((passage) =>
    quotesOf(passage, { words, kind, most: shown.length > 1 ? 2 : 3 }).map((part) => ({ passage, part })),
  );
  const lines = onceEach(quotes.map(({ passage, part }) => quoteText(passage, part, dateOf)))
    .map((quote) => `- ${quote}`)
    .join("\n");
  const names = new Set(shown.filter(({ documentId }) => documentId !== null).map(({ documentId }) => documentId));
  const several = names.size > 1 ? " More than one document speaks of it, so compare them." : "";
  const sources = sourcesOf(shown, world);
  const isKind = !kind || quotes.some(({ part }) => kind.shows.test(part.shown));
  if (!shown.some(isSure) || lacking.length > 0 || !isKind) {
    const absent = lacking.length > 0 ? lacking : missingOf(best);
    const list = listOf(absent.slice(0, 4).map((word) => `“${escapeMarkdown(word)}”`));
    const but = absent.length > 0 ? ` The nearest does not mention ${list}.` : "";
    const none = isKind ? "" : ` It does not tell ${kind.name}.`;
    return `I am not sure that ${sources} answer this.${but}${none}${several} What comes nearest:\n\n${lines}${notice}`;
  }
  const latest = isWhen && isAbout ? `, the latest of ${dateOf(String(shown[0]?.createdAt))}` : "";
  return `${several.trim()}${several ? " " : ""}In ${sources}' own words${latest}:\n\n${lines}${notice}`;
}

const missingOf = ({ missing }: Found): string[] => (Array.isArray(missing) ? missing.map(String) : []);

/** What was asked for and stands in none of the passages that come near. */
function lackingOf(passages: readonly Found[], keys: ReadonlySet<string>, kind: AnswerKind | undefined): string[] {
  const near = passages.filter((passage) => !isFar(passage));
  return (near[0] ? missingOf(near[0]) : []).filter(
    (word) =>
      keys.has(word.toLowerCase()) &&
      !kind?.asks.test(`what ${word}`) &&
      near.slice(0, most).every((passage) => missingOf(passage).includes(word)),
  );
}

const surest = (passages: readonly Found[]): Found[] => {
  const sure = passages.filter(isSure);
  return sure.length > 0 ? sure : [...passages];
};

/** The best and what is nearly as near to the question as the best; what only has a common word with it is left out. */
function besides(passages: readonly Found[]): Found[] {
  const [best] = passages;
  if (!best) return [];
  const [words, meaning] = [coverageOf(best), similarityOf(best)];
  const isClose = (passage: Found): boolean =>
    passage === best ||
    (!isFar(passage) && similarityOf(passage) > meaning) ||
    (isSure(passage) && coverageOf(passage) >= 0.4 * words) ||
    (coverageOf(passage) >= 0.75 * words && similarityOf(passage) >= meaning - 0.3) ||
    (!isSure(best) && !isFar(passage) && similarityOf(passage) >= meaning - 0.1);
  return passages.filter(isClose);
}

/** Of passages that have as much of the question, the one with the kind of answer that is due comes first. */
function tellingFirst(passages: readonly Found[], kind: AnswerKind | undefined): Found[] {
  const [best] = passages;
  if (!kind || !best) return [...passages];
  const tells = (passage: Found): boolean =>
    coverageOf(passage) >= 0.85 * coverageOf(best) &&
    passage.documentId === best.documentId &&
    partsOf(String(passage.text)).some(({ shown }) => kind.shows.test(shown));
  return [...passages.filter(tells), ...passages.filter((passage) => !tells(passage))];
}

/** The document that a question names comes before others that have the words; where it is asked what it says, it speaks alone. */
function namedFirst(passages: readonly Found[], question: string): Found[] {
  const said = ` ${levelled(question)} `;
  const isNamed = ({ documentId, name }: Found): boolean => {
    const bare = levelled(String(name));
    return documentId !== null && bare.length > 4 && said.includes(` ${bare} `);
  };
  const named = passages.filter(isNamed).sort((one, other) => coverageOf(other) - coverageOf(one));
  const isAlone = named.some(
    (passage) =>
      !isFar(passage) &&
      new RegExp(` does (?:the |our )?${levelled(String(passage.name))} (?:say|state|tell)\\b`).test(said),
  );
  return isAlone ? named : [...named, ...passages.filter((passage) => !isNamed(passage))];
}

const levelled = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

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

type Asked = { words: readonly Word[]; kind: AnswerKind | undefined; most: number };

/** The sentences of a passage that have most of what was asked and the kind of answer that is due, each with its place. */
function quotesOf(passage: Found, { words, kind, most: count }: Asked): Part[] {
  const text = String(passage.text);
  const bonus = 0.6 * words.reduce((sum, { weight }) => sum + weight, 0);
  const parts = partsOf(text).map((part) => ({
    ...part,
    // Under a heading that asks the same every sentence is a part of the answer.
    score: scoreOf(part.text, words) + scoreOf(part.heading, words) / 2 + (kind?.shows.test(part.shown) ? bonus : 0),
  }));
  const top = Math.max(...parts.map(({ score }) => score));
  const said = new Set<string>();
  const isNew = ({ shown }: { shown: string }): boolean => !said.has(shown) && said.add(shown).size > 0;
  const chosen = parts
    .filter((part) => part.score >= top * 0.6 && isNew(part))
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, top > 0 ? count : 1)
    .sort((one, other) => one.at - other.at);
  return chosen.length > 0 ? chosen : [{ text, at: 0, shown: plain(text), heading: "" }];
}

function quoteText(passage: Found, part: Part, dateOf: (at: string) => string): string {
  const from = Number(passage.from) + part.at;
  const place = `from=${from}&to=${from + part.text.trimEnd().length}`;
  const link = String(passage.link).replace(/from=\d+&to=\d+$/, place);
  const detail = passage.record === null ? pageOf(passage) : `, ${dateOf(String(passage.createdAt))}`;
  return `“${escapeMarkdown(shortened(part.shown))}” [${escapeMarkdown(`${String(passage.name)}${detail}`)}](${link})`;
}

const pageOf = ({ page }: Found): string => (page === null ? "" : `, page ${String(page)}`);

type Part = { text: string; at: number; shown: string; heading: string };
const rule = /^\s*\|?[\s:|-]+\|?\s*$/;
const cellsOf = (row: string): string[] => plain(row).split(" · ");

/** Sentences of running text; a row of a table is read with the heads of its columns, and a heading says nothing. */
function partsOf(text: string): Part[] {
  const blocks = blocksOf(text);
  let heads: string[] | null = null;
  return blocks.flatMap((block, place): Part[] => {
    const { text: said, from, heading } = block;
    if (/^\s*\|/.test(said)) {
      if (rule.test(said)) return [];
      if (rule.test(blocks[place + 1]?.text ?? "")) heads = cellsOf(said);
      else return [{ text: said, at: from, shown: rowText(cellsOf(said), heads), heading }];
      return [];
    }
    heads = null;
    if (/^\s*#/.test(said) || rule.test(said)) return [];
    return sentencesOf(block).map((unit) => ({ text: unit.text, at: unit.from, shown: plain(unit.text), heading }));
  });
}

const rowText = (cells: string[], heads: string[] | null): string =>
  heads
    ? cells.map((cell, at) => (at === 0 ? cell : `${heads[at] ?? ""} ${cell}`.trim())).join(", ")
    : cells.join(" · ");

function scoreOf(text: string, words: readonly Word[]): number {
  const lower = text.toLowerCase();
  const said = [...lower.split(/[^\p{L}\p{N}]+/u), ...(lower.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [])];
  // "batteri" is looked for, and "battery" is written.
  const has = (stem: string): boolean => said.some((word) => word.startsWith(stem) || word === stem.replace(/i$/, "y"));
  return words.reduce((sum, { stem, weight }) => sum + (has(stem) ? weight : 0), 0);
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
