import type { Sentence } from "@/agent/planner/link/sentence";
import { objectLinksAt } from "@/agent/planner/link/sentence";
import { recordChoices } from "@/agent/planner/policy/choices";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { startOfCommand } from "@/agent/planner/text/discourse";
import { boundsOf, calendarOf } from "@/agent/planner/values/calendar";
import { periodAt } from "@/agent/planner/values/period";
import { aboutAt, inFocus } from "./about";

const asks =
  /\b(?:what (?:has |have |was |were |is |did .* )?(?:changed?|happened|new|done|updated?|edited|deleted)|what(?: has)? changed|who (?:changed|deleted|updated|edited|created|moved|touched)|what (?:has|have|is|was) .* (?:been )?(?:doing|up to|working on|busy with)|history of|change (?:history|log)|changes? (?:to|on|by|made|of|since|today|yesterday|this)|recent changes|latest changes|last changes|audit (?:log|trail)|activity (?:log|of)|show (?:me )?(?:the |all |recent )?(?:history|changes)|what did .* (?:do|change|update|edit|delete|create))\b/;

/** "what changed on Tessel this week?", "what did Marta change today?". */
export function changesOutcome(s: Sentence, words: string): Outcome | undefined {
  if (!asks.test(words)) return undefined;
  const start = startOfCommand(s.tokens);
  const since = sinceOf(s);
  const member = s.tokens
    .flatMap((token, at) =>
      at < start ? [] : (s.members.get(at) ?? []).filter((link) => link.how !== "me" || token.lower === "i"),
    )
    .sort((one, other) => other.to - other.from - (one.to - one.from))[0];
  if (member && member.members.length > 1) return manyPeople(member.members, since);
  const memberId = member?.members[0]?.id;
  const record = s.tokens
    .map((_, at) => (s.records.has(at) ? aboutAt(s, at, "") : undefined))
    .find((found) => found !== undefined);
  const make = (object: string, recordId: string) => ({
    tool: "list_changes",
    input: { object, recordId, ...(memberId ? { memberId } : {}), ...(since ? { since } : {}) },
  });
  if (record?.pick) return recordChoices("Whose changes?", record.pick, (match) => make(match.object, match.id), s);
  const [about] = record?.about ?? [];
  const focus = /\b(?:it|this|here|that record|this record)\b/.test(words) && !about ? inFocus(s) : undefined;
  const one = about ?? focus;
  if (one) return call("list_changes", make(one.object, one.id).input, { chips: [], leftOut: [] });
  const object = s.tokens.flatMap((_, at) => objectLinksAt(s, at))[0]?.entry.object;
  const isNamed = s.tokens.some(
    (token, at) =>
      at > 0 && /^\p{Lu}/u.test(token.text) && !member && token.kind === "word" && token.lower !== "i" && !since,
  );
  if (isNamed && !object) return say("I know no record or colleague of that name.");
  return call(
    "list_changes",
    { ...(object ? { object } : {}), ...(memberId ? { memberId } : {}), ...(since ? { since } : {}) },
    { chips: [], leftOut: [] },
  );
}

function manyPeople(
  members: readonly { id: string; name: string; email: string }[],
  since: string | undefined,
): Outcome {
  const options = members.slice(0, 4).map((member) => ({
    label: `${member.name} (${member.email})`,
    calls: [{ tool: "list_changes", input: { memberId: member.id, ...(since ? { since } : {}) } }],
  }));
  return { do: "ask", question: "Which of them do you mean?", options };
}

/** The start of the period named, as an instant in the person's zone. */
function sinceOf(s: Sentence): string | undefined {
  const calendar = calendarOf(s.world);
  for (let at = 0; at < s.tokens.length; at += 1) {
    const found = periodAt(s.tokens, at, calendar);
    if (!found || (found.isBare && at === 0)) continue;
    return boundsOf(found.period, calendar).from.toZonedDateTime(s.world.timeZone).toInstant().toString();
  }
  return undefined;
}
