import type { Path } from "@/agent/planner/assemble/compose";
import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, never, type Outcome, say, unmet } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import { listOf } from "@/agent/planner/reply/format";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { valueText } from "@/agent/planner/reply/value-text";
import { isUpward, type Operation, operated, shownOperation } from "@/agent/planner/values/operation";
import type { PlannedCall } from "@/agent/planner/world";
import type { FieldDefinition } from "@/db/objects/definition";
import type { Condition, Selection } from "@/db/query/tree";
import { resolveTarget } from "./resolve-target";

const few = 4;

/** One record is read and its new value worked out; several are changed only value by value, and only if the values are few. */
export async function shiftOutcome(
  s: Sentence,
  path: Path,
  field: FieldDefinition,
  operation: Operation,
): Promise<Outcome> {
  const target = await resolveTarget(s, path);
  if (target.kind === "none") return unmet(`I changed nothing: ${target.why}.`);
  if (target.kind === "one") return oneShift(s, path, target.record, field, operation);
  if (target.kind === "set") return manyShift(s, path, target.selection, field, operation);
  const options = await Promise.all(
    target.records.slice(0, 4).map(async (record) => {
      const outcome = await oneShift(s, path, record, field, operation);
      return outcome.do === "call"
        ? { label: record.name, calls: [outcome.call] }
        : { label: record.name, reply: outcome.do === "reply" ? outcome.text : "" };
    }),
  );
  const question = `Which ${path.object.label.toLowerCase()} do you mean?`;
  return { do: "ask", question, options: options.length > 1 ? options : [...options, never] };
}

type Ref = { object: string; id: string; name: string };

async function oneShift(
  s: Sentence,
  path: Path,
  ref: Ref,
  field: FieldDefinition,
  operation: Operation,
): Promise<Outcome> {
  const output = asObject(await s.world.read("get_record", { object: ref.object, id: ref.id }));
  const [record] = readRecords({ records: [output.record] });
  const value = operated(record?.values[field.key], operation, s.world.timeZone);
  const label = field.label.toLowerCase();
  if (!record || value === undefined)
    return say(`I changed nothing: ${ref.name || "it"} has no ${label} yet, so there is nothing to count from.`);
  const since = record.values.updated_at;
  return call(
    "update_record",
    {
      object: ref.object,
      id: ref.id,
      values: { [field.key]: value },
      ...(typeof since === "string" ? { ifUnchangedSince: since } : {}),
    },
    readingOf(s, path),
  );
}

async function manyShift(
  s: Sentence,
  path: Path,
  selection: Selection,
  field: FieldDefinition,
  operation: Operation,
): Promise<Outcome> {
  const noun = path.object.plural.toLowerCase();
  const label = field.label.toLowerCase();
  const isDate = field.type === "date";
  if (field.type === "datetime")
    return say(`I changed nothing: I can shift the ${label} of one record at a time only.`);
  const output = asObject(
    await s.world.read("aggregate_records", {
      ...selection,
      group: [{ field: field.key, ...(isDate ? { bucket: "day" } : {}) }],
      measures: [{ fn: "count" }],
      limit: 50,
    }),
  );
  const found = (Array.isArray(output.rows) ? output.rows : []).map((row) => asObject(row)[field.key]);
  const values = found.filter((value) => value !== null && value !== undefined);
  if (values.length === 0)
    return say(`I changed nothing: none of these ${noun} has its ${label} set, so there is nothing to count from.`);
  if (values.length > few)
    return say(
      `I changed nothing: these ${noun} have ${found.length >= 50 ? "many" : values.length} different values of ${label}, and I change several records only to one same value. Name one of them, or give the new ${label}.`,
    );
  // The furthest first, so that a record moved once is not met again under its new value.
  const sign = isUpward(operation) ? -1 : 1;
  const rank = (value: unknown) => (isDate ? Date.parse(String(value).slice(0, 10)) : Number(value));
  const ordered = [...values].sort((one, other) => sign * (rank(one) - rank(other)));
  const steps = ordered.flatMap((value) => stepFor(s, selection, field, operation, value) ?? []);
  const [only] = steps;
  if (steps.length === 1 && only) return call(only.call.tool, only.call.input, readingOf(s, path));
  return {
    do: "ask",
    question: `These ${noun} have ${steps.length} different values of ${label}. ${shownOperation(operation)}: ${listOf(steps.map((step) => step.shown))}. Shall I change them one value after the other?`,
    options: [{ label: `Yes, all ${steps.length}`, calls: steps.map((step) => step.call) }, never],
    reading: readingOf(s, path),
  };
}

type Step = { call: PlannedCall; shown: string };

function stepFor(
  s: Sentence,
  selection: Selection,
  field: FieldDefinition,
  operation: Operation,
  value: unknown,
): Step | undefined {
  const before = field.type === "date" ? String(value).slice(0, 10) : value;
  const after = operated(before, operation, s.world.timeZone);
  if (after === undefined) return undefined;
  const same: Condition =
    typeof before === "string"
      ? { field: field.key, op: "eq", value: { from: before, to: before } }
      : { field: field.key, op: "eq", value: Number(before) };
  const where: Condition = selection.where ? { and: [selection.where, same] } : same;
  const text = (entry: unknown) => valueText(entry, field, s.world.locale, s.world.timeZone);
  return {
    call: { tool: "update_records", input: { selection: { ...selection, where }, values: { [field.key]: after } } },
    shown: `${text(before)} → ${text(after)}`,
  };
}
