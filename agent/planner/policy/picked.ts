import { type Plan, planAs } from "@/agent/planner/frames/plan-as";
import { objectOf, ownerOf, stateOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { patternOf } from "@/agent/planner/rephrase/patterns";
import { asksAboutAction, isNegated, startOfCommand } from "@/agent/planner/text/discourse";
import type { Reading } from "@/agent/planner/world";
import type { Condition, ListQuery } from "@/db/query/tree";
import { call, type Outcome } from "./outcome";

type Groups = Readonly<Record<string, string | undefined>>;
type Way = {
  says: string /** The same for all records that `them` means; undefined deletes them. */;
  as?(said: Groups, them: string): string;
};

const notAsked =
  "(?!(?:what|which|who|whose|how|when|where|why|is|are|does|do|did|has|have|if|unless|show|list|find|count)\\b)";
const x = `${notAsked}(?<x>[^;:"“?]{3,}?)`;
const lead = "(?:,| -| –)?(?: please| just| simply)? ";
const set = "(?:set|change|move|mark|put|make|turn|switch|update|bump|flag|bring|get)";
const give = "(?:assign|give|hand|reassign|transfer|pass|move|let)";
const away = "(?:delete|remove|trash|bin|erase|drop|get rid of|throw out|throw away|clear out|clean out)";
const become =
  "(?:counts?|should count|become|becomes|go|goes|should go|move|moves|should be|shall be|can be|turn|turns|get|gets|should get|belong|belongs)";
const value = '(?<v>["“][^"”]+["”]|[^,;:?]+?)';

/** Said with the field's own name or that they can be deleted, so that no other reading is surer. */
const named: readonly Way[] = [
  {
    says: `(?:set|change|make|put|update) (?:the )?(?<f>FIELD)s? (?:of|for|on|in) ${x} (?:to|as|=) ${value}[.!]*`,
    as: ({ f, v }, them) => `set the ${f} of ${them} to ${v}`,
  },
  {
    says: `(?:on|for|in|with) ${x},? (?:the |their )?(?<f>FIELD) (?:should be|shall be|must be|is|becomes|to|:|=) ${value}[.!]*`,
    as: ({ f, v }, them) => `set the ${f} of ${them} to ${v}`,
  },
  {
    says: `(?:the )?(?<f>FIELD) ${value} (?:for|on) ${x}[.!]*`,
    as: ({ f, v }, them) => `set the ${f} of ${them} to ${v}`,
  },
  {
    says: `${x} ?(?::|->|→|=>) ?(?:the |their )?(?<f>FIELD)(?: to| =| is|:)? ${value}[.!]*`,
    as: ({ f, v }, them) => `set the ${f} of ${them} to ${v}`,
  },
  {
    says: `${x} (?:can|may|should|must|have to|need to|could) (?:all )?(?:now )?be (?:deleted|removed|trashed|binned|erased|thrown out|thrown away)(?: now)?[.!]*`,
  },
];
const others: readonly Way[] = [
  { says: `${give} ${x} (?:over )?to (?<v>MEMBER)END`, as: ({ v }, them) => `assign ${them} to ${v}` },
  {
    says: `${set} ${x} (?:over |back |down |up )?(?:to|as|into|in|=) (?<v>OPTION)END`,
    as: ({ v }, them) => `set ${them} to ${v}`,
  },
  {
    says: `${x} ?(?::|->|→|=>|=)(?: now)?(?: to)? ?(?<v>MEMBER)END`,
    as: ({ v }, them) => `assign ${them} to ${v}`,
  },
  { says: `${x} ?(?::|->|→|=>|=)(?: now)?(?: to)? ?(?<v>OPTION)END`, as: ({ v }, them) => `set ${them} to ${v}` },
  {
    says: `${x} ${become}(?: now| all| back| over)*(?: to)? (?<v>MEMBER)END`,
    as: ({ v }, them) => `assign ${them} to ${v}`,
  },
  {
    says: `${x} ${become}(?: now| all| back| over)*(?: as| to| into| in)? (?<v>OPTION)END`,
    as: ({ v }, them) => `set ${them} to ${v}`,
  },
  {
    says: `(?:clear|empty|remove|delete|drop|take) (?:the )?(?<f>FIELD)s? (?:of|for|on|from|off) ${x}[.!]*`,
    as: ({ f }, them) => `clear the ${f} of ${them}`,
  },
  { says: `${away} ${x}[.!]*` },
  { says: `${x} (?:can|may|should|must|have to|need to) (?:all )?(?:now )?(?:go|go away|leave)(?: now)?[.!]*` },
  { says: `${x}${lead}${away} (?:them|those|these)(?: all)?[.!]*` },
];

/**
 * "retail companies outside Germany -> Elin": which records are meant is read as a question for them, and what becomes of them
 * as a change of all of that kind; the two together are the order. `ask` plans the question. `isNamed`: only where the field is said.
 */
export async function pickedOutcome(
  s: Sentence,
  plan: Plan,
  ask: Plan,
  isNamed: boolean,
): Promise<Outcome | undefined> {
  if (isNegated(s.tokens, startOfCommand(s.tokens)) || asksAboutAction(s.tokens)) return undefined;
  for (const way of isNamed ? named : [...named, ...others]) {
    const said = patternOf(s, way).exec(s.source.trim())?.groups;
    const which = said?.["x"] ? await whichRecords(s, ask, said["x"].trim()) : undefined;
    if (!said || !which) continue;
    const selection = { object: which.query.object, where: which.query.where };
    if (!way.as) return call("delete_records", { selection }, which.reading);
    const change = await changeOf(s, plan, (them) => way.as?.(said, them) ?? "", which.query.object);
    if (change) {
      const where = joined(which.query.where, change.implied);
      return call("update_records", { selection: { ...selection, where }, values: change.values }, which.reading);
    }
  }
  return undefined;
}

type Which = { query: ListQuery; reading: Reading };

/** Understood to the last word, with a condition, and neither sorted nor cut: a set, and no one record by name. */
async function whichRecords(s: Sentence, plan: Plan, text: string): Promise<Which | undefined> {
  // "Tessel's deals to Marta and Tom's" holds a change of its own.
  if (/^(?:it|this|that|them|these|those|he|she|they)$|\bto\b/iu.test(text)) return undefined;
  const outcome = await planAs(s, plan, text);
  if (outcome.do !== "call" || outcome.call.tool !== "search_records") return undefined;
  const query = outcome.call.input as ListQuery;
  const isSet = query.where && !query.limit && !query.sort && !query.search && !query.deleted;
  return isSet && outcome.reading.leftOut.length === 0 ? { query, reading: outcome.reading } : undefined;
}

type Change = { values: Record<string, unknown>; implied: Condition | undefined };

/** What an order does to all records of a kind, and the state that it implies: whose close date moves is open. */
async function changeOf(
  s: Sentence,
  plan: Plan,
  order: (them: string) => string,
  key: string,
): Promise<Change | undefined> {
  const object = objectOf(s.catalog, key);
  const outcome = object ? await planAs(s, plan, order(`my ${object.plural.toLowerCase()}`)) : undefined;
  if (!object || outcome?.do !== "call" || outcome.call.tool !== "update_records") return undefined;
  const { selection, values } = outcome.call.input as { selection: ListQuery; values: Record<string, unknown> };
  const parts = partsOf(selection.where);
  const owner = ownerOf(object)?.key;
  const implied = parts.filter((part) => !("field" in part) || part.field !== owner);
  const [state] = implied;
  const isState = state === undefined || ("field" in state && state.field === stateOf(object)?.key);
  // Nothing of what is set may have been read as which records are meant.
  return selection.object === key && isState && implied.length < 2 ? { values, implied: state } : undefined;
}

const partsOf = (where: Condition | undefined): Condition[] => (where ? ("and" in where ? where.and : [where]) : []);

function joined(where: Condition | undefined, implied: Condition | undefined): Condition | undefined {
  const parts = partsOf(where);
  const isSaid = parts.some((part) => "field" in part && implied && "field" in implied && part.field === implied.field);
  return implied && !isSaid ? { and: [...parts, implied] } : where;
}
