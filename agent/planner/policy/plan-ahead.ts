import { asObject, type ConversationState, type Ref } from "@/agent/planner/conversation/state";
import type { Knowledge } from "@/agent/planner/link/knowledge";
import type { NameMatch, PastCall, PlannedCall } from "@/agent/planner/world";
import { never, type Outcome } from "./outcome";

const reads = new Set([
  "search_records",
  "aggregate_records",
  "get_record",
  "list_changes",
  "list_members",
  "describe_objects",
  "list_duplicates",
  "draft_text",
  "list_task_proposals",
  "search_knowledge",
]);
/** Stands for a record that a clause before would make. */
const plannedId = "planned-record";

export const isRead = (call: PlannedCall): boolean => reads.has(call.tool);

/** "Limmat deal won" reads as a list too; where it tells of a change, which record it is of is asked. */
export const asksOfChange = (outcome: Outcome): boolean =>
  outcome.do === "ask" &&
  !outcome.isUnclear &&
  outcome.options.some(({ calls }) => calls?.some((call) => !isRead(call)));

/** What a call would leave behind for the clauses after it. */
export function assumed(call: PlannedCall, known: Knowledge): PastCall {
  const input = asObject(call.input);
  const past = (output: unknown): PastCall => ({ ...call, toolCallId: "planned", output });
  if (call.tool === "search_records" || call.tool === "aggregate_records") return past({ query: input, records: [] });
  const id = typeof input.id === "string" ? input.id : typeof input.taskId === "string" ? input.taskId : undefined;
  if (id) {
    const name =
      [...known.exact.values(), ...known.contains.values()].flat().find((match) => match.id === id)?.name ?? "";
    const object = typeof input.object === "string" ? input.object : "";
    return past(object ? { record: { id, object, name }, changeSetId: "planned" } : { changeSetId: "planned" });
  }
  const made = madeName(call);
  return past(made ? { record: { id: plannedId, ...made }, changeSetId: "planned" } : { changeSetId: "planned" });
}

function madeName(call: PlannedCall): { object: string; name: string } | undefined {
  const { object, values } = asObject(call.input);
  if (call.tool !== "create_record" || typeof object !== "string") return undefined;
  const name = Object.values(asObject(values)).find((value) => typeof value === "string");
  return { object, name: typeof name === "string" ? name : "" };
}

/** A record still to be made can already be named by the clauses after it. */
export function withPlanned(known: Knowledge, calls: readonly PlannedCall[]): Knowledge {
  const made = calls.flatMap((call): NameMatch[] => {
    const record = madeName(call);
    return record ? [{ phrase: record.name, id: plannedId, ...record, detail: null }] : [];
  });
  if (made.length === 0) return known;
  const exact = new Map(known.exact);
  for (const match of made) {
    const key = match.name.toLowerCase();
    exact.set(key, [...(exact.get(key) ?? []), match]);
  }
  return { ...known, exact };
}

/** The record that the clause before was about, which a clause with no record of its own means. */
export function carriedBy(call: PastCall | undefined): Ref | undefined {
  const { id, object, name } = asObject(asObject(call?.output).record);
  return typeof id === "string" && typeof object === "string"
    ? { id, object, name: typeof name === "string" ? name : "" }
    : undefined;
}

export const withCarried = (state: ConversationState, carried: Ref | undefined): ConversationState =>
  carried ? { ...state, carried } : state;

/** A later clause that is not understood, or not clear, is asked about before anything is written. */
export function askFirst(
  calls: readonly PlannedCall[],
  clauses: readonly string[],
  later: Outcome,
): Outcome | undefined {
  const [said, failed] = [clauses.slice(0, calls.length).join("; "), clauses[calls.length] ?? ""];
  const needsMade = (input: unknown) => JSON.stringify(input ?? {}).includes(plannedId);
  if (later.do === "ask" && !later.isUnclear && later.options.every((option) => !needsMade(option.calls))) {
    const options = later.options.map((option) =>
      option.calls ? { ...option, calls: [...calls, ...option.calls] } : option,
    );
    const { fill: _fill, ...question } = later;
    return { ...question, options };
  }
  if (later.do === "ask" && later.options.some((option) => option.sentence)) {
    const options = later.options.map((option) =>
      option.sentence ? { ...option, sentence: `${said}; ${option.sentence}` } : option,
    );
    return { ...later, question: `I have done nothing yet. ${later.question}`, options };
  }
  if (later.do === "call" || (later.do === "ask" && !later.isUnclear)) return undefined;
  if (calls.some((call) => needsMade(call.input))) return undefined;
  const why = later.do === "ask" ? later.question : later.text;
  return {
    do: "ask",
    question: `I have done nothing yet: I understood “${said}”, but not “${failed}”. ${why} Shall I do only the first part?`,
    options: [{ label: `Only “${said}”`, calls: [...calls] }, never],
    isUnclear: true,
  };
}
