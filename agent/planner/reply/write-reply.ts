import { asObject } from "@/agent/planner/conversation/state";
import { fieldOf, objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { dayText } from "./describe-condition";
import { escapeMarkdown, listOf, percent, recordLink } from "./format";
import { readRecords } from "./search-reply";
import { valueText } from "./value-text";

/** What a write did, from what it returned. */
export function writeReply(parts: ReplyParts): string {
  const { tool } = parts.call;
  const output = asObject(parts.call.output);
  if (tool in verbs) return bulk(parts, output);
  if (tool === "undo_change_set" || tool === "undo_turn") return undone(output);
  if (tool === "delete_record")
    return `Deleted **${escapeMarkdown(String(output.name ?? "it"))}**${along(output)}. Say “undo” to bring it back.`;
  if (tool === "link_records") return linked(output);
  const [record] = readRecords({ records: [output.record] });
  if (!record) return "Done.";
  const link = recordLink(record);
  if (tool === "create_record") return `Created ${link}.`;
  if (tool === "restore_record") return `Restored ${link}.`;
  if (tool === "complete_task") return `Done: ${link} is completed.`;
  if (tool === "log_note") return `Noted: ${link}${about(parts, record.values)}.`;
  if (tool === "create_task") return `Task ${link}${about(parts, record.values)}${due(parts, record)}.`;
  return updated(parts, output, link, record.object);
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text);

/** How a value that was worked out came about: "+10%", "14 days later". */
function computation(before: unknown, after: unknown, locale: string): string {
  if (typeof before === "number" && typeof after === "number" && before !== 0) {
    const sign = after < before ? "−" : "+";
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    return ` (${sign}${number.format(Math.abs(after - before))}, ${sign}${percent(Math.abs(after - before) / Math.abs(before), locale)})`;
  }
  if (typeof before !== "string" || typeof after !== "string" || ![before, after].every(isDay)) return "";
  const days = Math.round((Date.parse(after.slice(0, 10)) - Date.parse(before.slice(0, 10))) / 86_400_000);
  const count = Math.abs(days);
  return days === 0 ? "" : ` (${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "earlier" : "later"})`;
}

function updated({ call, world }: ReplyParts, output: Record<string, unknown>, link: string, key: string): string {
  const object = objectOf(world.catalog, key);
  const diffs = (Array.isArray(output.changes) ? output.changes : []).map(asObject);
  if (diffs.length === 0) return `${link} was like that already; nothing changed.`;
  const isComputed = asObject(call.input).ifUnchangedSince !== undefined;
  const said = diffs.map((diff) => {
    const field = object ? fieldOf(object, String(diff.field)) : undefined;
    const text = (value: unknown) => (field ? valueText(value, field, world.locale, world.timeZone) : String(value));
    const sum = isComputed ? computation(diff.before, diff.after, world.locale) : "";
    return `${String(diff.label ?? diff.field)} ${text(diff.before)} → ${text(diff.after)}${sum}`;
  });
  return `Updated ${link}: ${said.join("; ")}.`;
}

const verbs: Record<string, string> = {
  update_records: "Updated",
  update_cells: "Updated",
  delete_records: "Deleted",
  restore_records: "Restored",
  destroy_records: "Destroyed",
};

function bulk({ call, world }: ReplyParts, output: Record<string, unknown>): string {
  const object = objectOf(world.catalog, String(output.object ?? ""));
  const count = Number(output.count ?? 0);
  const noun = object ? (count === 1 ? object.label : object.plural).toLowerCase() : "records";
  const skipped = (Array.isArray(output.skipped) ? output.skipped : []).map(asObject).map(
    (entry) =>
      `${String(entry.count)} (${String(entry.reason)
        .replace(/\.$/, "")
        .replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())})`,
  );
  const number = new Intl.NumberFormat(world.locale).format(count);
  const verb = verbs[call.tool] ?? "Updated";
  if (output.jobId)
    return `**${number} ${noun}** are many, so a job changes them step by step: exactly those that were there when you said yes. It can be cancelled, and undone when it is done.`;
  if (output.isPreview === true) return `${number} ${noun} would change.`;
  if (count === 0) return `Nothing changed: no ${object?.plural.toLowerCase() ?? "records"} matched.`;
  return `${verb} **${number} ${noun}**${along(output)}.${skipped.length > 0 ? ` Skipped: ${listOf(skipped)}.` : ""}${call.tool === "destroy_records" ? " Nothing brings them back." : " Say “undo” to take it back."}`;
}

/** What the delete rules of links took along. */
function along(output: Record<string, unknown>): string {
  const parts = (Array.isArray(output.also) ? output.also : [])
    .map(asObject)
    .map((entry) => `${String(entry.count)} ${String(entry.label).toLowerCase()}`);
  return parts.length > 0 ? `, with ${listOf(parts)}` : "";
}

function linked(output: Record<string, unknown>): string {
  const link = recordLink({ object: String(output.object), id: String(output.id), name: String(output.name) });
  const count = Number(output.changed ?? 0);
  return count > 0
    ? `Changed **${escapeMarkdown(String(output.label))}** of ${link}. Say “undo” to take it back.`
    : `${link} was like that already; nothing changed.`;
}

function undone(output: Record<string, unknown>): string {
  if (output.jobId) return "That was a large change, so a job takes it back step by step.";
  const count = Number(output.undone ?? 0);
  const conflicts = (Array.isArray(output.conflicts) ? output.conflicts : []).map(asObject);
  const kept =
    conflicts.length > 0
      ? ` Left alone because changed since: ${listOf(conflicts.slice(0, 3).map((entry) => escapeMarkdown(`${String(entry.recordName)} (${String(entry.field)})`)))}.`
      : "";
  return count === 0 && conflicts.length === 0
    ? "There was nothing to undo."
    : `Undone: ${count} ${count === 1 ? "change" : "changes"}.${kept}`;
}

function about({ world }: ReplyParts, values: Record<string, unknown>): string {
  const links = Object.values(values).flatMap((value) => {
    const { id, name } = asObject(value);
    const isMember = world.members.some((member) => member.id === id);
    return typeof id === "string" && typeof name === "string" && !isMember ? [escapeMarkdown(name)] : [];
  });
  return links.length > 0 ? `, about ${listOf([...new Set(links)])}` : "";
}

function due({ world }: ReplyParts, record: { object: string; values: Record<string, unknown> }): string {
  const field = objectOf(world.catalog, record.object)?.fields.find((entry) => entry.role === "due");
  const value = field ? record.values[field.key] : undefined;
  return typeof value === "string" ? `, due ${dayText(value, world.locale)}` : "";
}
