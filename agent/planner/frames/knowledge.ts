import { asObject } from "@/agent/planner/conversation/state";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { isNear, isSure } from "@/agent/planner/reply/knowledge-reply";
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
  const [, subject] = framed.exec(text) ?? [];
  return call("search_knowledge", { question: (subject ?? text).slice(0, 2000), ...nearPage(s) }, none);
}

const question =
  /^(?:what|which|when|where|who|why|how|is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have)\b|\?\s*$/i;

/** What the records do not answer the documents may, where they come near; else the planner says what it did not understand. */
export async function knownOutcome(s: Sentence, outcome: Outcome): Promise<Outcome | undefined> {
  const isOpen = (outcome.do === "reply" && outcome.isRefusal) || (outcome.do === "ask" && outcome.isUnclear);
  const text = s.source.trim().slice(0, 2000);
  if (!isOpen || !question.test(text)) return undefined;
  const input = { question: text, ...nearPage(s) };
  const found = asObject(await s.world.read("search_knowledge", { ...input, limit: 3 }).catch(() => undefined));
  const passages = Array.isArray(found.passages) ? found.passages.map(asObject) : [];
  // Notes are many and short, so that some words of any sentence stand in one of them.
  const isKnown = passages.some((passage) => (passage.record === null ? isNear(passage) : isSure(passage)));
  return isKnown ? call("search_knowledge", input, none) : undefined;
}

/** What is written about the record on the page ranks higher. */
function nearPage({ state }: Sentence): { near?: string[] } {
  const { record } = state.context;
  return record ? { near: [record.id] } : {};
}
