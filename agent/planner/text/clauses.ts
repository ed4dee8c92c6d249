import type { Lexicon } from "@/agent/planner/lexicon/compile";
import { commandVerbs } from "@/agent/planner/words/verbs";
import { isAside } from "./aside";
import { isOnlyCourtesy } from "./discourse";
import { withoutPreface } from "./preface";
import { withMet, withPost, withReason, withWhom } from "./reason";
import { forBoth, secondMade, severalTasks, twoAsked } from "./several";
import { stemOf } from "./stem";
import { withoutRecall, withoutTag } from "./tag";
import { withUndo } from "./take-back";
import type { Token } from "./token";
import { tokenize } from "./tokenize";
import { toldWithMake } from "./told-after";
import { withDeleted } from "./told-deleted";
import { withNew } from "./told-new";
import { withTalk } from "./told-talk";

const ambiguous = new Set([
  "open",
  "close",
  "note",
  "list",
  "count",
  "set",
  "mark",
  "new",
  "check",
  "complete",
  "lead",
  "empty",
  "drop",
  "log",
  "record",
  "find",
  "tick",
  "ask",
  "won",
  "lost",
  "start",
  "show",
  "change",
  "hand",
  "pass",
  "make",
  "add",
  "delete",
  "win",
  "raise",
  "lower",
  "fix",
  "email",
  "draft",
  "compare",
  "bring",
  "get",
  "put",
]);
const determiners = new Set([
  "it",
  "this",
  "that",
  "the",
  "them",
  "these",
  "all",
  "a",
  "an",
  "her",
  "his",
  "me",
  "everything",
  "their",
  "its",
  "my",
  "those",
  "another",
  "each",
  "every",
  "him",
  "us",
]);
const textOpeners = new Set(["saying", "remind", "note:", "reading"]);

/** "… is a double entry, so bin it": the order is a sentence of its own. */
const orderAfterReason = /, so (?=\p{Ll}+ (?:it|them|that|this|him|her)[.!]*$)/u;

/** Splits a message into commands: at sentence ends, at "then", and at "and" before a command verb; never inside quotes or free text. */
export function splitClauses(message: string, lexicon: Lexicon): string[] {
  const source = listedWithCommas(withNew(withDeleted(message)).replace(orderAfterReason, ". "));
  const tokens = tokenize(source);
  const cuts: number[] = [];
  let isText = false;
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth > 0) continue;
    if (opensText(tokens, at, lexicon)) isText = true;
    const end = isSentenceEnd(source, tokens, at);
    if (end && !(isText && endsWithColonText(tokens, cuts.at(-1) ?? 0, at) && !opensTask(source.slice(token.to)))) {
      cuts.push(at + 1);
      isText = false;
      continue;
    }
    if (!isText && startsCommand(tokens, at, lexicon)) cuts.push(at);
  }
  const clauses = slices(source, tokens, cuts).map((clause) => withoutRecall(withoutTag(withoutPreface(clause))));
  const asked = withPost(withMet(withReason(withWhom(withTalk(withUndo(withMeant(clauses)))))))
    .flatMap(severalTasks)
    .flatMap(forBoth)
    .flatMap(twoAsked)
    .flatMap((clause) => secondMade(clause, (word) => isNoun(word, lexicon)))
    .filter((clause, index) => index === 0 || !isAside(clause, lexicon));
  return toldWithMake(asked, lexicon);
}

/** "How far behind are we? I mean the number of overdue tasks": what is meant takes the place of what was said, or of its "anything". */
const withMeant = (clauses: readonly string[]): string[] => {
  const isMeant = (at: number): boolean =>
    /^i mean,? (?!it\b|that\b|well\b)/i.test(clauses[at] ?? "") && (clauses[at - 1]?.endsWith("?") ?? false);
  return clauses.flatMap((clause, at) => {
    if (isMeant(at + 1)) return [];
    const narrows = narrowing.exec(clauses[at + 1] ?? "");
    if (narrows) return [`${clause.replace(/[?.!\s]+$/u, "")} ${clauses[at + 1]?.slice(narrows[0].length)}`];
    if (at > 0 && narrowing.test(clause)) return [];
    const meant = isMeant(at) ? clause.replace(/^i mean,? /iu, "").replace(/[.!]+$/u, "") : clause;
    const before = clauses[at - 1] ?? "";
    const isNoun = isMeant(at) && meant.split(" ").length <= 2 && open.test(before);
    return [isNoun ? before.replace(open, meant) : meant];
  });
};
/** "… lately? Say since the start of September": a day or an amount that belongs to what was asked. */
const narrowing =
  /^(?:say|let's say|i mean|meaning|that is),? (?=(?:since|in|from|over|under|above|below|between|during|within|for the|the last|last|this)\b)/iu;
const open = /\b(?:anything|something|everything)\b/iu;

/** "create company Hvaler in Bergen; industry food; 35 employees": parts of one record, where none of them is a command. */
function listedWithCommas(message: string): string {
  const [first = "", ...rest] = message.split(/;\s*/);
  const isMade =
    /^(?:please )?(?:create|add|register|new|enter) /i.test(first) && !/:|\b(?:task|note|to-?do)\b/i.test(first);
  const isList = rest.length > 0 && rest.every((part) => !commandVerbs.has(part.split(" ")[0]?.toLowerCase() ?? ""));
  return isMade && isList ? [first, ...rest].join(", ") : message;
}

const isNoun = (word: string, lexicon: Lexicon): boolean =>
  (lexicon.entries.get(stemOf(word.toLowerCase())) ?? []).some((entry) => entry.kind === "object");

/** "note …:", "remind … to", "that", "saying": what follows is the person's own text. */
function opensText(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (textOpeners.has(lower)) return true;
  const before = tokens.slice(0, at);
  const isActivity = before.some((token) =>
    (lexicon.entries.get(token.stem) ?? []).some((entry) => entry.kind === "object"),
  );
  if (lower === ":") return isActivity;
  const isDelegated =
    ["ask", "remind", "tell"].includes(before[0]?.lower ?? "") ||
    ["ask", "remind", "tell"].includes(before[1]?.lower ?? "");
  if (lower === "to" && isDelegated) return true;
  return (
    lower === "that" &&
    (lexicon.entries.get(tokens[at - 1]?.stem ?? "") ?? []).some((entry) => entry.kind === "object") &&
    !["show", "list", "find"].includes(before[0]?.lower ?? "") &&
    at <= 4
  );
}

const endsWithColonText = (tokens: readonly Token[], from: number, at: number): boolean =>
  tokens.slice(from, at).some((token) => token.text === ":");

/** "… wants a demo. And a task for me to prepare it": after a whole sentence of a note another order begins. */
const opensTask = (rest: string): boolean =>
  /^\s*(?:(?:and|also|plus|then),? )+(?:(?:please )?(?:add|create|make|set|put|open) )?(?:me )?(?:an?|another|one) (?:new |follow-?up )?(?:task|reminder|to-?do)\b.{0,40}? (?:to|for|:)/iu.test(
    rest,
  );

function isSentenceEnd(source: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "punct" || at === tokens.length - 1) return false;
  if (token.text === ";") return true;
  if (!/^[.!?]+$/.test(token.text)) return false;
  const isInitial =
    token.text === "." &&
    (tokens[at - 1]?.text.length ?? 0) <= 3 &&
    /^\p{Lu}/u.test(tokens[at - 1]?.text ?? "") &&
    !/^\s/.test(source.slice(token.to, token.to + 1));
  return (
    /\s/.test(source.slice(token.to, token.to + 1)) &&
    !isInitial &&
    !/^(mr|mrs|ms|dr|st|inc|ltd|co|no)$/.test(tokens[at - 1]?.lower ?? "")
  );
}

function startsCommand(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (lower === "then") return at > 0 && tokens[at - 1]?.lower !== "and" && commandAhead(tokens, at + 1, lexicon);
  if (lower !== "and" && lower !== ",") return false;
  const next = skipJoints(tokens, at + 1);
  if (lower === "," && next === at + 1 && tokens[next]?.lower !== "then" && !isCommand(tokens, next, lexicon))
    return false;
  return at > 0 && commandAhead(tokens, next, lexicon);
}

const commandAhead = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean =>
  isCommand(tokens, skipJoints(tokens, at), lexicon);

function skipJoints(tokens: readonly Token[], at: number): number {
  let next = at;
  while (
    ["and", "then", "also", "please", ",", "after", "afterwards"].includes(tokens[next]?.lower ?? "") &&
    next < at + 4
  )
    next += 1;
  return next;
}

function isCommand(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (!commandVerbs.has(lower) || at >= tokens.length - 1) return false;
  const next = tokens[at + 1];
  const pair = `${tokens[at]?.stem} ${next?.stem}`;
  if (lexicon.entries.has(pair)) return false;
  if (!ambiguous.has(lower) && !lexicon.entries.has(tokens[at]?.stem ?? "")) return true;
  return (
    determiners.has(next?.lower ?? "") ||
    next?.kind === "quote" ||
    /^\p{Lu}/u.test(next?.text ?? "") ||
    (["add", "create", "log", "show", "list", "mark", "set", "delete", "make"].includes(lower) &&
      !lexicon.entries.has(tokens[at]?.stem ?? ""))
  );
}

function slices(source: string, tokens: readonly Token[], cuts: readonly number[]): string[] {
  const starts = [0, ...cuts];
  return starts
    .map((from, index) => {
      const first = tokens[from];
      const last = tokens[(starts[index + 1] ?? tokens.length) - 1];
      return first && last ? source.slice(first.from, last.to) : "";
    })
    .map((clause) => clause.replace(/^(?:[\s,;]|\band\b|\bthen\b)+/i, "").trim())
    .filter(
      (clause, _, all) => /[\p{L}\p{N}]/u.test(clause) && (all.length === 1 || !isOnlyCourtesy(tokenize(clause))),
    );
}
