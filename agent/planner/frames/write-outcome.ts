import type { Path } from "@/agent/planner/assemble/compose";
import { selectionFrom } from "@/agent/planner/assemble/query";
import { asObject, type Ref } from "@/agent/planner/conversation/state";
import { fieldOf, optionsOfKind, stateOf, taskObject, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { conditionOf } from "@/agent/planner/pieces/piece";
import { call, never, type Outcome, say, unmet } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import type { PlannedCall } from "@/agent/planner/world";
import { isManyDeleted } from "./remove";
import { resolveTarget, type Target } from "./resolve-target";
import { type Assigned, valuesOf } from "./update-values";
import { whichRecord } from "./which-record";

type SetTarget = Extract<Target, { kind: "set" }>;

/** From a reading that changes records to one call, or to the question that is still open. */
export async function updateOutcome(s: Sentence, path: Path): Promise<Outcome> {
  const assigned = valuesOf(path);
  const target = await resolveTarget(s, path);
  if (target.kind === "none")
    return (
      (await askWhich(s, path, target, "I changed nothing yet.")) ??
      unmet(`I changed nothing: ${target.why}. Name the ${path.object.label.toLowerCase()}, or open it and say “this”.`)
    );
  if (target.kind === "pick")
    return pickRecord(s, path, target, (record) => oneUpdate(s, path, record, assigned.values));
  const make = (values: Record<string, unknown>) =>
    target.kind === "one"
      ? oneUpdate(s, path, target.record, values)
      : bulkUpdate(stillOpen(path, target, values), values);
  if (assigned.open && target.kind === "set" && target.isWhole)
    return say(
      `I changed nothing: that is every ${path.object.label.toLowerCase()}, and it could mean several things. Say which ones and what they become.`,
    );
  if (assigned.open) return pickValue(path, assigned, assigned.open, make);
  if (target.kind === "set" && target.isWhole) return confirmWhole(s, path, make(assigned.values), "Change");
  const { tool, input } = make(assigned.values);
  return call(tool, input, readingOf(s, path));
}

/** Nothing that fits is an answer; nothing that was named is a question. */
const askWhich = async (
  s: Sentence,
  path: Path,
  { why }: { why: string },
  said: string,
): Promise<Outcome | undefined> =>
  /^(?:it is not clear|it does not say)/.test(why) ? whichRecord(s, path, said) : undefined;

export async function deleteOutcome(s: Sentence, path: Path): Promise<Outcome> {
  const target = await resolveTarget(s, path);
  if (target.kind === "none")
    return (await askWhich(s, path, target, "I deleted nothing yet.")) ?? unmet(`I deleted nothing: ${target.why}.`);
  const one = (record: Ref): PlannedCall => ({
    tool: "delete_record",
    input: { object: record.object, id: record.id },
  });
  if (target.kind === "pick") return pickRecord(s, path, target, one);
  if (target.kind === "one") return call("delete_record", one(target.record).input, readingOf(s, path));
  const bulk = { tool: "delete_records", input: { selection: target.selection } };
  if (target.isWhole) return confirmWhole(s, path, bulk, "Delete");
  return call(bulk.tool, bulk.input, readingOf(s, path));
}

export function restoreOutcome(s: Sentence, path: Path): Outcome {
  if (isManyDeleted(path))
    return call("restore_records", { selection: selectionFrom(path.pieces, path.object) }, readingOf(s, path));
  const matches = path.pieces.flatMap((piece) => (piece.give.kind === "target" ? piece.give.matches : []));
  const make = (record: Ref): PlannedCall => ({
    tool: "restore_record",
    input: { object: record.object, id: record.id },
  });
  const [only] = matches;
  if (!only) return say("I found nothing of that name in the trash.");
  if (matches.length > 1) return pickRecord(s, path, { kind: "pick", records: [...matches], why: "several" }, make);
  return call("restore_record", make(only).input, readingOf(s, path));
}

function oneUpdate(s: Sentence, path: Path, record: Ref, values: Record<string, unknown>): PlannedCall {
  return isCompletion(s, path, values)
    ? { tool: "complete_task", input: { taskId: record.id } }
    : { tool: "update_record", input: { object: record.object, id: record.id, values } };
}

/** Only the state set to done, on the object that complete_task knows. */
function isCompletion(s: Sentence, path: Path, values: Record<string, unknown>): boolean {
  const state = stateOf(path.object);
  if (!state || path.object.key !== taskObject(s.catalog)?.key || Object.keys(values).length !== 1) return false;
  return optionsOfKind(state, "done").includes(String(values[state.key]));
}

/** What is over has no new day on which it is due; so only what is open is moved, unless a state was said. */
function stillOpen(path: Path, target: SetTarget, values: Record<string, unknown>): SetTarget {
  const due = withRole(path.object, "due");
  const state = stateOf(path.object);
  const open = state ? optionsOfKind(state, "open") : [];
  const isMoved = due !== undefined && Object.keys(values).every((key) => key === due.key) && values[due.key] !== null;
  const { where } = target.selection;
  const isSaid = state !== undefined && JSON.stringify(where ?? {}).includes(`"field":"${state.key}"`);
  if (!isMoved || !state || open.length === 0 || isSaid || target.isPicked || target.isWhole) return target;
  const isOpen = conditionOf(state.key, open.length > 1 ? "in" : "eq", open.length > 1 ? open : open[0]);
  const others = where === undefined ? [] : "and" in where ? where.and : [where];
  return { ...target, selection: { ...target.selection, where: { and: [...others, isOpen] } } };
}

const bulkUpdate = (target: SetTarget, values: Record<string, unknown>): PlannedCall => ({
  tool: "update_records",
  input: { selection: target.selection, values },
});

function pickRecord(
  s: Sentence,
  path: Path,
  target: Extract<Target, { kind: "pick" }>,
  make: (record: Ref) => PlannedCall,
): Outcome {
  const records = target.records.slice(0, 4);
  const question =
    target.why === "similar"
      ? `I know no ${path.object.label.toLowerCase()} of exactly that name. Did you mean this one?`
      : `Which ${path.object.label.toLowerCase()} do you mean?`;
  const options = records.map((record) => ({ label: record.name, calls: [make(record)] }));
  const details = target.records
    .slice(0, 4)
    .map((record) => ("detail" in record && typeof record.detail === "string" ? record.detail : undefined));
  return {
    do: "ask",
    question,
    options: options.length > 1 ? options : [...options, never],
    details,
    reading: readingOf(s, path),
  };
}

function pickValue(
  path: Path,
  assigned: Assigned,
  open: NonNullable<Assigned["open"]>,
  make: (values: Record<string, unknown>) => PlannedCall,
): Outcome {
  const label = fieldOf(path.object, open.field)?.label ?? open.field;
  const options = open.choices
    .slice(0, 4)
    .map((choice) => ({ label: choice.label, calls: [make({ ...assigned.values, [open.field]: choice.value })] }));
  return {
    do: "ask",
    question: `Which ${label.toLowerCase()} do you mean?`,
    options: options.length > 1 ? options : [...options, never],
  };
}

/** Everything of a kind at once: the number is said before anything happens. */
async function confirmWhole(s: Sentence, path: Path, planned: PlannedCall, verb: string): Promise<Outcome> {
  const output = asObject(await s.world.read("search_records", { object: path.object.key, limit: 1, count: "exact" }));
  const count = Number(asObject(output.count).value ?? 0);
  const noun = path.object.plural.toLowerCase();
  const options = [
    { label: `${verb} all ${count} ${noun}`, calls: [planned] },
    {
      label: "Show them first",
      calls: [{ tool: "search_records", input: { object: path.object.key, count: "capped" } }],
    },
    never,
  ];
  return {
    do: "ask",
    question: `That is every one of the ${count} ${noun}, with no condition at all. Do you mean that?`,
    options,
  };
}
