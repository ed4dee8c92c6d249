import type { PageContext, PastCall, PlannerTurn } from "@/agent/planner/world";
import type { GroupQuery, ListQuery, Selection } from "@/db/query/tree";

export type Ref = { object: string; id: string; name: string };

/** What earlier turns leave for "it", "them", "the second one" and follow-ups; rebuilt from the history each time. */
export type ConversationState = {
  lastQuery: ListQuery | GroupQuery | undefined;
  lastSet: Selection | undefined;
  shown: readonly Ref[];
  focus: readonly Ref[];
  lastChangeSet: string | undefined;
  /** Everything that the latest answer with a change changed, oldest first; it goes back as a whole. */
  turnChangeSets?: readonly string[];
  /** What undid the last change, so that it can be undone in turn. */
  lastUndo?: string | undefined;
  /** The latest change moved something to the trash. */
  isLastDeletion?: boolean;
  /** The record that the latest call wrote, which "no, on Wednesday" corrects. */
  justWritten?: Ref | undefined;
  /** What the task or note that the latest call wrote is about. */
  aboutWritten?: readonly { object: string; id: string }[] | undefined;
  /** What was said when it was opened. */
  askedWith?: string | undefined;
  /** Which record each change was made on, oldest first. */
  changed?: readonly { changeSetId: string; name: string }[];
  /** All changes of the conversation that stand, oldest first. */
  changeSets?: readonly string[];
  /** The record that was opened just before, which a lone value is meant for. */
  opened?: Ref | undefined;
  /** Something was said before, so "that" is of this conversation. */
  isUnderWay?: boolean;
  /** The latest change that was asked for was not made: refused, failed or never approved. */
  isLastWriteUnmade?: boolean;
  /** The file that was looked at last, with the import made of it. */
  lastImport?: { id: string; fileId: string } | undefined;
  /** The question that documents and notes were asked just before. */
  lastAsked?: string | undefined;
  context: PageContext;
  /** The record of the clause just before, in the same message. */
  carried?: Ref | undefined;
};

export function stateOfConversation(turns: readonly PlannerTurn[], context: PageContext): ConversationState {
  const start: ConversationState = {
    lastQuery: undefined,
    lastSet: undefined,
    shown: [],
    focus: [],
    lastChangeSet: undefined,
    context,
  };
  const calls = turns.flatMap((turn) => (turn.role === "assistant" ? turn.calls : []));
  const state = calls
    .filter((call) => call.output !== undefined && !call.error && !call.denied)
    .reduce(afterCall, start);
  const last = calls.findLast((call) => call.tool !== "ask_person");
  const isWrite = last !== undefined && !/^(?:search|get|list|aggregate|describe)_/.test(last.tool);
  const justWritten = isWrite && !last.error && !last.denied ? refOf(asObject(last.output).record) : undefined;
  const about = justWritten ? asObject(last?.input).about : undefined;
  const aboutWritten = Array.isArray(about) ? (about as { object: string; id: string }[]) : undefined;
  const opened = last?.tool === "get_record" && !last.error ? refOf(asObject(last.output).record) : undefined;
  const isLastWriteUnmade = isWrite && (last.denied === true || last.error !== undefined);
  const turnChangeSets = state.lastChangeSet ? changeSetsOf(turns, state.lastChangeSet) : [];
  const answered = turns.findLastIndex((turn) => turn.role === "assistant");
  const asked = opened ? turns.slice(0, answered).findLast((turn) => turn.role === "user") : undefined;
  const askedWith = asked?.role === "user" ? asked.text : undefined;
  const changeSets = standing(calls);
  const isUnderWay = turns.filter(({ role }) => role === "user").length > 1;
  const changed = calls.flatMap(({ output }) => {
    const { changeSetId, record } = asObject(output);
    const name = refOf(record)?.name;
    return typeof changeSetId === "string" && name ? [{ changeSetId, name }] : [];
  });
  const before = { justWritten, aboutWritten, opened, askedWith, isLastWriteUnmade, isUnderWay, changed };
  return withContext({ ...state, ...before, changeSets, turnChangeSets });
}

function changeSetsOf(turns: readonly PlannerTurn[], last: string): string[] {
  const answers = turns.map((turn) =>
    turn.role === "assistant" ? turn.calls.flatMap(({ output }) => asObject(output).changeSetId ?? []) : [],
  );
  const sets = answers.findLast((ids) => ids.includes(last)) ?? [];
  return [...new Set(sets.filter((id) => typeof id === "string"))];
}

function standing(calls: readonly PastCall[]): string[] {
  const ids = calls.flatMap(({ tool, input, output, error, denied }) => {
    const id = asObject(output).changeSetId;
    const isBack = tool === "undo_change_set" || tool === "undo_turn";
    const back = [asObject(input).changeSetId, asObject(input).changeSetIds].flat();
    return typeof id === "string" && !error && !denied ? [{ id, back: isBack ? back : [], isBack }] : [];
  });
  const undone = new Set(ids.flatMap(({ back }) => back));
  return ids.filter(({ id, isBack }) => !isBack && !undone.has(id)).map(({ id }) => id);
}

/** The open view stands in for a conversation that has shown nothing yet. */
function withContext(state: ConversationState): ConversationState {
  const { query, object } = state.context;
  if (state.lastQuery || !query || (object && query.object !== object)) return state;
  return { ...state, lastQuery: query, lastSet: selectionOf(query) };
}

function afterCall(state: ConversationState, call: PastCall): ConversationState {
  const output = asObject(call.output);
  const changeSet = typeof output.changeSetId === "string" ? output.changeSetId : undefined;
  const isUndo = call.tool === "undo_change_set" || call.tool === "undo_turn";
  const lastChangeSet = isUndo ? undefined : (changeSet ?? state.lastChangeSet);
  const lastUndo = isUndo ? changeSet : changeSet ? undefined : state.lastUndo;
  const isLastDeletion = changeSet ? call.tool.startsWith("delete_") : state.isLastDeletion === true;
  const question = call.tool === "search_knowledge" ? asObject(call.input).question : undefined;
  const lastAsked = typeof question === "string" ? question : undefined;
  return { ...leftBy(state, call, lastChangeSet), lastUndo, isLastDeletion, lastAsked };
}

function leftBy(state: ConversationState, call: PastCall, lastChangeSet: string | undefined): ConversationState {
  const output = asObject(call.output);
  const input = asObject(call.input);
  if (call.tool === "search_records") return { ...afterSearch(state, output, input), lastChangeSet };
  if (call.tool === "aggregate_records") return { ...state, lastQuery: queryOf(output, input), lastChangeSet };
  if (call.tool === "run_report") return { ...state, lastQuery: queryOf(asObject(output.figures), {}), lastChangeSet };
  if (call.tool === "update_records" || call.tool === "delete_records")
    return { ...state, lastSet: changedSet(input.selection, output.ids) ?? state.lastSet, lastChangeSet };
  if (call.tool === "import_records") {
    const { id } = asObject(output.import);
    const lastImport = { id: String(id), fileId: String(input.fileId) };
    return { ...state, lastImport: input.preview === true ? lastImport : undefined, lastChangeSet };
  }
  if (call.tool === "run_import") return { ...state, lastImport: undefined, lastChangeSet };
  const record = refOf(output.record);
  if (!record) return { ...state, lastChangeSet };
  return {
    ...state,
    focus: [record, ...state.focus.filter((ref) => ref.id !== record.id)].slice(0, 10),
    shown: call.tool === "get_record" ? [record] : state.shown,
    lastChangeSet,
  };
}

/** Those that were changed, by id where they are few: "Marta's open deals" are not Marta's once they were handed over. */
function changedSet(selection: unknown, ids: unknown): Selection | undefined {
  const asked = asSelection(selection);
  if (!asked || !Array.isArray(ids) || ids.length === 0) return asked;
  return { object: asked.object, where: { field: "id", op: "in", value: ids.map(String) } };
}

function afterSearch(
  state: ConversationState,
  output: Record<string, unknown>,
  input: Record<string, unknown>,
): ConversationState {
  const query = queryOf(output, input) as ListQuery | undefined;
  const shown = (Array.isArray(output.records) ? output.records : []).flatMap((record) => refOf(record) ?? []);
  const focus = shown.length === 1 ? [...shown, ...state.focus] : state.focus;
  return {
    ...state,
    lastQuery: query,
    lastSet: query ? selectionOf(query) : undefined,
    shown,
    focus: focus.slice(0, 10),
  };
}

/** The outside ran this query, so it has the shape of one. */
function queryOf(output: Record<string, unknown>, input: Record<string, unknown>): ListQuery | GroupQuery | undefined {
  const query = typeof asObject(output.query).object === "string" ? output.query : input;
  return typeof asObject(query).object === "string" ? (query as ListQuery | GroupQuery) : undefined;
}

function asSelection(value: unknown): Selection | undefined {
  return typeof asObject(value).object === "string" ? (value as Selection) : undefined;
}

export function selectionOf(query: ListQuery | GroupQuery): Selection {
  return {
    object: query.object,
    ...(query.where ? { where: query.where } : {}),
    ...(query.search ? { search: query.search } : {}),
    ...(query.deleted ? { deleted: query.deleted } : {}),
  };
}

function refOf(value: unknown): Ref | undefined {
  const { id, object, name } = asObject(value);
  return typeof id === "string" && typeof object === "string"
    ? { id, object, name: typeof name === "string" ? name : "" }
    : undefined;
}

export const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
