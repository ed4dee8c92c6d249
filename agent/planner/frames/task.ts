import { taskObject } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { recordChoices } from "@/agent/planner/policy/choices";
import { call, never, type Outcome } from "@/agent/planner/policy/outcome";
import { dayText } from "@/agent/planner/reply/describe-condition";
import { readValue } from "@/agent/planner/values/read-value";
import { type About, aboutAt, inFocus, namedIn } from "./about";
import { ofTask } from "./task-about";
import { dayPhrase, priorityAt, trimDay } from "./task-day";
import { doubtOf, vagueAt, withoutVague } from "./task-doubt";
import { headerOf, saidOf } from "./task-header";
import { isThere, unclear } from "./task-there";

const verbs = new Set([
  "add",
  "create",
  "make",
  "set",
  "new",
  "log",
  "schedule",
  "put",
  "open",
  "give",
  "book",
  "plan",
  "stick",
  "pop",
  "drop",
]);
const adjectives = new Set(["a", "an", "the", "new", "another", "up", "quick", "in", "down"]);
const extras = ["follow up", "follow-up", "followup", "action item", "to do", "todo"];

type Draft = {
  from: number;
  /** "that she calls" names the task "Call". */
  verb?: string;
  /** A time that names no day, as it was said. */
  vague?: string;
  /** The last word before the text, where a colon follows words that are no slot. */
  unclear?: string;
  owner?: string;
  ownerChoices?: { label: string; value: unknown }[];
  dueOn?: string;
  dueChoices?: string[];
  priority?: string;
  about?: About[];
  isReminder: boolean;
  /** Opened by "to", "that" or a colon: everything after it is the text. */
  isSaid?: boolean;
};

/** "remind me tomorrow to ring the port", "ask Marcus to call Tessel by Monday", "add a task for Yuki to …", "task: …". */
export function taskOutcome(s: Sentence, start: number): Outcome | undefined {
  // "make the follow up … due Monday": the task that there is, and none that is to be made.
  const isKnown = (s.records.get(start + 2) ?? []).some(
    ({ how, matches }) => how === "exact" && matches.some(({ object }) => object === taskObject(s.catalog)?.key),
  );
  if (lowerAt(s, start + 1) === "the" && isKnown) return undefined;
  const wished = expected(s, start);
  if (wished) return wished;
  const draft = reminder(s, start) ?? delegated(s, start) ?? named(s, start);
  if (!draft) return undefined;
  const activity = taskObject(s.catalog)?.key ?? "";
  const slots = tail(s, draft, activity);
  if (!slots.title)
    return {
      do: "ask",
      question: "What is the task?",
      options: [{ label: "I will write it now", reply: "Go ahead: say “task:” and what to do." }, never],
      fill: `${textBetween(s, start, s.tokens.length)}: {}`,
    };
  const input = {
    title: slots.title,
    ...(slots.dueOn ? { dueOn: slots.dueOn } : {}),
    ...(slots.owner ? { owner: slots.owner } : {}),
    ...(slots.about.length > 0 ? { about: slots.about } : {}),
    ...(slots.priority ? { priority: slots.priority } : {}),
  };
  if (draft.unclear)
    return {
      do: "ask",
      question: `I do not know what “${draft.unclear}” means for the task “${slots.title}”. Shall I leave it out?`,
      options: [{ label: "Yes, leave it out", calls: [{ tool: "create_task", input }] }, never],
    };
  if (draft.ownerChoices)
    return pick(
      "Who is it for?",
      draft.ownerChoices.map((choice) => ({ label: choice.label, input: { ...input, owner: choice.value } })),
    );
  if (slots.dueChoices.length > 0)
    return pick(
      "On which day?",
      slots.dueChoices.map((date) => ({ label: dayText(date, s.world.locale), input: { ...input, dueOn: date } })),
    );
  if (slots.pick)
    return recordChoices(
      "Which one is it about?",
      slots.pick,
      (match) => ({ tool: "create_task", input: { ...input, about: [{ object: match.object, id: match.id }] } }),
      s,
    );
  const vague = draft.vague ?? slots.vague;
  if (vague && !slots.dueOn)
    return {
      do: "ask",
      question: `On which day is “${slots.title}” due? “${vague}” names none.`,
      options: [
        { label: "Without a due date", calls: [{ tool: "create_task", input }] },
        { label: "I will say the day", reply: "Go ahead: say the whole task with its day." },
        never,
      ],
    };
  const doubt = doubtOf(
    s,
    { from: draft.from, to: slots.to, isQuoted: s.tokens[draft.from]?.kind === "quote", isSaid: draft.isSaid === true },
    input,
  );
  if (doubt) return doubt;
  return call("create_task", input, { chips: [{ text: "task", why: textBetween(s, start, draft.from) }], leftOut: [] });
}

const pick = (question: string, choices: { label: string; input: unknown }[]): Outcome => ({
  do: "ask",
  question,
  options: choices
    .slice(0, 4)
    .map((choice) => ({ label: choice.label, calls: [{ tool: "create_task", input: choice.input }] })),
});

/** "remind me [day] to …"; "remind Marta to …" is hers, not mine. */
function reminder(s: Sentence, start: number): Draft | undefined {
  if (lowerAt(s, start) !== "remind") return undefined;
  const who = person(s, start + 1);
  if (!who) return undefined;
  return opened(s, who.to, { ...who.slot, isReminder: true });
}

/** "ask M to …", "have M call …", "get M to …". */
function delegated(s: Sentence, start: number): Draft | undefined {
  if (!["ask", "tell", "get", "have"].includes(lowerAt(s, start))) return undefined;
  const who = person(s, start + 1);
  if (!who || who.slot.owner === "me" || (lowerAt(s, who.to) !== "to" && lowerAt(s, start) !== "have"))
    return undefined;
  return opened(s, who.to, { ...who.slot, isReminder: false });
}

const owning = new Set(
  "be go own have get take keep handle manage run lead receive become inherit belong look not now never also have been".split(
    " ",
  ),
);

/** "Tom should send the contract by Friday": a wish and no command, so the task is offered and not made. */
function expected(s: Sentence, start: number): Outcome | undefined {
  const link = [...(s.members.get(start) ?? [])].sort((one, other) => other.to - one.to)[0];
  const [member] = link?.members ?? [];
  const modal = ["should", "must", "has to", "needs to", "ought to"].find((words) => link && says(s, link.to, words));
  if (!link || !member || link.how === "me" || link.members.length !== 1 || !modal || s.tokens.at(-1)?.text === "?")
    return undefined;
  const from = link.to + modal.split(" ").length;
  const verb = s.tokens[from];
  if (verb?.kind !== "word" || owning.has(verb.lower) || from + 1 >= s.tokens.length) return undefined;
  const slots = tail(s, { from, isReminder: false }, taskObject(s.catalog)?.key ?? "");
  const input = {
    title: slots.title,
    ...(slots.dueOn ? { dueOn: slots.dueOn } : {}),
    owner: member.id,
    ...(slots.about.length > 0 ? { about: slots.about } : {}),
    ...(slots.priority ? { priority: slots.priority } : {}),
  };
  const day = slots.dueOn ? `, due ${dayText(slots.dueOn, s.world.locale)}` : "";
  return {
    do: "ask",
    question: `Shall I make that a task for ${member.name}: “${slots.title}”${day}?`,
    options: [{ label: "Create the task", calls: [{ tool: "create_task", input }] }, never],
  };
}

function named(s: Sentence, start: number): Draft | undefined {
  let at = start;
  const hasVerb = verbs.has(lowerAt(s, at));
  if (hasVerb) at += 1;
  while (adjectives.has(lowerAt(s, at))) at += 1;
  const urgency = priorityAt(s, at);
  if (urgency) at = urgency.to;
  const link = objectLinksAt(s, at).find(
    (entry) =>
      entry.entry.object === taskObject(s.catalog)?.key && !(entry.entry.kind === "object" && entry.entry.isPlural),
  );
  const extra = extras.find((words) => says(s, at, words));
  const end =
    link?.to ?? (extra && (hasVerb || lowerAt(s, at + 2) === "with") ? at + extra.split(" ").length : undefined);
  if (end === undefined || (!hasVerb && !extra && ![":", "to", "for"].includes(lowerAt(s, end)))) return undefined;
  if (isThere(s, end, lowerAt(s, start), link !== undefined)) return undefined;
  if (!link && !hasVerb) return { from: start, isReminder: false, owner: "me" };
  const after = lowerAt(s, end) === "in" && lowerAt(s, end + 1) === "for" ? end + 1 : end;
  const urgent = urgency ? { priority: urgency.value } : {};
  const header = headerOf(s, after, person);
  if (header) return { ...urgent, ...header, isReminder: false };
  const who = ["for", "to"].includes(lowerAt(s, after)) ? person(s, after + 1) : undefined;
  // "a follow-up with Ivy" is called so; "with Ivy" alone says nothing.
  if (extra && !link && !who && ["with", "on", "about", "at"].includes(lowerAt(s, after)) && !dayPhrase(s, after))
    return { ...urgent, from: at, isReminder: false, isSaid: true };
  // "a task for Tessel to …": no person, so what it is about.
  const record =
    !who && ["for", "about", "on", "at"].includes(lowerAt(s, after)) ? aboutAt(s, after + 1, "") : undefined;
  const about = record && record.about.length > 0 && lowerAt(s, record.to) === "to" ? record : undefined;
  const slot = { ...(who?.slot ?? {}), ...(about ? { about: about.about } : {}), ...urgent, isReminder: !hasVerb };
  return opened(s, who?.to ?? about?.to ?? after, slot);
}

function person(s: Sentence, at: number): { to: number; slot: Pick<Draft, "owner" | "ownerChoices"> } | undefined {
  const task = taskObject(s.catalog);
  const owner = task?.fields.find((field) => field.type === "owner" && !field.isSystem);
  const found = task && owner ? readValue(s, at, owner, task).sort((one, other) => other.to - one.to)[0] : undefined;
  if (!found || found.value === null) return undefined;
  return {
    to: found.to,
    slot: { owner: String(found.value), ...(found.choices ? { ownerChoices: found.choices } : {}) },
  };
}

/** A day may stand before the text: "remind me on Friday to …". */
function opened(s: Sentence, at: number, slot: Omit<Draft, "from">): Draft {
  const day = dayPhrase(s, at);
  const vague = day ? undefined : vagueAt(s, at);
  const next = day?.to ?? vague?.to ?? at;
  const said = saidOf(s, next);
  const opener = ["to", "that", "about", ":", "called", "named", "saying", "-", "–"].find(
    (word) => lowerAt(s, next) === word,
  );
  const from = said?.from ?? next + (opener && opener !== "about" ? 1 : 0);
  return {
    ...slot,
    from,
    ...(opener || said ? { isSaid: true } : {}),
    ...(said?.verb ? { verb: said.verb } : {}),
    ...(vague ? { vague: textBetween(s, at, next) } : {}),
    ...(day?.date ? { dueOn: day.date } : {}),
    ...(day && !day.date ? { dueChoices: day.choices } : {}),
  };
}

type Slots = {
  title: string;
  dueOn: string | undefined;
  dueChoices: string[];
  priority: string | undefined;
  owner: string | undefined;
  vague: string | undefined;
  /** Where the text ends. */
  to: number;
  about: { object: string; id: string }[];
  pick?: Parameters<typeof recordChoices>[1];
};

function tail(s: Sentence, draft: Draft, activity: string): Slots {
  const trimmed = withoutVague(s, draft.from, trimDay(s, draft.from));
  const own = draft.owner || draft.isReminder ? undefined : ownerTail(s, draft, trimmed.to);
  const end = own?.at ?? trimmed.to;
  const text = own ? textBetween(s, draft.from, end) : trimmed.text;
  const title = capital(draft.verb ? draft.verb + text.slice(lengthAt(s, draft.from)) : text);
  const dueOn = draft.dueOn ?? trimmed.date;
  const dueChoices = draft.dueChoices ?? (dueOn ? [] : trimmed.choices);
  const named = [...(draft.about ?? []), ...namedIn(s, draft.from, trimmed.to, activity)];
  const about = [...new Map(named.map((ref) => [ref.id, ref])).values()].slice(0, 3);
  const isPointing = /\b(?:it|this|them|him|her|there)\b/.test(trimmed.text);
  const focus = isPointing ? inFocus(s) : undefined;
  const first = about.length === 0 ? unclear(s, draft.from, trimmed.to, activity) : undefined;
  return {
    title,
    dueOn,
    dueChoices,
    priority: draft.priority ?? trimmed.priority,
    owner: draft.owner ?? own?.owner,
    vague: trimmed.vague,
    to: end,
    about: about.length > 0 ? about : focus ? ofTask(s, focus, activity) : [],
    ...(first ? { pick: first } : {}),
  };
}

const lengthAt = (s: Sentence, at: number): number => s.tokens[at]?.text.length ?? 0;

/** "send the offer to Tessel for Marta, due Friday": hers, as it stands among the slots. After "to", a colon or "that" it may as well be part of the text. */
function ownerTail(s: Sentence, draft: Draft, to: number): { at: number; owner: string } | undefined {
  const isLast = s.tokens.slice(to).every((token) => token.kind === "punct");
  if (draft.isSaid || isLast) return undefined;
  for (let at = draft.from + 1; at < to; at += 1) {
    const who = lowerAt(s, at) === "for" ? person(s, at + 1) : undefined;
    if (who?.to === to && who.slot.owner && !who.slot.ownerChoices) return { at, owner: who.slot.owner };
  }
  return undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
