import { asObject, type Ref } from "@/agent/planner/conversation/state";
import { planAs } from "@/agent/planner/frames/plan-as";
import { keyOf } from "@/agent/planner/lexicon/compile";
import type { RecordLink } from "@/agent/planner/link/link-records";
import { lowerAt, readSentence, type Sentence } from "@/agent/planner/link/sentence";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { isNegated, startOfCommand } from "@/agent/planner/text/discourse";
import { emptyOrder, type Parted, partedIn, withoutRemark } from "@/agent/planner/text/parted";
import { stemOf } from "@/agent/planner/text/stem";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { commandVerbs } from "@/agent/planner/words/verbs";
import { never, type Outcome } from "./outcome";
import { isRead } from "./plan-ahead";
import { bareOrder, pointed } from "./pointed";

type Plan = (s: Sentence) => Promise<Outcome>;

const value =
  /^.*\b(?:to|in|at|is|are|as|now|the new|has|became|becomes) (?:now |the |a |an |in |at |our )*(?<v>[^,;]+?)(?: now)?[.!\s]*$/iu;
const isClear = (outcome: Outcome): boolean => outcome.do === "call" || (outcome.do === "ask" && !outcome.isUnclear);

/**
 * A message that tells something beside what it asks for. What it tells names what is asked about ("Dock lights went to a competitor,
 * mark it lost"), or it only gives the reason and holds nothing that could be a condition ("for the board: …").
 */
export async function besideOutcome(s: Sentence, plan: Plan): Promise<Outcome | undefined> {
  const bare = withoutRemark(s.source);
  const outcome = bare === s.source ? undefined : await planAs(s, plan, bare);
  if (outcome && isClear(outcome)) return outcome;
  for (const parted of partedIn(s.source)) {
    const told = readSentence(parted.told, s);
    if (isNegated(told.tokens, startOfCommand(told.tokens))) continue;
    const outcome =
      (await ownWords(s, parted, plan)) ??
      (await twinOutcome(s, parted, plan)) ??
      (await toldOutcome(s, told, parted, plan)) ??
      (await pointedOutcome(s, told, parted, plan)) ??
      (await aloneOutcome(s, told, parted, plan));
    if (outcome) return outcome;
  }
  return undefined;
}

/** A task or a note keeps the words it was said in: "…, remind me to call her". */
async function ownWords(s: Sentence, { told, asked, isBehind }: Parted, plan: Plan): Promise<Outcome | undefined> {
  const outcome =
    isBehind || emptyOrder.test(asked) || twins.some((pattern) => pattern.test(told))
      ? undefined
      : await planAs(s, plan, asked);
  return outcome?.do === "call" && outcome.call.tool === "create_task" ? outcome : undefined;
}

/** "… mark it lost": "it" is what was told of. */
async function pointedOutcome(
  s: Sentence,
  told: Sentence,
  { asked, isBehind }: Parted,
  plan: Plan,
): Promise<Outcome | undefined> {
  if (isBehind) return undefined;
  const isNoun = (word: string) => objectOf(s, word) !== undefined;
  const noun = pointed(asked, "", isNoun)?.noun;
  const named = nameTold(told, noun ? objectOf(s, noun) : undefined);
  if (named && (noun || !isOfOthers(told))) {
    const said = pointed(asked, named, isNoun)?.text ?? bareOrder(asked, named);
    const outcome = said ? await planAs(s, plan, said) : undefined;
    if (outcome && isClear(outcome)) return outcome;
  }
  const sets = setTold(told);
  const many = sets
    ? asked.replace(/\b(?:all )?(?:of )?(?:those|these)(?: \p{L}+)?(?=[\s.!?]*$|,)|\b(?:all of )?them\b/iu, sets)
    : asked;
  if (many !== asked) {
    const outcome = await planAs(s, plan, many);
    if (isClear(outcome)) return outcome;
  }
  return noun && !named ? byWords(s, told, { asked, noun, isNoun }) : undefined;
}

/** "Tessel's tasks … get rid of them", "my note about Ana … delete it": what is told of is of another kind than what it names. */
function isOfOthers(told: Sentence): boolean {
  const spoken = [...told.words.values()]
    .flat()
    .flatMap(({ entry }) => (entry.kind === "object" ? [entry.object] : []));
  const isActivity = (key: string) => told.catalog.objects.find((object) => object.key === key)?.isActivity === true;
  const matches = [...told.records.values()].flat().flatMap((link) => link.matches);
  const named = matches.flatMap(({ object }) => (isActivity(object) ? [] : [object]));
  return spoken.length > 0 && !spoken.some((object) => named.includes(object ?? ""));
}

/** "Stefan moved to Berlin, update his city": what is told is the order, and the request behind it holds nothing else. */
async function toldOutcome(
  s: Sentence,
  told: Sentence,
  { asked, isBehind }: Parted,
  plan: Plan,
): Promise<Outcome | undefined> {
  const found = isBehind ? null : emptyOrder.exec(asked);
  if (!found) return undefined;
  const field = found.groups?.f?.trim() ?? "";
  const isField = (s.lexicon.entries.get(keyOf(field)) ?? []).some(({ kind }) => kind === "field");
  const name = nameTold(told, undefined);
  const become = value.exec(told.source)?.groups?.v;
  const ways = [...(isField && name && become ? [`set the ${field} of ${name} to ${become}`] : []), told.source];
  for (const way of ways) {
    const outcome = await planAs(s, plan, way);
    if (isClear(outcome) && !(outcome.do === "call" && isRead(outcome.call))) return outcome;
  }
  return undefined;
}

const twins: readonly RegExp[] = [
  /^(?:the |our )?(?<c>[^,;"“]{2,50}?) has (?:two|2|both an?) (?<n>\p{Lu}[\p{L}’'-]+)[.!]*$/u,
  /^(?:there (?:are|seem to be)|we have|we've got|i see|i found) (?:two|2|three) (?<n>["“][^"”]+["”]|\p{Lu}[^,;"“]{1,40}?)(?: (?<o>\p{Ll}+))?[.!]*$/u,
  /^(?:the )?(?<n>["“][^"”]+["”]|[^,;"“]{2,60}?) (?:is|are|appears?|exists?|shows up)(?: in)?(?: here| there| listed| entered)? (?:twice|two times|double|in (?:here|there) twice)[.!]*$/iu,
];
const one =
  /\bthe (?<d>(?:[\p{L}-]+ ){0,3})one\b(?: (?:that|which|who) (?:we )?(?<v>has|have|is)\b|(?= we have)|(?= (?:with|without|in|from|of|on)\b))?/iu;

/** "Tessel is in here twice. Delete the one without a tier": of those with one name, the one that fits what is said of it. */
async function twinOutcome(s: Sentence, { told, asked }: Parted, plan: Plan): Promise<Outcome | undefined> {
  const found = twins.map((pattern) => pattern.exec(told)?.groups).find((groups) => groups !== undefined);
  const name = found?.n?.replace(/^["“]|["”]$/gu, "");
  const said = one.exec(asked);
  if (!name || !said) return undefined;
  const singular = found?.c || found?.o === "contacts" ? name.replace(/s$/u, "") : name;
  const { exact, contains } = await s.world.matchNames([singular]);
  const objects = found?.o ? [objectOf(s, found.o)] : [...new Set([...exact, ...contains].map(({ object }) => object))];
  const outcomes: Outcome[] = [];
  for (const key of objects) {
    const object = s.catalog.objects.find((entry) => entry.key === key);
    const place = found?.c ? ` at ${found.c}` : "";
    const verb = said.groups?.v === "is" ? " that is" : said.groups?.v ? " with" : "";
    const noun = `the ${said.groups?.d ?? ""}${object?.label.toLowerCase()} called "${singular}"${place}${verb}`;
    const text = asked
      .replace(one, `${noun} `)
      .replace(/ we have (no|an?) (.+?)(?: for)?(?=[.!?\s]*$)/iu, " with $1 $2")
      .replace(/ +/g, " ");
    if (object) outcomes.push(await planAs(s, plan, text));
  }
  const clear = outcomes.filter(({ do: does }) => does === "call");
  return clear.length === 1 ? clear[0] : undefined;
}

/** What only tells why is left out, where no word of it could narrow what is asked for or add to it. */
async function aloneOutcome(
  s: Sentence,
  told: Sentence,
  { asked, isBehind }: Parted,
  plan: Plan,
): Promise<Outcome | undefined> {
  const places = [...told.places.values()].flat();
  const [place] = places;
  const isPlaced = place !== undefined && !isBehind && isIdle({ ...told, places: new Map() });
  if (!isIdle(told, asksOfOne(s, asked)) && !isPlaced) return undefined;
  // A place of its own says it more closely.
  const isCloser = readSentence(asked, s).places.size > 0;
  const text = place && isPlaced && !isCloser ? inPlace(asked, place.match.value) : asked;
  const outcome = await planAs(s, plan, text);
  return isClear(outcome) ? outcome : undefined;
}

/** "I'm cleaning up Spain: contacts …": a place is told of so that it holds for what follows. */
const inPlace = (asked: string, place: string): string =>
  /\bthere\b/iu.test(asked)
    ? asked.replace(/\bthere\b/iu, `in ${place}`)
    : `${asked.replace(/[\s?.!]+$/u, "")} in ${place}`;

/** Words that tell what a part is for; behind them a noun of ours is no condition. */
const opens =
  /^(?:(?:so|ok|hi|hey|well|right|sorry),? )*(?:for|since|because|as|due to|thanks to|in order to|so that|while|after|before|i(?:'m|’m|'ve|’ve)?|we(?:'re|’re|'ve|’ve)?|let(?:'s|’s| us)|they|he|she|it|\p{L}+ing)\b/iu;

/** A command that names its own record means no other, whoever else is told of. */
function asksOfOne(s: Sentence, asked: string): boolean {
  const order = readSentence(asked, s);
  const isNamed = [...order.records.values()].flat().some(({ how }) => how === "exact" || how === "begins");
  return isNamed && commandVerbs.has(lowerAt(order, startOfCommand(order.tokens)));
}

/** "customer asked for more time": somebody unnamed who said something. */
const says =
  /^(?:(?:so|ok|well),? )?(?:the |our |a |my )?\p{L}+ (?:has |have |just )*(?:asked|called|said|wrote|told|wants?|needs?|requested|confirmed|agreed|prefers?|rang|emailed|phoned|insists?)\b/iu;

function isIdle(told: Sentence, mayName = false): boolean {
  const names = [...told.members.values()].flat().filter(({ how }) => how !== "me");
  if ((names.length > 0 && !mayName) || told.places.size > 0 || isNegated(told.tokens, startOfCommand(told.tokens)))
    return false;
  const isOpened = opens.test(told.source) || says.test(told.source);
  const isName = ({ from, to, how }: RecordLink) =>
    !mayName &&
    (how === "exact" || how === "begins") &&
    told.tokens.slice(Math.max(from, isOpened ? 1 : 0), to).some(({ text }) => !isOpened || /^\p{Lu}/u.test(text));
  if ([...told.records.values()].flat().some(isName)) return false;
  return told.tokens.every((token, at) => {
    // "two more rooms" behind a reason is no figure of ours; digits may be.
    if (["one", "a"].includes(token.lower) || (isOpened && token.kind === "number" && /^\p{L}+$/u.test(token.text)))
      return true;
    if (!["word", "punct"].includes(token.kind)) return false;
    if (blocking.has(token.lower)) return isOpened && ["my", "me", "before", "after", "more"].includes(token.lower);
    if (ignorable.has(token.lower) || particles.has(token.lower)) return true;
    const kinds = (told.words.get(at) ?? []).map(({ entry }) => entry.kind);
    return kinds.every((kind) => isOpened && (kind === "object" || kind === "field" || kinds.includes("object")));
  });
}

const objectOf = (s: Sentence, word: string): string | undefined =>
  (s.lexicon.entries.get(keyOf(word)) ?? []).find((entry) => entry.kind === "object")?.object;

/** How what is told of was called: its whole name, or as much of it as was said. */
function nameTold(told: Sentence, object: string | undefined): string | undefined {
  const isKind = (key: string) =>
    object ? key === object : !told.catalog.objects.find((entry) => entry.key === key)?.isActivity;
  const links = [...told.records.values()]
    .flat()
    .filter(({ how }) => how === "exact" || how === "begins" || how === "contains")
    .map((link) => ({ ...link, matches: link.matches.filter((match) => isKind(match.object)) }))
    .filter(({ matches }) => matches.length > 0)
    .sort((one, other) => other.to - other.from - (one.to - one.from));
  const [link] = links;
  if (link) {
    const fitting = link.matches.filter((match) => !object || match.object === object);
    const [only] = fitting.length > 1 ? byOtherWords(told, fitting) : fitting;
    return only && (fitting.length === 1 || object)
      ? only.name
      : told.source.slice(told.tokens[link.from]?.from, told.tokens[link.to - 1]?.to);
  }
  const member = [...told.members.values()].flat().find(({ how }) => how !== "me");
  return member ? told.source.slice(told.tokens[member.from]?.from, told.tokens[member.to - 1]?.to) : undefined;
}

/** "dock doors at Götavik": of those with the name, the one that has the other words too. */
function byOtherWords(told: Sentence, matches: readonly Ref[]): Ref[] {
  const words = contentOf(told);
  const shared = matches.map((match) => {
    const own = new Set(wordsOf(match.name));
    return { match, count: words.filter((word) => own.has(word)).length };
  });
  const most = Math.max(...shared.map(({ count }) => count));
  const best = shared.filter(({ count }) => count === most);
  return best.length === 1 && most > 1 ? best.map(({ match }) => match) : [];
}

const verbs =
  /^(?:is|are|was|were|has|have|had|can|could|will|would|do|does|did|went|goes|looks?|seems?|should|must|may)$/;

/** What a part is about: its words before the first verb, as they stand in names. */
function contentOf({ tokens }: Sentence): string[] {
  const verb = tokens.findIndex(({ lower }) => verbs.test(lower));
  return tokens
    .slice(0, verb < 0 ? tokens.length : verb)
    .filter(({ kind, lower }) => kind === "word" && ![ignorable, particles, blocking].some((list) => list.has(lower)))
    .map(({ lower }) => stemOf(lower));
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(stemOf);

/** "anybody without a phone can not be reached, so …": who they are is said up to the verb. */
function setTold(told: Sentence): string | undefined {
  const verb = told.tokens.findIndex(({ lower }) => verbs.test(lower));
  const head = /^(?:all|every|each|any|any(?:body|one)|every(?:body|one)|(?:the |our )?\p{L}+s)\b/iu.test(told.source);
  const end = told.tokens[verb]?.from;
  return head && verb > 1 && end ? told.source.slice(0, end).trim() : undefined;
}

/** What is told of has no whole name; records that have its words are offered. */
async function byWords(
  s: Sentence,
  told: Sentence,
  { asked, noun, isNoun }: { asked: string; noun: string; isNoun: (word: string) => boolean },
): Promise<Outcome | undefined> {
  const object = objectOf(s, noun);
  const words = contentOf(told);
  if (!object || words.length === 0) return undefined;
  const found = await s.world
    .read("search_records", { object, search: words.join(" "), limit: 4, count: "capped" })
    .catch(() => undefined);
  const records = readRecords(asObject(found)).filter(({ name }) =>
    words.every((word) => wordsOf(name).some((own) => own.startsWith(word) || word.startsWith(own))),
  );
  if (records.length === 0) return undefined;
  return {
    do: "ask",
    question: `Which ${noun} do you mean?`,
    options: [
      ...records.map(({ name }) => ({ label: name, sentence: pointed(asked, `“${name}”`, isNoun)?.text ?? asked })),
      never,
    ].slice(0, 5),
  };
}
