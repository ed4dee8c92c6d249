import { noteObject } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { recordChoices } from "@/agent/planner/policy/choices";
import { call, never, type Outcome, say } from "@/agent/planner/policy/outcome";
import { textBefore } from "@/agent/planner/text/free-text";
import { aboutAt, inFocus, namedIn } from "./about";

const verbs = new Set([
  "add",
  "log",
  "write",
  "make",
  "create",
  "leave",
  "put",
  "save",
  "record",
  "jot",
  "take",
  "new",
  "attach",
  "drop",
  "enter",
  "pop",
  "stick",
  "post",
]);
const openers = [
  "that says",
  "saying that",
  "saying",
  "that reads",
  "reading",
  "to say that",
  "to say",
  "that",
  ":",
  "-",
  "–",
  "—",
  ",",
];
const ties = ["on", "to", "for", "about", "at", "against", "with", "regarding", "in", "under"];
/** Things that happened and are written down as a note: "log a call with X: …". */
const talks = new Set(["call", "meeting", "visit", "chat", "conversation", "demo", "lunch"]);
const adjectives = new Set([
  "a",
  "an",
  "the",
  "quick",
  "short",
  "new",
  "down",
  "another",
  "brief",
  "this",
  "following",
  "following:",
]);

/** "note on Tessel: moved offices", "log a note for Tessel that they moved", "add a note to it saying …". */
export function noteOutcome(s: Sentence, start: number): Outcome | undefined {
  const noun = nounAt(s, start);
  if (noun === undefined) return undefined;
  const activity = noteObject(s.catalog)?.key ?? "";
  const slots = slotsOf(s, noun, activity);
  if (!slots) return undefined;
  if (slots.isUnknown)
    return say(
      `I wrote nothing: I know no record called “${slots.isUnknown}”. Say its name as it is written on its page.`,
    );
  if (!slots.body || isAddress(s, slots.body))
    return {
      do: "ask",
      question: "What should the note say?",
      options: [{ label: "I will write it now", reply: "Go ahead: say “note:” and the text." }, never],
      fill: `${textBetween(s, start, s.tokens.length)}: {}`,
    };
  const given = titled.exec(slots.body)?.groups;
  const title = given?.["title"] ?? titleOf(s, noun);
  const body = given?.["body"] ?? slots.body;
  const make = (about: { object: string; id: string }[]) => ({
    tool: "log_note",
    input: { body, ...(title ? { title } : {}), ...(about.length > 0 ? { about } : {}) },
  });
  if (slots.pick)
    return recordChoices(
      "Which one is the note about?",
      slots.pick,
      (match) => make([{ object: match.object, id: match.id }]),
      s,
    );
  const { tool, input } = make(slots.about);
  return call(tool, input, { chips: [{ text: "note", why: textBetween(s, start, noun) }], leftOut: [] });
}

/** "title "Freezer count": there are 64 units". */
const titled =
  /^[,;]? ?(?:with )?(?:the |an? )?(?:title|heading|subject|titled|headed)(?: is|:)? ["“](?<title>[^"”]{1,200})["”] ?(?:[:,;–-]|saying|and (?:the )?(?:text|body)) ?(?:is |: ?)?(?<body>\S.*)$/isu;

/** "log that with Ana": whom it is about, and nothing that it could say. */
function isAddress(s: Sentence, body: string): boolean {
  const name = /^(?:with|on|to|for|about|at|against|under) (.+?)[?!.\s]*$/iu.exec(body)?.[1]?.toLowerCase();
  const links = [...s.records.values()].flat();
  return links.some(({ from, to }) => name === textBetween(s, from, to).toLowerCase());
}

/** "Call with Ana" where a call was logged, because the text after the colon does not say so. */
function titleOf(s: Sentence, noun: number): string | undefined {
  const end = s.tokens.findIndex((token, at) => at >= noun && (token.text === ":" || token.kind === "quote"));
  if (!talks.has(lowerAt(s, noun - 1)) || end < 0) return undefined;
  const text = textBetween(s, noun - 1, end);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Index after the noun that means a note, if the clause starts like one. */
function nounAt(s: Sentence, start: number): number | undefined {
  const note = noteObject(s.catalog)?.key;
  let at = start;
  const hasVerb = verbs.has(lowerAt(s, at));
  if (hasVerb) at += 1;
  while (adjectives.has(lowerAt(s, at))) at += 1;
  const link = objectLinksAt(s, at).find(
    (entry) => entry.entry.object === note && !(entry.entry.kind === "object" && entry.entry.isPlural),
  );
  if (["jot", "log", "record", "note"].includes(lowerAt(s, start)) && lowerAt(s, at) === "that" && !link) return at;
  if (lowerAt(s, start) === "jot" && !link) return at;
  const isTalk =
    talks.has(lowerAt(s, at)) &&
    ["log", "note", "record", "add"].includes(lowerAt(s, start)) &&
    s.tokens.some((token) => token.text === ":" || token.kind === "quote");
  if (isTalk && !link && objectLinksAt(s, at).length === 0) return at + 1;
  if (!link || (!hasVerb && at > start)) return undefined;
  return link.to;
}

type Slots = {
  body: string;
  about: { object: string; id: string }[];
  pick?: Parameters<typeof recordChoices>[1];
  isUnknown?: string;
};

function slotsOf(s: Sentence, at: number, activity: string): Slots | undefined {
  const quoteAt = s.tokens.findIndex((token, index) => index >= at && token.kind === "quote");
  const quoted = quoteAt >= 0 ? (s.tokens[quoteAt]?.text.slice(1, -1).trim() ?? "") : "";
  const tie = ties.find((word) => lowerAt(s, at) === word);
  const named = tie ? aboutAt(s, at + 1, activity) : undefined;
  if (named) {
    const isQuoted =
      quoted !== "" && (quoteAt === named.to || (quoteAt === named.to + 1 && quoteAt === s.tokens.length - 1));
    const body = isQuoted || (quoteAt >= 0 && quoteAt < named.to) ? quoted : bodyFrom(s, named.to);
    return { body, about: named.about, ...(named.pick ? { pick: named.pick } : {}) };
  }
  if (quoted && quoteAt <= at + 1) return afterQuote(s, quoteAt, quoted, activity);
  const focused = ["there", "here"].includes(lowerAt(s, at)) ? aboutAt(s, at, activity) : undefined;
  if (focused) return { body: bodyFrom(s, focused.to), about: focused.about };
  const opener = openers.find((words) => says(s, at, words));
  if (!opener && tie) return { body: "", about: [], isUnknown: unknownName(s, at + 1) };
  if (!opener && at < s.tokens.length) return undefined;
  const body = bodyFrom(s, at);
  const from = at + (opener ? opener.split(" ").length : 0);
  const about = namedIn(s, from, s.tokens.length, activity);
  const focus = inFocus(s);
  return { body, about: about.length > 0 ? about : focus ? [focus] : [] };
}

/** "add a note "moved offices" to Tessel". */
function afterQuote(s: Sentence, quoteAt: number, body: string, activity: string): Slots {
  const at = quoteAt + 1;
  if (ties.includes(lowerAt(s, at))) {
    const named = aboutAt(s, at + 1, activity);
    return named
      ? { body, about: named.about, ...(named.pick ? { pick: named.pick } : {}) }
      : { body, about: [], isUnknown: unknownName(s, at + 1) };
  }
  const focus = inFocus(s);
  return { body, about: focus ? [focus] : [] };
}

function unknownName(s: Sentence, at: number): string {
  const end = s.tokens.findIndex(
    (token, index) =>
      index > at && (token.kind === "punct" || token.kind === "quote" || ["that", "saying"].includes(token.lower)),
  );
  return textBetween(s, at, end < 0 ? s.tokens.length : end);
}

function bodyFrom(s: Sentence, at: number): string {
  const opener = openers.find((words) => says(s, at, words));
  const from = at + (opener ? opener.split(" ").length : 0);
  return textBefore(s.source, s.tokens, from, opener === ":");
}
