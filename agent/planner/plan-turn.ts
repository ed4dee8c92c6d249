import { meantRecord } from "@/agent/planner/conversation/meant";
import { pendingAnswer } from "@/agent/planner/conversation/pending";
import { stateOfConversation } from "@/agent/planner/conversation/state";
import { offeredTask } from "@/agent/planner/frames/offered-task";
import { peopleClauses } from "@/agent/planner/frames/people/people";
import { settingsOutcome } from "@/agent/planner/frames/settings";
import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { type Knowledge, learn } from "@/agent/planner/link/knowledge";
import { respell } from "@/agent/planner/link/respell";
import { readSentence } from "@/agent/planner/link/sentence";
import { planSkill, skillList } from "@/agent/planner/plan-skill";
import type { Outcome } from "@/agent/planner/policy/outcome";
import { askFirst, assumed, carriedBy, isRead, withCarried, withPlanned } from "@/agent/planner/policy/plan-ahead";
import { isClear, planClause } from "@/agent/planner/policy/plan-clause";
import { bareOrder, pointed } from "@/agent/planner/policy/pointed";
import { replyText } from "@/agent/planner/reply";
import { splitClauses } from "@/agent/planner/text/clauses";
import { emptyOrder, isDoneTold, reports, tells } from "@/agent/planner/text/parted";
import { tokenize } from "@/agent/planner/text/tokenize";
import type { PastCall, PendingPlan, PlannedCall, PlannerStep, PlannerTurn, PlannerWorld } from "@/agent/planner/world";
import { asksForSkills, meantSkill } from "@/agent/skills/meant-skill";

/** Longer messages are not read in part: half a request understood is a wrong request. */
export const longestMessage = 4000;

/**
 * The next step of a turn. Each clause of the message becomes at most one call, so the calls made in this turn say which clause is next;
 * nothing is remembered outside the history.
 */
export async function nextStep(turns: PlannerTurn[], world: PlannerWorld): Promise<PlannerStep> {
  const at = turns.findLastIndex((turn) => turn.role === "user");
  const user = turns[at];
  if (user?.role !== "user") return { do: "reply", text: "Ask me something." };
  const done = turns
    .slice(at + 1)
    .flatMap((turn) => (turn.role === "assistant" ? turn.calls : []))
    .filter((call) => call.tool !== "ask_person");
  const problem = unreadable(user.text, world.locale);
  if (problem) return { do: "reply", text: problem };
  if (done.some((call) => call.error || call.denied)) return reply(done, user.text, world);

  const answer = pendingAnswer(turns.slice(0, at), user.text);
  if (answer?.kind === "reply") return { do: "reply", text: answer.text };
  const lexicon = lexiconOf(world.catalog);
  const meant = answer ? undefined : await meantRecord(turns.slice(0, at), user.text, world);
  const first = answer?.kind === "calls" ? answer.calls : (meant ?? []);
  if (done.length < first.length) return { do: "call", calls: first.slice(done.length, done.length + 1) };
  const asked = answer?.kind === "sentence" ? answer.sentence : user.text;
  const skill = answer?.kind === "calls" || meant ? undefined : meantSkill(asked, world.skills.usable);
  if (skill || asksForSkills(asked)) {
    const planOnly = (request: string) =>
      planOnce(request, { turns: turns.slice(0, at + 1), world, text: request, done: [] });
    const outcome = skill ? await planSkill(skill, { done, world }, planOnly) : skillList(world.skills);
    return toStep(outcome, { done: [], rest: "", said: user.text, world });
  }
  const text = answer?.kind === "calls" ? (answer.rest ?? "") : meant ? "" : asked;
  // Names of fields may be verbs ("flag"), so such a message is not cut at them.
  const turn: Turn = { turns, world, text, done: done.slice(first.length) };
  const whole = settingsOutcome(text, world.catalog) ? [text] : peopleClauses(text, world.members);
  const clauses = whole ?? (await withTold(turn, splitClauses(text, lexicon)));
  const clause = clauses[done.length - first.length];
  if (clause === undefined)
    return done.length > 0
      ? reply(done, user.text, world)
      : { do: "reply", text: "I could not find any words in that." };

  const at0 = done.length - first.length;
  const planned = await planOne(turn, clause, []);
  const outcome = planned.do === "call" ? planned : (offeredTask(clause) ?? planned);
  const checked =
    outcome.do === "call" && !isRead(outcome.call) ? await checkRest(turn, clauses.slice(at0), outcome) : outcome;
  const isWhole = checked !== outcome;
  return toStep(checked, {
    done,
    rest: isWhole ? "" : clauses.slice(at0 + 1).join("; "),
    said: user.text,
    world,
  });
}

const restoreWords = new Set(["restore", "undelete", "recover", "reinstate", "back", "trash"]);

type Turn = { turns: PlannerTurn[]; world: PlannerWorld; text: string; done: readonly PastCall[] };

/** One clause, with what was done before it and what is planned to be done before it. */
async function planOne(
  { turns, world, text, done }: Turn,
  clause: string,
  planned: readonly PlannedCall[],
): Promise<Outcome> {
  const lexicon = lexiconOf(world.catalog);
  const words = respell(tokenize(clause), lexicon, () => false).tokens.map(({ lower }) => lower);
  const wantsDeleted = words.some((word) => restoreWords.has(word));
  // The whole message is looked up at once, so that planning ahead costs no further look-up; what was made since is looked up anew.
  const isFresh = done.every(isRead);
  const known = await learnOnce(isFresh && !wantsDeleted ? text : clause, world, wantsDeleted, isFresh);
  const assumedCalls = planned.map((call) => assumed(call, known));
  const past: PlannerTurn[] =
    assumedCalls.length > 0 ? [...turns, { role: "assistant", text: "", calls: assumedCalls }] : turns;
  const carried = carriedBy(assumedCalls.at(-1) ?? done.at(-1));
  const state = withCarried(stateOfConversation(past, world.context), carried);
  return planClause(readSentence(clause, { world, lexicon, knowledge: withPlanned(known, planned), state }));
}

/** A sentence that only tells something belongs to the request after it: "Dock lights went to a competitor. Mark it lost". */
async function withTold(turn: Turn, clauses: readonly string[]): Promise<string[]> {
  const result: string[] = [];
  for (const [at, clause] of clauses.entries()) {
    const before = result.at(-1);
    const isTold = before !== undefined && at > 0 && tells(before) && (await leansOn(before, clause, turn));
    if (isTold) result[result.length - 1] = `${before.replace(/[.,;!\s]+$/u, "")}. ${clause}`;
    else result.push(clause);
  }
  return result;
}

/** "Tom has left" reads as a question too, unless what follows is of Tom. */
async function leansOn(before: string, clause: string, turn: Turn): Promise<boolean> {
  if (emptyOrder.test(clause) || isDoneTold.test(before)) return true;
  const outcome = await planOnce(before, turn);
  // Who is leaving is the reason for what is asked of their records; said alone it is about them.
  if (outcome.do === "call" && outcome.call.tool === "delete_member") return true;
  if (outcome.do === "call" && isRead(outcome.call))
    return reports(before) && (pointed(clause, "", () => true) ?? bareOrder(clause, "")) !== undefined;
  return !isClear(outcome);
}

const plannedOnce = new WeakMap<PlannerWorld, Map<string, Promise<Outcome>>>();

/** A request of a skill is planned once for all its steps: it leans on nothing that they answer. */
function planOnce(request: string, turn: Turn): Promise<Outcome> {
  const kept = plannedOnce.get(turn.world) ?? new Map<string, Promise<Outcome>>();
  plannedOnce.set(turn.world, kept);
  const found = kept.get(request) ?? planOne(turn, request, []);
  kept.set(request, found);
  return found;
}

const learned = new WeakMap<PlannerWorld, Map<string, Promise<Knowledge>>>();

function learnOnce(text: string, world: PlannerWorld, wantsDeleted: boolean, isKept: boolean): Promise<Knowledge> {
  const kept = learned.get(world) ?? new Map<string, Promise<Knowledge>>();
  learned.set(world, kept);
  const key = `${wantsDeleted} ${text}`;
  const before = isKept ? kept.get(key) : undefined;
  const found = before ?? learn(text, world, lexiconOf(world.catalog), wantsDeleted);
  if (isKept) kept.set(key, found);
  return found;
}

/** Every clause is planned before the first write, so that half a request is never carried out by surprise. */
async function checkRest(
  turn: Turn,
  clauses: readonly string[],
  first: Extract<Outcome, { do: "call" }>,
): Promise<Outcome> {
  const calls: PlannedCall[] = [first.call];
  for (const clause of clauses.slice(1)) {
    const outcome = await planOne(turn, clause, calls).catch(() => undefined);
    if (!outcome) return first;
    if (outcome.do !== "call") return askFirst(calls, clauses, outcome) ?? first;
    calls.push(outcome.call);
  }
  return first;
}

type Progress = { done: readonly PastCall[]; rest: string; said: string; world: PlannerWorld };

async function toStep(outcome: Outcome, { done, rest, said, world }: Progress): Promise<PlannerStep> {
  if (outcome.do === "call") return { do: "call", calls: [outcome.call], reading: outcome.reading };
  const before = done.length > 0 ? await replyText(done, said, world) : "";
  const skipped = rest && outcome.do === "reply" ? ` I left the rest (“${rest}”) for now.` : "";
  if (outcome.do === "reply")
    return {
      do: "reply",
      text: [before, outcome.text + skipped].filter(Boolean).join("\n\n"),
      ...(outcome.reading ? { reading: outcome.reading } : {}),
    };
  const choices = outcome.options.map((option, index) => {
    const detail = outcome.details?.[index];
    return { label: option.label, ...(detail ? { detail } : {}) };
  });
  const plan: PendingPlan = {
    options: outcome.options,
    ...(outcome.fill ? { fill: outcome.fill } : {}),
    ...(rest ? { rest } : {}),
  };
  const question = [before, outcome.question].filter(Boolean).join("\n\n");
  return { do: "ask", question, choices, plan, ...(outcome.reading ? { reading: outcome.reading } : {}) };
}

async function reply(done: readonly PastCall[], said: string, world: PlannerWorld): Promise<PlannerStep> {
  return { do: "reply", text: await replyText(done, said, world) };
}

function unreadable(text: string, locale: string): string | undefined {
  if (text.length > longestMessage) {
    const number = (value: number) => new Intl.NumberFormat(locale).format(value);
    return `That message has ${number(text.length)} characters; I read up to ${number(longestMessage)}. Nothing was done. Please say it shorter.`;
  }
  if (text.trim() === "") return "That message was empty. Ask me for records, figures or a change.";
  if (!/[\p{L}\p{N}]/u.test(text)) return "I found no words in that. Ask me for records, figures or a change.";
  return undefined;
}
