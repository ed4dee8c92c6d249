import { tokenize } from "@/agent/planner/text/tokenize";
import { calendarOf } from "@/agent/planner/values/calendar";
import { dayAt } from "@/agent/planner/values/day";
import { numberAt } from "@/agent/planner/values/number";
import { clearVerbs, commandVerbs, nounVerbs } from "@/agent/planner/words/verbs";
import type { AnyTool } from "@/tools/core/define-tool";
import type { AgentTurn } from "./agent-tools";
import { idsIn, isId, type Named, namesOf } from "./names-of";
import type { AtriumMessage } from "./turn-types";

/** Tools whose whole effect stands in their arguments, on things that a person names; what destroys or sends is none. */
const sayable = new Set([
  "complete_task",
  "create_document",
  "create_field",
  "create_object",
  "create_record",
  "create_task",
  "create_view",
  "export_records",
  "favorite_view",
  "link_records",
  "log_note",
  "rename_conversation",
  "restore_record",
  "undo_change_set",
  "undo_turn",
  "update_document",
  "update_record",
  "update_records",
  "update_view",
]);

/** Arguments that say how, not what: they reach nothing that the others do not name. */
const structural = new Set(["field", "op", "type", "unit", "layout", "relation", "direction", "ifUnchangedSince"]);
const reading = new Set(["show", "list", "find", "count", "compare", "tell", "draft"]);
const doing = new Set(
  [
    ...commandVerbs,
    ..."link export download save share call name favourite favorite please remind pin".split(" "),
  ].filter((verb) => !reading.has(verb)),
);
const asking = /^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|has|have|had|should)\b/;
const opening = /^(?:(?:please|ok|okay|and|then|now|also|hi|hello|can you|could you|would you|will you)[\s,]+)*/;
const small = new Set("a an the of to in on at for and or with by from as that this it is are be".split(" "));

/** The words that the person is answerable for: the last message, and before it what the assistant asked back about. */
export function saidBy(messages: readonly AtriumMessage[]): string {
  const own: string[] = [];
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message?.role === "user")
      own.unshift(message.parts.map((part) => (part.type === "text" ? part.text : "")).join(" "));
    else if (own.length > 0 && !message?.parts.some((part) => part.type === "tool-ask_person")) break;
  }
  return own.join("\n");
}

/**
 * Whether the person said themselves what a call would do: told to do something, named every record it touches, and
 * said every value it writes. A model that obeys what it has read can do no more at once than repeat their words.
 */
export async function isSpoken(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<boolean> {
  if (!sayable.has(tool.name) || !isOrder(turn.said)) return false;
  const said = readWords(turn);
  if (tool.name === "undo_change_set") return said.has("undo") && idsIn(input).length === 0;
  if (tool.name === "undo_turn") return said.has("undo") && Object.keys(input as object).length === 0;
  const skipped = new Set([...structural, ...(tool.name === "export_records" ? [] : ["object"])]);
  if (!leavesOf(input, skipped).every((value) => isSaid(turn, value, said))) return false;
  const { record, selectedIds = [] } = turn.page;
  const picked = new Set([...turn.picked, ...selectedIds, record?.id, turn.conversationId]);
  const ids = idsIn(input).filter((id) => !picked.has(id));
  // A person names a few records; more than that are a query or somebody else's list.
  if (ids.length > 20) return false;
  const names = await namesOf(turn, ids);
  return ids.every((id) => isNamed(names.get(id), said, id === turn.actor.memberId));
}

function isOrder(said: string): boolean {
  return said
    .toLowerCase()
    .split(/[\n.,;!?]+\s*|\b(?:and|then)\b/)
    .some((sentence) => {
      const start = sentence.trim().replace(opening, "");
      if (asking.test(start)) return false;
      const words = start.split(/[^\p{L}]+/u);
      return words.some((word, at) => doing.has(word) && (at === 0 || !nounVerbs.has(word)));
    });
}

const readWords = ({ said }: AgentTurn): Set<string> => new Set(wordsOf(said));
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Also as another form of it: deal and deals, negotiating and negotiation. */
function has(said: ReadonlySet<string>, word: string): boolean {
  if (said.has(word)) return true;
  if (word.length < 4 || /\d/.test(word)) return false;
  const stem = word.slice(0, Math.max(4, word.length - 3));
  return [...said].some((other) => other.startsWith(stem) && Math.abs(other.length - word.length) <= 4);
}

/** The first or the last word of a name is how people call a thing; a figure in it tells it from its likes. */
function isNamed(named: Named | undefined, said: ReadonlySet<string>, isSelf: boolean): boolean {
  if (!named) return false;
  if (isSelf && ["me", "my", "mine", "i", "myself"].some((word) => said.has(word))) return true;
  const words = wordsOf(named.name).filter((word) => !small.has(word));
  const figures = words.filter((word) => /^\d+$/.test(word));
  return figures.every((word) => said.has(word)) && [words[0], words.at(-1)].some((word) => word && said.has(word));
}

function leavesOf(value: unknown, skipped: ReadonlySet<string>): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.entries(value).flatMap(([key, item]) => (skipped.has(key) ? [] : leavesOf(item, skipped)));
}

function isSaid(turn: AgentTurn, value: unknown, said: ReadonlySet<string>): boolean {
  if (typeof value === "boolean" || value === undefined || isId(value) || value === "me") return true;
  if (value === null) return [...clearVerbs, "no", "none", "nobody", "off"].some((word) => said.has(word));
  const tokens = tokenize(turn.said);
  if (typeof value === "number") return tokens.some((_, at) => numberAt(tokens, at)?.value === value);
  if (typeof value !== "string") return false;
  if (/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value)) {
    const now = turn.environment.clock.now();
    const calendar = calendarOf({ now, timeZone: turn.actor.timeZone, firstDayOfWeek: 1 });
    const isDay = (at: number, isComing: boolean): boolean =>
      dayAt(tokens, at, calendar, isComing)?.date === value.slice(0, 10);
    return tokens.some((_, at) => isDay(at, true) || isDay(at, false));
  }
  return wordsOf(value).every((word) => small.has(word) || has(said, word));
}
