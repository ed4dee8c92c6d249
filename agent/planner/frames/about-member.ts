import { objectOf, ownerOf, taskObject } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { openCondition } from "@/agent/planner/pieces/state-condition";
import type { Outcome } from "@/agent/planner/policy/outcome";
import type { Condition } from "@/db/query/tree";

const asks =
  /^(?:tell me (?:all |everything |more )?about|who is|what about|info on|information on|what do you know about) /;

/** "what about Tom?" after Marta's deals asks for Tom's. */
function wasAboutPeople({ state: { lastQuery }, catalog }: Sentence): boolean {
  const object = lastQuery ? objectOf(catalog, lastQuery.object) : undefined;
  const owner = object ? ownerOf(object) : undefined;
  const parts = lastQuery?.where && "and" in lastQuery.where ? lastQuery.where.and : [lastQuery?.where];
  return parts.some((part) => part !== undefined && "field" in part && part.field === owner?.key);
}

/** "tell me about Marta": a colleague has no page, so what she owns and did is offered. */
export function aboutMember(s: Sentence, words: string): Outcome | undefined {
  if (!asks.test(words) || (/^what about /.test(words) && wasAboutPeople(s))) return undefined;
  const at = s.tokens.findIndex((_, index) => (s.members.get(index) ?? []).some((entry) => entry.how !== "me"));
  const link = [...(s.members.get(at) ?? [])].sort((one, other) => other.to - one.to)[0];
  const [member] = link?.members ?? [];
  const isRecord = (s.records.get(at) ?? []).some((entry) => entry.how === "exact" || entry.how === "begins");
  const isWhole = link && s.tokens.slice(link.to).every((token) => token.kind === "punct");
  if (!member || !isWhole || link.members.length !== 1 || link.how === "me" || isRecord) return undefined;
  const busiest = s.catalog.objects.find((object) => !object.isActivity && openCondition(object) && ownerOf(object));
  const task = taskObject(s.catalog);
  const lists = [busiest?.key, task?.key].flatMap((key) => {
    const object = key ? objectOf(s.catalog, key) : undefined;
    const owner = object ? ownerOf(object) : undefined;
    const open = object ? openCondition(object) : undefined;
    if (!object || !owner || !open) return [];
    const where: Condition = { and: [open, { field: owner.key, op: "eq", value: member.id }] };
    const input = { object: object.key, where, count: "capped" };
    return [{ label: `Open ${object.plural.toLowerCase()}`, calls: [{ tool: "search_records", input }] }];
  });
  const changes = { label: "Latest changes", calls: [{ tool: "list_changes", input: { memberId: member.id } }] };
  return {
    do: "ask",
    question: `${member.name} works in this workspace. What do you want to see?`,
    options: [...lists, changes],
  };
}
