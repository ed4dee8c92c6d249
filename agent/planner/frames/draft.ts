import { asObject, selectionOf } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, refuse, say } from "@/agent/planner/policy/outcome";
import type { PendingPlan } from "@/agent/planner/world";
import type { GroupQuery, ListQuery } from "@/db/query/tree";
import { type DraftKind, draftable } from "@/tools/drafts/draft-shape";
import { type Plan, planAs } from "./plan-as";

type Order = { kind: DraftKind; whom: string; purpose?: string };

const verb = "(?:draft|write(?: up)?|compose|prepare|make|create|give me|get me|i need)(?: me| us)?";
const mail = "(?:e-?mails?|mails?|messages?|letters?|repl(?:y|ies)|follow-?ups?(?: mails?| e-?mails?)?)";
const warm = "(?:hello|hi|greetings?|introductions?|intros?)";
const adjective = "(?:(?:short|quick|friendly|polite|brief|nice|little|personal|first) )?";
const article = `(?:an? |the |some )?${adjective}`;
/** Where what is to be said begins. */
const purpose =
  "(?:(?:,? (?<how>about|on|regarding|re|saying(?: that)?|that says|telling (?:him|her|them)(?: that)?|asking(?: (?:him|her|them))?|to (?:say|ask|tell (?:him|her|them))(?: that)?|that)|:) (?<purpose>.+))?";
const everyone =
  "(?<whom>(?:each|every|all)\\b(?: of)?(?: (?:them|those|these|the))?.*?|them(?: all)?|those|these|him|her|it|\\p{Lu}\\S*(?: \\p{Lu}\\S*)*)";

const patterns: readonly [DraftKind, RegExp][] = [
  [
    "call_script",
    new RegExp(
      `^${verb} ${article}(?:call|phone|calling) (?:script|guide|notes)s?(?: (?:for|to call|to ring|with|about))? (?<whom>.+?)$`,
      "iu",
    ),
  ],
  [
    "snippet",
    new RegExp(`^${verb} ${article}(?:snippets?|blurbs?|one-?liners?)(?: (?:about|for|on|of))? (?<whom>.+?)$`, "iu"),
  ],
  ["email", new RegExp(`^${verb} ${article}(?<warm>${warm}|${mail}) (?:to|for) (?<whom>.+?)${purpose}$`, "iu")],
  ["email", new RegExp(`^(?:draft|write|compose) ${everyone} ${article}(?<warm>${warm}|${mail})${purpose}$`, "u")],
  ["email", new RegExp(`^(?:draft|write|compose) (?:e-?mails?|mails?) (?:to|for) (?<whom>.+?)${purpose}$`, "iu")],
];

const these =
  /^(?:each|every|all|them|those|these|it|him|her)(?: of)?(?: (?:them|those|these|it))?(?: (?:one|customers?|clients?|compan(?:y|ies)|contacts?|people|person))?(?: all)?$/i;
const none = { chips: [], leftOut: [] };

/** "Draft an email to Anna saying the price list is out", "prepare a call script for Tessel", "draft each customer a hello". */
export async function draftOutcome(s: Sentence, start: number, plan: Plan): Promise<Outcome | undefined> {
  const text = s.source
    .slice(s.tokens[start]?.from ?? 0)
    .trim()
    .replace(/[.!]+$/, "");
  const order = orderIn(text);
  if (!order) return undefined;
  const { kind, whom, purpose } = order;
  const input = (selection: unknown) => ({ kind, selection, ...(purpose ? { purpose } : {}) });
  if (these.test(whom)) {
    const query = s.state.lastSet ?? s.state.lastQuery ?? s.state.context.query;
    const focus = s.state.focus.find(({ object }) => draftable.has(object));
    if (/^(?:it|him|her)$/i.test(whom) || !query)
      return focus
        ? call("draft_text", input({ object: focus.object, where: { field: "id", op: "eq", value: focus.id } }), none)
        : say("For whom? Name a contact, a company or a deal, or list some first.");
    return draftable.has(query.object) ? call("draft_text", input(selectionIn(query)), none) : notThese;
  }
  const outcome = await planAs(s, plan, `show ${whom}`);
  if (outcome.do === "ask")
    return { ...outcome, options: outcome.options.map((option) => asDraft(option, order, input)) };
  if (outcome.do === "reply") return outcome;
  const selection = selectionIn(outcome.call.input);
  if (!selection || !draftable.has(String(selection.object))) return notThese;
  return call("draft_text", input(selection), outcome.reading);
}

const notThese = refuse("I draft texts for contacts, companies and deals.");

function orderIn(text: string): Order | undefined {
  for (const [kind, pattern] of patterns) {
    const groups = pattern.exec(text)?.groups;
    const whom = groups?.["whom"]?.trim();
    if (!groups || !whom) continue;
    const said = groups["purpose"] && inWords(groups["how"] ?? "", groups["purpose"].trim());
    const isWarm = new RegExp(`^${warm}$`, "i").test(groups["warm"] ?? "");
    return { kind, whom, ...(said ? { purpose: said } : isWarm ? { purpose: "hello" } : {}) };
  }
  return undefined;
}

/** "asking whether it holds" and "about the audit" are no sentences yet. */
function inWords(how: string, said: string): string {
  if (/^(?:asking|to ask)/i.test(how))
    return /^(?:whether|if|when|how|what|why|where|who|which)\b/i.test(said)
      ? `I would like to know ${said}`
      : `I would like to ask ${said}`;
  return /^(?:about|on|regarding|re)$/i.test(how) ? `I am writing about ${said}` : said;
}

function selectionIn(input: unknown): Record<string, unknown> | undefined {
  const { object, id } = asObject(input);
  if (typeof object !== "string" || "measures" in asObject(input)) return undefined;
  if (typeof id === "string") return { object, where: { field: "id", op: "eq", value: id } };
  return selectionOf(input as ListQuery | GroupQuery);
}

type Option = PendingPlan["options"][number];

/** Whoever is chosen gets the draft. */
function asDraft(option: Option, { kind, purpose }: Order, input: (selection: unknown) => unknown): Option {
  const selections = option.calls?.map((one) => selectionIn(one.input));
  if (!selections) {
    if (!option.sentence) return option;
    const what = { email: "an email to", call_script: "a call script for", snippet: "a snippet about" }[kind];
    const saying = purpose ? ` saying ${purpose}` : "";
    return { ...option, sentence: `draft ${what} ${option.sentence.replace(/^show /, "")}${saying}` };
  }
  return {
    label: option.label,
    calls: selections.map((selection) => ({ tool: "draft_text", input: input(selection) })),
  };
}
