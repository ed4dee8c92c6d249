import { asObject } from "@/agent/planner/conversation/state";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { isNear, isSure } from "@/agent/planner/reply/knowledge-reply";
import { bareQuestion } from "@/agent/planner/text/bare-question";
import { saidOutcome } from "./said";

const none = { chips: [], leftOut: [] };

const papers =
  "(?:documents?|docs?|files?|papers?|knowledge base|wiki|handbook|manual|guide(?:lines?)?|polic(?:y|ies)|contracts?|agreements?|terms(?: and conditions)?|price ?lists?|offers?|brochures?|data ?sheets?)";

const patterns = [
  new RegExp(
    `\\b(?:what|where|does|do|did)\\b.*\\b(?:our|the|your)\\b.*\\b${papers}\\b.*\\b(?:say|says|said|state|states|mention|mentions|cover|covers|promise|allow)\\b`,
    "i",
  ),
  new RegExp(`\\baccording to (?:our|the|your) (?:.*\\b)?${papers}\\b`, "i"),
  new RegExp(
    `\\bin (?:our|the|your|all) (?:\\S+ ){0,2}${papers}\\b.*\\?$|^(?:search|look|check|find)\\b.*\\b(?:in|through|up in) (?:our|the|your|all) (?:\\S+ ){0,2}${papers}\\b`,
    "i",
  ),
  new RegExp(`^(?:search|ask|look through|check) (?:our |the |your )?${papers}\\b`, "i"),
  /^(?:what(?:'s| is| are)|tell me|explain) (?:our|the company(?:'s)?) (?:\S+ ){0,4}(?:polic(?:y|ies)|rules?|terms|guidelines?|procedures?|process)\b/i,
];

const paper = new RegExp(`^${papers}$`, "i");

/** Where people keep contracts or files as records, the word means those. */
export function arePapersRecords(s: Sentence): boolean {
  return s.tokens.some(({ lower }, at) => paper.test(lower) && objectLinksAt(s, at).length > 0);
}

const framed =
  /^(?:please )?(?:(?:search|look|check|find|ask)\b.*?\b(?:for|about)|what (?:do|does) (?:our|the|your|all) (?:documents?|docs?|files?|papers?|knowledge base) (?:say|state|mention)s? (?:about|on)) (.+?)\??$/i;

/** A question that names the documents is asked of them, and what somebody said of what is written about them. */
export function knowledgeOutcome(s: Sentence): Outcome | undefined {
  const text = s.source.trim();
  if (arePapersRecords(s) || !patterns.some((pattern) => pattern.test(text))) return saidOutcome(s);
  // "search the documents for X" and "what do our documents say about X" ask X; of a paper that is named, its name is a part of the question.
  const bare = bareQuestion(text);
  const [, subject] = framed.exec(bare) ?? [];
  return asked(s, subject ?? bare);
}

/** More than are quoted, so that a document which is named is among them. */
const asked = (s: Sentence, question: string): Outcome =>
  call("search_knowledge", { question: question.slice(0, 2000), ...nearPage(s), limit: 10 }, none);

const leaning =
  /^(?:and|or|but|also|so|what about|how about|what if)\b|\b(?:it|its|they|them|their|that|those|this|there|then|ones?)\b/i;
const joint = /^(?:(?:and|or|but|also|so|ok|okay|then|,)\s+)+|^(?:and )?(?:what|how) about\s+/i;
const opening =
  /^(?:(?:within|by|from|in|at|on|for|until|since|to|with)\s+)?(?:(?:what|which|when|where|who|why|how|is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have)\s+(?:(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|much|many|long|often)\s+)*)/i;

/** "and from what amount on is it possible?" after a question about leasing asks that of leasing. */
export function leaningQuestion(s: Sentence): Outcome | undefined {
  const before = s.state.lastAsked;
  const text = bareQuestion(s.source);
  const isQuestion = question.test(text) || joint.test(text);
  if (!before || !isQuestion || !leaning.test(text) || namesRecords(s)) return undefined;
  // "Right?" and "why?" alone ask nothing further of a document.
  const own = text.replace(joint, "").replace(/[?.!\s]+$/, "");
  if (own === "") return undefined;
  return asked(s, leantOn(own, before));
}

const leantOn = (text: string, before: string): string =>
  `${text.replace(/[?.!\s]+$/, "")}? ${before.replace(opening, "").replace(/[?.!\s]+$/, "")}`;

/** A kind of record is spoken of, in these very letters. */
const namesRecords = (s: Sentence): boolean =>
  s.tokens.some((_, at) => !s.repairs.has(at) && objectLinksAt(s, at).length > 0);

const question =
  /^(?:what|which|when|where|who|why|how|is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have)\b|\?\s*$/i;

/** What the records do not answer the documents may, where they come near; else the planner says what it did not understand. */
export async function knownOutcome(s: Sentence, outcome: Outcome): Promise<Outcome | undefined> {
  const text = bareQuestion(s.source).slice(0, 2000);
  const isRule = /^(?:may|can|must) (?:i|we)\b/i.test(text) && s.records.size === 0 && !namesRecords(s);
  const isOpen =
    (outcome.do === "reply" && (outcome.isRefusal || isRule)) || (outcome.do === "ask" && outcome.isUnclear);
  if (!isOpen || !question.test(text)) return undefined;
  const found = await passagesFor(s, text);
  if (found.isKnown) return asked(s, text);
  const leant = s.state.lastAsked ? leantOn(text, s.state.lastAsked) : undefined;
  if (leant && (await passagesFor(s, leant)).isKnown) return asked(s, leant);
  if (outcome.do !== "reply" || !outcome.isRefusal || !found.isSearched || !asksToKnow(s, text)) return undefined;
  return { ...outcome, text: `${outcome.text} Nothing in the documents and notes answers it either.` };
}

async function passagesFor(s: Sentence, text: string): Promise<{ isKnown: boolean; isSearched: boolean }> {
  const input = { question: text, ...nearPage(s), limit: 3 };
  const found = asObject(await s.world.read("search_knowledge", input).catch(() => undefined));
  const passages = Array.isArray(found.passages) ? found.passages.map(asObject) : [];
  // Notes are many and short, so that some words of any sentence stand in one of them.
  const isKnown = passages.some((passage) => (passage.record === null ? isNear(passage) : isSure(passage)));
  return { isKnown, isSearched: Array.isArray(found.passages) };
}

/** Not "could you bring it back?", and nothing that is kept in records. */
const asksToKnow = (s: Sentence, text: string): boolean =>
  !/\b(?:can|could|will|would) (?:you|we|i|somebody|someone)\b/i.test(text) && s.records.size === 0 && !namesRecords(s);

/** What is written about the record on the page ranks higher. */
function nearPage({ state }: Sentence): { near?: string[] } {
  const { record } = state.context;
  return record ? { near: [record.id] } : {};
}
