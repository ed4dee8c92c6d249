import { whyTheyEnded } from "@/agent/planner/conversation/why-they-ended";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, refuse, say } from "@/agent/planner/policy/outcome";
import { helpText } from "@/agent/planner/policy/refuse";
import { asksAboutAction, isNegated, startOfCommand } from "@/agent/planner/text/discourse";
import { commandVerbs, deleteVerbs, updateVerbs } from "@/agent/planner/words/verbs";
import { aboutMember } from "./about-member";
import { agendaOutcome } from "./agenda";
import { cannot, never } from "./cannot";
import { changesOutcome } from "./changes";
import { whyOutcome } from "./why";

const none = { chips: [], leftOut: [] };

/** Talk about the assistant, the team or past changes, and all that is said so that nothing happens. */
export function talkOutcome(s: Sentence): Outcome | undefined {
  const plain = (from: number) =>
    s.tokens
      .slice(from)
      .map((token) => token.lower)
      .join(" ")
      .replace(/ [.!?]+/g, "")
      .replace(/[.!?]+$/, "")
      .replace(/(?<=\S)[, ]+(?:please|thanks|thank you)$/, "")
      .trim();
  const words = plain(0);
  const body = plain(startOfCommand(s.tokens));
  return (
    small(s, words) ??
    backOutcome(s, body) ??
    undoOutcome(s, body) ??
    people(words) ??
    people(body) ??
    roles(s, body) ??
    agendaOutcome(s, body) ??
    aboutMember(s, body) ??
    whyOutcome(s) ??
    whyTheyEnded(s) ??
    describe(s, body) ??
    atOnce(body) ??
    changesOutcome(s, words) ??
    impossible(s, words) ??
    unwanted(s)
  );
}

function small(s: Sentence, words: string): Outcome | undefined {
  const bare = words.replace(/[,']/g, "").trim();
  if (/^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings)(?: there| atrium| all)?$/.test(bare))
    return refuse("Hello.");
  if (
    /^(?:(?:many )?thanks?(?: you)?(?: very much| so much| a lot)?|cheers|great|perfect|nice|lovely|ok|okay|cool|got it|good|ta|thanks that is all)(?: thanks?(?: you)?)?$/.test(
      bare,
    )
  )
    return say("You are welcome.");
  if (
    /^(?:help|help me|what can (?:you|i) (?:do|ask|say)(?: here| for me| you)?|what do you do|how do (?:you|i) (?:work|use this|use you)|who are you|what are you|how does this work)$/.test(
      bare,
    )
  )
    return say(helpText(s));
  if (/^(?:bye|goodbye|see you|never mind|nevermind|forget it|cancel|stop|no|nothing)$/.test(bare))
    return say("Fine, nothing was changed.");
  if (/^(?:yes|yep|yeah|sure|do it|go on)$/.test(bare))
    return say("There is no question open just now. Say what you want done, with the record's name.");
  return undefined;
}

const undoWords = /\b(?:undo|revert|roll (?:that |it |this )?back|take (?:that|it) back|put (?:it|that|them) back)\b/;

/** All of the answer before, not its last step alone. */
const wholeTurn = /\b(?:all|everything|both|whole|entire|those|them|these|(?:the|your|my) (?:last )?turn)\b/;

const redoWords =
  /^(?:and |please |now |ok |actually |no |, )*(?:redo|re-do|undo the undo|do)(?: (?:it|that|this|them|the change|the last change|the last one))?(?: (?:again|after all|anyway))?$/;
const backWords =
  /^(?:oh |no |oops |wait |please |sorry |, |- |can you |could you )*(?:bring|get|want|put|restore|recover|undelete)(?: (?:it|that|them|this|him|her|those|these))(?: back)?(?: again)?(?: please)?$/;

/** "redo it" after an undo, "bring it back" after a deletion. */
function backOutcome(s: Sentence, words: string): Outcome | undefined {
  const { lastUndo, lastChangeSet, isLastDeletion } = s.state;
  const isAgain =
    (redoWords.test(words) && (/redo|re-do|undo/.test(words) || /again|after all|anyway/.test(words))) ||
    (lastUndo !== undefined && /^(?:do|make) (?:it|that)(?: then)?$/.test(words));
  const isExcused = /\bredo(?: it| that)?$/.test(words) && words.split(" ").length <= 12 && s.records.size === 0;
  if ((isAgain || isExcused) && lastUndo) return call("undo_change_set", { changeSetId: lastUndo }, none);
  if (isAgain && !lastChangeSet)
    return say("There is nothing to redo: nothing was undone in this conversation just before.");
  return backWords.test(words) && isLastDeletion && lastChangeSet
    ? call("undo_change_set", { changeSetId: lastChangeSet }, none)
    : undefined;
}

function undoOutcome(s: Sentence, words: string): Outcome | undefined {
  const named = undoWords.test(words) ? changeNamed(s, words) : undefined;
  if (named) return call("undo_change_set", { changeSetId: named }, none);
  const isUndo =
    undoWords.test(words) &&
    words.split(" ").length <= 12 &&
    !isNegated(s.tokens, startOfCommand(s.tokens)) &&
    !asksAboutAction(s.tokens);
  const rest = words
    .replace(undoWords, "")
    .replace(
      /\b(?:please|oops|sorry|ok|oh|no|wait|that|it|this|the|last|change|changes|my|what|you|i|just|did|can|could|again|actually|thing|everything|both|whole|entire|turn|your|have|done|made|in|answer|just now|one|edit|update|we|hm|hmm|hey|so|action|step|now|,|-|to|how|was|were|all|of|those|these|them|wrong|mistake|argh|ah|whoops|damn|nope|my bad|bad|a|not|meant)\b|[,'-]/g,
      "",
    )
    .trim();
  if (!isUndo || (rest && !isExcuse(s, words))) return undefined;
  if (s.state.isLastWriteUnmade && !/\bmy last\b/.test(words))
    return say("There is nothing to undo: the last change that you asked for was not made.");
  const changeSetId = s.state.lastChangeSet ?? s.state.changeSets?.at(-1);
  if (!changeSetId && s.state.isUnderWay && !/\bmy last\b/.test(words))
    return say(
      "There is nothing to undo: nothing was changed in this conversation. “Undo my last change” takes back the one you made last, wherever that was.",
    );
  const ids = s.state.turnChangeSets ?? [];
  const isPair = /\b(?:both|last two|two last)\b/.test(words);
  const pair = (s.state.changeSets ?? []).slice(-2);
  if (isPair && ids.length < 2 && pair.length === 2) return call("undo_turn", { changeSetIds: pair }, none);
  if (wholeTurn.test(words) && ids.length > 1) return call("undo_turn", { changeSetIds: ids }, none);
  return call("undo_change_set", changeSetId ? { changeSetId } : {}, none);
}

/** "the Salvator one was a mistake, take it back": of the changes that stand, the one on the record named. */
function changeNamed(s: Sentence, words: string): string | undefined {
  const said = new Set(words.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3));
  const isNegative =
    isNegated(s.tokens, startOfCommand(s.tokens)) || asksAboutAction(s.tokens) || words.split(" ").length > 14;
  const found = (s.state.changed ?? []).filter(
    ({ changeSetId, name }) =>
      (s.state.changeSets ?? []).includes(changeSetId) &&
      said.has(name.toLowerCase().split(/[^\p{L}\p{N}]+/u)[0] ?? ""),
  );
  const ids = [...new Set(found.map(({ changeSetId }) => changeSetId))];
  return !isNegative && ids.length === 1 ? ids[0] : undefined;
}

/** "hmm no, I needed that one, undo": why it goes back, in words that name nothing. */
function isExcuse(s: Sentence, words: string): boolean {
  const isApart = words
    .split(/ ?[,;-] ?/)
    .some((part) => /^(?:please )?undo(?: (?:that|it|this))?(?: please)?$/.test(part));
  return (
    isApart &&
    s.records.size === 0 &&
    s.tokens.every(({ kind, stem, lower }) => kind !== "number" && (lower === "undo" || !s.lexicon.entries.has(stem)))
  );
}

/** "change the role of Jonas to admin": people's rights are no field of a record. */
function roles(s: Sentence, words: string): Outcome | undefined {
  const isAsked =
    /^(?:change|set|make|give|grant|promote|turn|remove|revoke|take)\b.*\b(?:role|permissions?|rights|admin|administrator|viewer|access)\b/.test(
      words,
    );
  return isAsked && s.members.size > 0 && s.records.size === 0
    ? refuse("I could not tell which role is meant. Ask “which roles are there?”, then say “make Ana a manager”.")
    : undefined;
}

function people(words: string): Outcome | undefined {
  const isTeam =
    /^(?:.* )?(?:who am i|who is (?:in|on) (?:the|my|our) (?:team|workspace)|who (?:else )?is (?:here|in here|on the team|in the team)|(?:list|show|show me) (?:the |all |our |my )?(?:team|members|colleagues|users|team members|workspace members|people on the team)|who are (?:my|our|the) (?:colleagues|team|team members|team mates|teammates|members|users)|who works here|which user am i|what is my (?:role|name|email|e mail))$/.test(
      words,
    );
  return isTeam ? call("list_members", {}, none) : undefined;
}

/** "what fields do deals have?", "which stages are there?", "what objects do you know?". */
function describe(s: Sentence, words: string): Outcome | undefined {
  const link = s.tokens.flatMap((_, at) => objectLinksAt(s, at))[0];
  const isFields =
    /\b(?:fields?|columns|properties|attributes|options|schema|structure)\b/.test(words) &&
    /^(?:what|which|show|list|describe|tell|how|explain|give)\b/.test(words);
  const isObjects =
    /^(?:what|which|show me the|list the|list all|show all) (?:objects|tables|kinds of records|record types|kinds of record|types of records)\b/.test(
      words,
    );
  const isDescribe = /^(?:describe|explain) (?:the )?\w+$/.test(words) && link !== undefined;
  if (isObjects || (isFields && !link)) return call("describe_objects", {}, none);
  return (isFields || isDescribe) && link ? call("describe_objects", { object: link.entry.object }, none) : undefined;
}

function atOnce(body: string): Outcome | undefined {
  const found = never.find(([pattern]) => pattern.test(body));
  return found && refuse(`${found[1]}.`);
}

function impossible(s: Sentence, words: string): Outcome | undefined {
  const start = startOfCommand(s.tokens);
  const body = s.tokens
    .slice(start)
    .map((token) => (token.kind === "quote" ? "“”" : token.lower))
    .join(" ");
  const isOwn =
    ["remind", "ask", "note", "log", "add", "jot", "task", "tell", "create"].includes(s.tokens[start]?.lower ?? "") &&
    !/\b(?:field|column|object|table|option|picklist|property|workflow|automation|sequence|campaign|user|member)\b/.test(
      words,
    );
  const isOfRecord = /\bnews (?:on|about|from|of|with|regarding)\b/.test(body) && s.records.size > 0;
  const isLeft = isOwn || isOfRecord || hasObjectFirst(s, start);
  const found = isLeft ? undefined : cannot.find(([pattern]) => pattern.test(body));
  return found ? refuse(`${found[1]}.`) : undefined;
}

/** "calls this week" where calls are an object of the workspace is a question, not a wish. */
const hasObjectFirst = (s: Sentence, start: number): boolean =>
  objectLinksAt(s, start).length > 0 && !["email", "mail", "call"].includes(s.tokens[start]?.lower ?? "");

/** Negated commands and questions about an action do nothing. */
function unwanted(s: Sentence): Outcome | undefined {
  const start = startOfCommand(s.tokens);
  const verbAt = s.tokens.findIndex((token, index) => index <= start + 3 && isWriteVerb(token.lower));
  const lead = s.tokens.slice(0, Math.max(start, verbAt) + 1).map((token) => token.lower);
  const isForbidden =
    verbAt >= 0 &&
    /\b(?:do not|not|never|stop|avoid|without)\b/.test(lead.slice(0, verbAt).join(" ")) &&
    !isQuestionAboutRecords(s) &&
    !(lead[0] === "without" && s.state.lastQuery !== undefined);
  if (isForbidden) return say("Understood, I changed nothing.");
  const asksWhat =
    /^(?:so |and )?did (?:i|we|you|they|\p{L}+) (?:\p{L}+) (?:anything|something|any|many|much)\b/iu.test(s.source);
  if (asksWhat || !asksAboutAction(s.tokens) || !s.tokens.some((token) => isWriteVerb(token.lower))) return undefined;
  return say(
    "I changed nothing, because that was a question. Say it as a command if you want it done; deletions and changes to many records are shown to you first.",
  );
}

const isWriteVerb = (word: string): boolean =>
  updateVerbs.has(word) ||
  deleteVerbs.has(word) ||
  (commandVerbs.has(word) && ["create", "add", "undo", "remind", "note"].includes(word));

/** "contacts not touched …", "which deals have not moved" are questions though they hold a verb of ours. */
function isQuestionAboutRecords(s: Sentence): boolean {
  const first = s.tokens[0]?.lower ?? "";
  return (
    ["which", "what", "who", "show", "list", "how", "find"].includes(first) ||
    objectLinksAt(s, 0).length > 0 ||
    objectLinksAt(s, 1).length > 0
  );
}
