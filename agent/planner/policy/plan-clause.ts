import type { Path } from "@/agent/planner/assemble/compose";
import { followUp } from "@/agent/planner/conversation/follow-up";
import { addsToField, addToOutcome } from "@/agent/planner/frames/add-to";
import { createOutcome, createReadings } from "@/agent/planner/frames/create";
import { findTextOutcome } from "@/agent/planner/frames/find-text";
import { knownOutcome, leaningQuestion } from "@/agent/planner/frames/knowledge";
import { linkOutcome } from "@/agent/planner/frames/link";
import { noteOutcome } from "@/agent/planner/frames/note";
import { peopleOutcome } from "@/agent/planner/frames/people/people";
import { planAs } from "@/agent/planner/frames/plan-as";
import { priceOfDoubt, readings } from "@/agent/planner/frames/read";
import { readOutcome } from "@/agent/planner/frames/read-outcome";
import { removeReadings, restoreReadings } from "@/agent/planner/frames/remove";
import { toldFlag, toldOutcome } from "@/agent/planner/frames/state-fact";
import { talkOutcome } from "@/agent/planner/frames/talk";
import { taskOutcome } from "@/agent/planner/frames/task";
import { isPointed, toldValues } from "@/agent/planner/frames/told-values";
import { correctionReadings, factReadings, updateReadings } from "@/agent/planner/frames/update";
import { vagueOutcome } from "@/agent/planner/frames/vague";
import { deleteOutcome, restoreOutcome, updateOutcome } from "@/agent/planner/frames/write-outcome";
import { stateOf } from "@/agent/planner/lexicon/roles";
import type { RecordLink } from "@/agent/planner/link/link-records";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { takesOver } from "@/agent/planner/pieces/assign-verb";
import { booleanAt } from "@/agent/planner/pieces/boolean-condition";
import { rephrased, saidFirst } from "@/agent/planner/rephrase/rephrase";
import { asksAboutAction, isNegated, startOfCommand } from "@/agent/planner/text/discourse";
import { dashedParts } from "@/agent/planner/text/several";
import {
  createVerbs,
  deleteVerbs,
  nounVerbs,
  restoreVerbs,
  updateVerbs,
  weakCreateVerbs,
} from "@/agent/planner/words/verbs";
import { besideOutcome } from "./beside";
import { framedOutcome } from "./framed";
import { leftoverOutcome } from "./leftover";
import type { Outcome } from "./outcome";
import { pickedOutcome } from "./picked";
import { asksOfChange, isRead } from "./plan-ahead";
import { type Ranked, rivalObjects, whichObject } from "./rivals";
import { suggestions } from "./suggest";
import { tellApart } from "./tell-apart";
import { whichName } from "./which-name";

/** One clause to one outcome. Writes are only considered where a command or a stated fact begins the clause. */
export async function planClause(s: Sentence): Promise<Outcome> {
  const listed = dashedParts(s.source);
  const parted = listed ? await planAs(s, planClause, listed.text) : undefined;
  // One dash may belong to a name ("Pine - renewal"); where the parts are understood, or there are more, it does not.
  if (parted && (parted.do === "call" || listed?.isMany)) return parted;
  const early = (await peopleOutcome(s)) ?? leaningQuestion(s);
  if (early) return early;
  const pointed = isPointed(s) ? await toldValues(s) : undefined;
  if (pointed) return pointed;
  const better = saidFirst(s);
  const said =
    (better ? await planAs(s, planned, better) : undefined) ?? (await pickedOutcome(s, planned, plannedAgain, true));
  const direct = said?.do === "call" ? said : await planned(s);
  const first = said && asksOfChange(said) && direct.do === "call" && isRead(direct.call) ? said : direct;
  const plain = await asSpelled(s, first);
  const outcome = await tellApart(
    s,
    isClear(plain)
      ? plain
      : ((await inOtherWords(s)) ??
          (await pickedOutcome(s, planned, plannedAgain, false)) ??
          (await besideOutcome(s, planClause)) ??
          plain),
  );
  const known = (await knownOutcome(s, outcome)) ?? outcome;
  if (known.do !== "reply" || !known.isRefusal) return known;
  const asked = await whichName(s, known, plannedAgain);
  if (asked !== known) return asked;
  return { ...known, text: `${known.text} Try “${(await suggestions(s)).join("”, “")}”.` };
}

/** "custmers in germny": a question with one letter wrong is answered as it was meant; the answer says what it read. */
async function asSpelled(s: Sentence, outcome: Outcome): Promise<Outcome> {
  const sentence = outcome.do === "ask" && outcome.isSlip ? outcome.options[0]?.sentence : undefined;
  const meant = sentence ? await planAs(s, planned, sentence) : undefined;
  return meant?.do === "call" ? meant : outcome;
}

/** It acts, or asks or answers on purpose: no word was left over. */
export const isClear = (outcome: Outcome): boolean =>
  outcome.do === "call" || !(outcome.isUnclear || (outcome.do === "reply" && outcome.isRefusal));

/** The first of other words for the same that are understood; said twice over, where two things were said in an unusual way. */
async function inOtherWords(s: Sentence, isAgain = false): Promise<Outcome | undefined> {
  const isHeeded = !isNegated(s.tokens, startOfCommand(s.tokens)) && !asksAboutAction(s.tokens);
  for (const text of rephrased(s, isHeeded)) {
    const outcome = await planAs(s, isAgain ? planned : plannedAgain, text);
    if (isClear(outcome) && outcome.do !== "reply") return outcome;
  }
  const told = isHeeded ? await toldValues(s) : undefined;
  return told ?? (isHeeded && !isAgain ? vagueOutcome(s) : undefined);
}

async function plannedAgain(s: Sentence): Promise<Outcome> {
  const better = saidFirst(s);
  const said = better ? await planAs(s, planned, better) : undefined;
  if (said?.do === "call") return said;
  const outcome = await planned(s);
  return isClear(outcome) ? outcome : ((await inOtherWords(s, true)) ?? outcome);
}

async function planned(s: Sentence): Promise<Outcome> {
  const start = startOfCommand(s.tokens);
  const isHeeded = !isNegated(s.tokens, start) && !asksAboutAction(s.tokens);
  const framed = isHeeded ? await framedOutcome(s, start, planned) : undefined;
  if (framed) return framed;
  const talk = talkOutcome(s);
  if (talk) return talk;
  const said = noteOutcome(s, start) ?? taskOutcome(s, start);
  if (said) return said;

  const ranked = rank(s, start);
  const flagged = isHeeded ? toldFlag(s) : undefined;
  if (flagged) return flagged;
  const follow = await followUp(s, start, ranked[0]?.path);
  if (follow) return follow;
  const [best] = ranked;
  if (!best || best.path.unused.length > 0) {
    const other =
      (isHeeded ? (linkOutcome(s, start) ?? addToOutcome(s, start) ?? toldOutcome(s)) : undefined) ??
      (await findTextOutcome(s, start));
    if (other) return other;
  }
  if (!best) return leftoverOutcome(s, undefined, isCommand(s, start));
  if (best.path.unused.length > 0) return leftoverOutcome(s, best.path, best.kind !== "read" || isFact(s));
  const rivals = best.kind === "read" ? rivalObjects(ranked) : [];
  return rivals.length > 1 ? whichObject(s, rivals) : act(s, best);
}

/** "give me everything on Tessel" asks; only "give it to me" hands it over. */
const isShown = (s: Sentence, start: number): boolean =>
  ["give", "get", "bring", "send"].includes(lowerAt(s, start)) && ["me", "us"].includes(lowerAt(s, start + 1));

/** A name, and no noun that also stands in some name: "unsubscribed contacts" asks for them. */
const namesAt = (s: Sentence, at: number): boolean => s.records.has(at) && objectLinksAt(s, at).length === 0;

function rank(s: Sentence, start: number): Ranked[] {
  const verb = isShown(s, start) ? "" : lowerAt(s, start);
  const make = (kind: Ranked["kind"], paths: readonly Path[], extra = 0): Ranked[] =>
    paths.slice(0, 4).map((path) => ({ path, kind, cost: path.cost + extra }));
  const isFlag = s.catalog.objects.some((object) => booleanAt(s, start, object).length > 0) && namesAt(s, start + 1);
  const writes = [
    ...(updateVerbs.has(verb) || isFlag ? make("update", updateReadings(s, start), -0.3) : []),
    ...(deleteVerbs.has(verb) ? make("delete", removeReadings(s, start), -0.3) : []),
    ...(verb === "remove" ? make("update", updateReadings(s, start), -0.2) : []),
    ...(restoreVerbs.has(verb) ? make("restore", restoreReadings(s, start), -0.3) : []),
    ...(createVerbs.has(verb) &&
    (!weakCreateVerbs.has(verb) ||
      ["a", "an", "new", "another", "up"].includes(
        lowerAt(s, lowerAt(s, start + 1) === "please" ? start + 2 : start + 1),
      )) &&
    !isPluralNew(s, start) &&
    !addsToField(s)
      ? make("create", createReadings(s, start), -0.3)
      : []),
    ...(isFact(s) ? make("update", factReadings(s, 0), 0.1) : []),
    ...make("update", correctionReadings(s)),
  ];
  const isOnlyCommand = writes.length > 0 && !nounVerbs.has(verb) && !isFact(s);
  const isWish = writes.length > 0 && isFact(s) && /\b(?:should|must|needs? to)\b/.test(s.source.toLowerCase());
  const reads =
    isOnlyCommand || isWish || (isCommand(s, start) && writes.length === 0)
      ? []
      : doubted(readings(s).slice(0, 12)).map(
          ({ path, doubt }): Ranked => ({ path, kind: "read", cost: path.cost + doubt }),
        );
  return [...writes, ...reads].sort((one, other) => one.cost - other.cost);
}

/** Where a reading with the noun took every word, one that left words over is the worse. */
function doubted(paths: readonly Path[]): { path: Path; doubt: number }[] {
  const isWhole = paths.some(
    ({ unused, pieces }) => unused.length === 0 && pieces.some(({ give }) => give.kind === "head" && !give.isLoose),
  );
  return paths.map((path) => ({ path, doubt: isWhole && path.unused.length > 0 ? priceOfDoubt : 0 }));
}

const isCommand = (s: Sentence, start: number): boolean => {
  const verb = lowerAt(s, start);
  return (
    (updateVerbs.has(verb) || deleteVerbs.has(verb) || restoreVerbs.has(verb) || createVerbs.has(verb)) &&
    !nounVerbs.has(verb)
  );
};

/** "new deals this week" asks for the newest; "new deal for Tessel" makes one. */
const isPluralNew = (s: Sentence, start: number): boolean =>
  lowerAt(s, start) === "new" &&
  objectLinksAt(s, start + 1).some((link) => link.entry.kind === "object" && link.entry.isPlural);

/** "stage won and amount 9k for Dock lights". */
const isFieldList = (s: Sentence): boolean =>
  (s.words.get(0) ?? []).some((link) => link.entry.kind === "field") &&
  s.tokens.some((token) => token.lower === "and") &&
  s.records.size > 0;

/** "Dock lights is lost": a record named first, then what it is. */
function isStatement(s: Sentence): boolean {
  const sure = (s.records.get(0) ?? []).filter((entry) => entry.how === "exact" || entry.how === "begins");
  const tells = (at: number) => ["is", "got", "to"].includes(lowerAt(s, at)) && isValue(s, at + 1);
  const isTold = sure.some(
    (link) => tells(link.to) || (link.matches.length === 1 && link.how === "exact" && isKeyed(s, link)),
  );
  return s.tokens.at(-1)?.text !== "?" && (takesOver(s) || isTold);
}

/** "Dock lights lost", "Tessel tier gold": a name, then nothing but a state, or a field with its value. */
function isKeyed(s: Sentence, link: RecordLink): boolean {
  const last = s.tokens.findLastIndex((token) => token.kind !== "punct") + 1;
  const key = link.matches[0]?.object;
  const object = s.catalog.objects.find((entry) => entry.key === key);
  const state = object ? stateOf(object) : undefined;
  return (s.words.get(link.to) ?? []).some(({ to, entry }) => {
    if (entry.object !== key) return false;
    if (entry.kind === "option") return to === last && entry.field === state?.key;
    // Of two values neither was given.
    const isEither = s.tokens.some((token, at) => at > to && ["or", "but", "not"].includes(token.lower));
    return entry.kind === "field" && to < last && !isEither && isGiven(s, to);
  });
}

/** What follows a field's name is a value where no small word could be meant otherwise. */
const isGiven = (s: Sentence, at: number): boolean =>
  s.tokens[at]?.kind !== "word" ||
  /^\p{Lu}/u.test(s.tokens[at]?.text ?? "") ||
  (s.words.get(at) ?? []).some((link) => link.entry.kind === "option");

/** After "to" any value is a command; after "is" only an end that something came to, since the rest may be mere talk. */
const isValue = (s: Sentence, at: number): boolean => {
  const isCommanded = lowerAt(s, at - 1) === "to";
  return (
    (isCommanded && s.members.has(at)) ||
    (s.words.get(at) ?? []).some(({ entry }) => entry.kind === "option" && (isCommanded || isEnd(s, entry)))
  );
};

function isEnd(s: Sentence, { object, field, option }: { object: string; field: string; option: string }): boolean {
  const fields = s.catalog.objects.find((entry) => entry.key === object)?.fields ?? [];
  const kind = fields.find((entry) => entry.key === field)?.options?.find((entry) => entry.key === option)?.kind;
  return kind !== undefined && kind !== "open";
}

/** "X is now V", "X should be V", "we won X": never a question, never with a question's first word. */
function isFact(s: Sentence): boolean {
  const words = s.tokens.map((token) => token.lower).join(" ");
  if (
    /^(?:who|what|which|where|when|how|is|are|do|does|did|has|have|should|would|could|can|show|list|find|give)\b/.test(
      words,
    )
  )
    return false;
  if (isFieldList(s) || isStatement(s)) return true;
  return (
    !/\b(?:who|which|that) (?:should|must|needs? to|ought to)\b/.test(words) &&
    /\b(?:is|are) now\b|\bought to (?:be|go)\b|\bis \w+ now$|\bshould (?:now )?(?:be|go|read|say)\b|\bneeds? to be\b|\bmust be\b|\b(?:i|we) (?:(?:just|have|finally|also) )*(?:won|lost|closed)\b|'s new\b/.test(
      words,
    ) &&
    s.tokens.at(-1)?.text !== "?"
  );
}

async function act(s: Sentence, { path, kind }: Ranked): Promise<Outcome> {
  if (kind === "update") return updateOutcome(s, path);
  if (kind === "delete") return deleteOutcome(s, path);
  if (kind === "restore") return restoreOutcome(s, path);
  if (kind === "create") return createOutcome(s, path);
  return readOutcome(s, path);
}
