import { defaultDate, optionsOfKind, relationsTo, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { periodAt } from "@/agent/planner/values/period";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { periodCondition } from "./date-condition";
import { type Piece, type Recogniser, whereIs } from "./piece";
import { isOneOf } from "./state-condition";

const nevers = [
  "never bought",
  "never ordered",
  "never purchased",
  "not bought",
  "not ordered",
  "not purchased",
  "never have bought",
  "never closed",
  "not yet bought",
  "never spent",
  "not sell to",
  "not sold to",
  "never sold to",
  "not sold anything to",
  "never sold anything to",
];
const evers = ["bought", "ordered", "purchased", "have bought", "have ordered", "has bought", "did buy"];
const leads = [
  "that we have",
  "we have",
  "that we do",
  "we do",
  "we did",
  "that we did",
  "that have",
  "who have",
  "which have",
  "that has",
  "that",
  "who",
  "which",
  "have",
  "has",
  "that did",
  "who did",
];
const tails = [
  "anything from us yet",
  "anything from us",
  "anything yet",
  "anything",
  "something from us",
  "something",
  "from us yet",
  "from us",
  "a thing",
  "yet",
];

/** "customers that never bought anything", "accounts who ordered this year": through what is won from them. */
export const bought: Recogniser = (s, at, object) => {
  const ways = relationsTo(s.catalog, object.key).filter(
    ({ from, field }) => field.type === "lookup" && optionsOfKind(stateOf(from) ?? none, "won").length > 0,
  );
  const [way] = ways;
  if (!way || ways.length !== 1) return [];
  return ["", ...matching(s, at, leads)].flatMap((lead) => {
    const start = at + (lead ? lead.split(" ").length : 0);
    const spans = [
      ...matching(s, start, nevers).map((words) => ({ words, isNever: true })),
      ...matching(s, start, evers).map((words) => ({ words, isNever: false })),
    ];
    return spans.flatMap(({ words, isNever }) => {
      const end = afterTail(s, start + words.split(" ").length);
      return [{ to: end, date: undefined }, ...dated(s, end, way.from)].map(({ to, date }): Piece => {
        const state = stateOf(way.from);
        const won = isOneOf(state?.key ?? "", optionsOfKind(state ?? none, "won"));
        const where: Condition = date ? { and: [won, date] } : won;
        const count = isNever ? { count: { op: "eq" as const, value: 0 } } : {};
        return whereIs(at, to, `~${way.key}`, { related: way.key, where, ...count }, 0.1 - 0.005 * (to - at));
      });
    });
  });
};

const none = { key: "", label: "", type: "picklist" } as const;

function afterTail(s: Sentence, at: number): number {
  const [tail] = matching(s, at, tails).sort((one, other) => other.length - one.length);
  return tail ? at + tail.split(" ").length : at;
}

function dated(s: Sentence, at: number, from: ObjectDefinition): { to: number; date: Condition }[] {
  const date = defaultDate(from);
  const lead = lowerAt(s, at);
  const start = ["in", "during", "since"].includes(lead) ? at + 1 : at;
  const found = periodAt(s.tokens, start, calendarOf(s.world));
  if (!found || !date) return [];
  return [{ to: found.to, date: periodCondition(date.key, lead === "since" ? "from" : "in", found.period) }];
}
