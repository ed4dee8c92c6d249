import { fieldOf, withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { units } from "@/agent/planner/values/date-words";
import { numberAt } from "@/agent/planner/values/number";
import { periodAt } from "@/agent/planner/values/period";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, DateUnit } from "@/db/query/tree";
import { conditionOf, type Piece, type Recogniser, whereIs } from "./piece";
import { openCondition } from "./state-condition";

const quiet = [
  "gone quiet",
  "went quiet",
  "that went quiet",
  "going quiet",
  "quiet",
  "gone cold",
  "went cold",
  "going cold",
  "gone dark",
  "gone silent",
  "stale",
  "neglected",
  "idle",
  "inactive",
  "no activity",
  "without activity",
  "with no activity",
  "without any activity",
  "not touched",
  "untouched",
  "not been touched",
  "went dark",
  "went silent",
  "not contacted",
  "not been contacted",
  "not been spoken to",
  "not been talked to",
  "not been in contact with",
  "not been chased",
  "not been followed up",
  "not followed up",
  "not spoken to",
  "not talked to",
  "not spoken with",
  "not talked with",
  "not been talking to",
  "not been in touch",
  "not met",
  "not had contact with",
  "not had any contact with",
  "not reached out to",
  "not called",
  "not talk to",
  "not talk with",
  "not speak to",
  "not speak with",
  "not contact",
  "not touch",
  "not hear from",
  "not call",
  "not visit",
  "not meet",
  "not chased",
  "not heard from",
  "no contact",
  "without contact",
  "not been in touch with",
  "not active",
  "no touch",
  "not been active",
  "not seen activity",
  "not seen",
  "not been seen",
  "not visited",
  "not been in",
  "nothing has happened",
  "nothing happened",
  "not moved",
  "have not moved",
];
const leads = [
  "that have",
  "that has",
  "which have",
  "who have",
  "have",
  "has",
  "that we have",
  "we have",
  "i have",
  "that i have",
  "with",
  "that were",
  "that are",
  "are",
  "is",
  "where",
  "on which",
  "that",
  "that had",
  "had",
  "nobody",
  "no one",
  "that nobody",
  "that no one",
  "nobody has",
  "that nobody has",
  "no one has",
  "that no one has",
  "we did",
  "did we",
  "have we",
  "did i",
  "have i",
  "i did",
  "that has been",
  "have been",
  "has been",
  "which",
];
/** "not heard from us", "not spoken to them": whoever it was, somebody of ours. */
const us = new Set(["us", "them", "him", "her", "anyone", "anybody", "me"]);
const positives = ["touched", "contacted", "spoken to", "talked to", "heard from"];

/** Words for something that ought to go on and does not, so only what is still open can be it. */
const vague = /\b(?:quiet|cold|dark|silent|stale|neglected|idle|inactive)$/;

/** A default is used, and said, when nobody gave a figure. */
export const quietDays = 21;

/** "gone quiet", "not touched for six weeks": older than that on the field of role activity, or never. */
export const quietCondition: Recogniser = (s, at, object) => [
  ...onActivity(s, at, object),
  ...olderThan(s, at, object),
  ...neverTouched(s, at, object),
];

function onActivity(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const activity = withRole(object, "activity");
  if (!activity) return [];
  return ["", ...matching(s, at, leads)].flatMap((lead) => {
    const start = at + (lead ? lead.split(" ").length : 0);
    const phrases = /^(that )?(nobody|no one)/.test(lead) ? positives : quiet;
    return matching(s, start, phrases).flatMap((words) => {
      const implied = vague.test(words) ? openCondition(object) : undefined;
      const end = start + words.split(" ").length;
      const isTied = /(?:from|to|with|up)$/.test(words) && us.has(lowerAt(s, end));
      const by = says(s, end, "by us") ? 2 : says(s, end, "by anyone") || says(s, end, "by anybody") ? 2 : 0;
      return build(s, at, isTied ? end + 1 : end + by, activity.key, implied);
    });
  });
}

const nevers = [
  "never heard from us",
  "never been contacted",
  "never contacted",
  "never been touched",
  "never touched",
  "never spoken to",
  "never been spoken to",
  "never talked to",
  "never had contact",
  "never had any activity",
  "never had activity",
  "never been seen",
  "never been active",
];

/** "never contacted": no activity at all, which is less than a long silence. */
function neverTouched(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const activity = withRole(object, "activity");
  if (!activity) return [];
  return ["", ...matching(s, at, leads)].flatMap((lead) => {
    const start = at + (lead ? lead.split(" ").length : 0);
    return matching(s, start, nevers).map((words) =>
      whereIs(at, start + words.split(" ").length, activity.key, conditionOf(activity.key, "empty", undefined), 0.06),
    );
  });
}

function build(s: Sentence, from: number, end: number, path: string, implied: Condition | undefined): Piece {
  const span = spanAfter(s, end);
  const value = span?.value ?? { ago: quietDays, unit: "day" as const };
  const condition = { or: [conditionOf(path, "lt", value), conditionOf(path, "empty", undefined)] };
  const isDefault = span === undefined;
  return {
    from,
    to: span?.to ?? end,
    cost: 0.08 - 0.005 * (end - from),
    give: { kind: "where", path, condition, isDefault, ...(implied ? { implied } : {}) },
  };
}

/** "for six weeks", "in over a month", "since May", "this month". */
function spanAfter(s: Sentence, at: number): { to: number; value: unknown } | undefined {
  const opener = [
    "for more than",
    "for over",
    "in more than",
    "in over",
    "for at least",
    "within the last",
    "within",
    "in the last",
    "in the past",
    "over the last",
    "during the last",
    "for the last",
    "for the past",
    "the last",
    "for",
    "in",
  ].find((words) => says(s, at, words));
  const duration = durationAt(s, opener ? at + opener.split(" ").length : at);
  if (duration && opener) return { to: duration.to, value: { ago: duration.count, unit: duration.unit } };
  const since = ["since", "after"].includes(lowerAt(s, at))
    ? at + 1
    : ["this", "in", "last", "for"].includes(lowerAt(s, at))
      ? at
      : undefined;
  if (since === undefined) return undefined;
  const found = periodAt(s.tokens, ["in", "for"].includes(lowerAt(s, since)) ? since + 1 : since, calendarOf(s.world));
  return found && { to: found.to, value: found.period };
}

export function durationAt(s: Sentence, at: number): { to: number; count: number; unit: DateUnit } | undefined {
  const article = ["a", "an", "the"].includes(lowerAt(s, at));
  const count =
    numberAt(s.tokens, at) ??
    (lowerAt(s, article ? at + 1 : at) === "couple"
      ? { to: at + (article ? 2 : 1) + 1, value: 2 }
      : article
        ? { to: at + 1, value: 1 }
        : undefined);
  const unit = count && units[lowerAt(s, count.to)];
  if (count && lowerAt(s, count.to) === "fortnight") return { to: count.to + 1, count: count.value * 2, unit: "week" };
  return count && unit ? { to: count.to + 1, count: count.value, unit } : undefined;
}

/** "older than 6 months", "newer than a week": by the day of entry. */
function olderThan(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const phrase = ["older than", "more than", "over", "newer than", "younger than", "less than"].find((words) =>
    says(s, at, words),
  );
  const created = fieldOf(object, "created_at");
  if (!phrase || !created) return [];
  const duration = durationAt(s, at + phrase.split(" ").length);
  if (!duration) return [];
  const isOld = lowerAt(s, duration.to) === "old";
  if (!phrase.includes("er than") && !isOld) return [];
  const op = ["newer than", "younger than", "less than"].includes(phrase) ? "gte" : "lt";
  return [
    whereIs(
      at,
      isOld ? duration.to + 1 : duration.to,
      created.key,
      conditionOf(created.key, op, { ago: duration.count, unit: duration.unit }),
      0.1,
    ),
  ];
}
