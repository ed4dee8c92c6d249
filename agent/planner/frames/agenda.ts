import { ownerOf, taskObject, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { openCondition } from "@/agent/planner/pieces/state-condition";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Condition } from "@/db/query/tree";

const asks =
  /^(?:what (?:should|must|do) (?:i|we) (?:do|have to do|need to do|work on)(?: today| now| next| first)?|what is (?:on )?(?:my|the) (?:plate|agenda|to do list|todo list|list|day)(?: for)?(?: today)?|what is (?:on|up|due)(?: for me)?(?: today)?|my (?:day|agenda)|what (?:do|have) i (?:have|got) (?:to do |on |planned |scheduled |due )?(?:for )?today|what is next|where do i start|brief me)$/;

/** "what should I do today?": my own open tasks that are due by now, soonest first. */
export function agendaOutcome(s: Sentence, words: string): Outcome | undefined {
  const task = taskObject(s.catalog);
  const due = task ? withRole(task, "due") : undefined;
  const owner = task ? ownerOf(task) : undefined;
  if (!task || !due || !owner || !asks.test(words)) return undefined;
  const open = openCondition(task);
  const where: Condition = {
    and: [
      ...(open ? [open] : []),
      { field: owner.key, op: "eq", value: "me" },
      { field: due.key, op: "lte", value: { unit: "day", offset: 0 } },
    ],
  };
  const input = { object: task.key, where, sort: [{ field: due.key, direction: "asc" }], count: "capped" };
  return call("search_records", input, {
    chips: [{ text: `my ${task.plural.toLowerCase()} due by today`, why: `“${s.source.trim()}”` }],
    leftOut: [],
  });
}
