import type { Path } from "@/agent/planner/assemble/compose";
import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, never, type Outcome, say, unmet } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { type Operation, operated } from "@/agent/planner/values/operation";
import type { PlannedCall } from "@/agent/planner/world";
import type { FieldDefinition } from "@/db/objects/definition";
import type { Selection } from "@/db/query/tree";
import { resolveTarget } from "./resolve-target";

/** As many as are read at once. */
const most = 500;

/** The values there are are read first and the new ones worked out of them. */
export async function shiftOutcome(
  s: Sentence,
  path: Path,
  field: FieldDefinition,
  operation: Operation,
): Promise<Outcome> {
  const target = await resolveTarget(s, path);
  if (target.kind === "none") return unmet(`I changed nothing: ${target.why}.`);
  if (target.kind === "one") return oneShift(s, path, target.record, field, operation);
  if (target.kind === "set") {
    const shifted = await manyShift(s, path, target.selection, field, operation);
    return target.isWhole && shifted.do === "call" ? confirmed(path, shifted.call) : shifted;
  }
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

/** Every record of a kind, the closed ones too, is seldom what is meant. */
function confirmed(path: Path, planned: PlannedCall): Outcome {
  const rows = asObject(planned.input).rows;
  const count = Array.isArray(rows) ? rows.length : 0;
  const noun = path.object.plural.toLowerCase();
  return {
    do: "ask",
    question: `That is every one of the ${count} ${noun} with a value, with no condition at all. Do you mean that?`,
    options: [{ label: `Change all ${count} ${noun}`, calls: [planned] }, never],
  };
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

/** Each record's new value is worked out from its own, and all of them are one change: one yes, one undo. */
async function manyShift(
  s: Sentence,
  path: Path,
  selection: Selection,
  field: FieldDefinition,
  operation: Operation,
): Promise<Outcome> {
  const noun = path.object.plural.toLowerCase();
  const label = field.label.toLowerCase();
  const output = asObject(
    await s.world.read("search_records", { ...selection, fields: [field.key], limit: most, count: "exact" }),
  );
  const found = readRecords(output);
  const count = Number(asObject(output.count).value ?? found.length);
  if (count > most)
    return say(
      `I changed nothing: these are ${count} ${noun}, and I work out up to ${most} new values at once. Say which of them first.`,
    );
  const rows = found.flatMap((record) => {
    const value = operated(record.values[field.key], operation, s.world.timeZone);
    return value === undefined ? [] : [{ id: record.id, values: { [field.key]: value } }];
  });
  if (rows.length === 0)
    return say(`I changed nothing: none of these ${noun} has its ${label} set, so there is nothing to count from.`);
  const reading = readingOf(s, path);
  const without = found.length - rows.length;
  const leftOut = { text: `${without} without ${label} stay as they are`, why: "there is nothing to count from" };
  return call(
    "update_cells",
    { object: path.object.key, rows },
    without > 0 ? { ...reading, chips: [...reading.chips, leftOut] } : reading,
  );
}
