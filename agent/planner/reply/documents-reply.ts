import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown } from "./format";

export const documentTools = [
  "list_documents",
  "get_document",
  "create_document",
  "update_document",
  "update_document_text",
  "delete_document",
  "restore_document",
] as const;

/** What was done with a document, with a link that opens it. */
export function documentsReply(parts: ReplyParts): string {
  const { call, said } = parts;
  const output = asObject(call.output);
  const document = asObject(output.document);
  if (call.tool === "list_documents") return listText(parts);
  if (call.tool === "restore_document") return `The document ${linkOf(document)} is back from the trash.`;
  if (call.tool === "delete_document")
    return `The document **${escapeMarkdown(String(output.name))}** is in the trash. Say “undo” to bring it back.`;
  if (call.tool === "create_document")
    return output.isKnown === true
      ? `That file is there already: ${linkOf(document)}.`
      : `I am reading ${linkOf(document)}; then you can ask about it.`;
  if (call.tool === "update_document_text") {
    const hunks = (Array.isArray(output.hunks) ? output.hunks : []).map(asObject);
    const lines = hunks.slice(0, 10).map((hunk) => `- ${hunkText(hunk)}`);
    const more = hunks.length > 10 ? `\n- and ${hunks.length - 10} more` : "";
    return `Changed ${linkOf(document)}; the text before is kept as a version:\n\n${lines.join("\n")}${more}`;
  }
  if (call.tool === "update_document") {
    if (output.changeSetId === null) return `${linkOf(document)} was like that already.`;
    const held = asObject(call.input).versionId ? ` Version ${String(asObject(document.version).number)} holds.` : "";
    return `Changed the document ${linkOf(document)}.${held}`;
  }
  if (/\bversions\b|^\W*(?:who|when)\b/i.test(said)) return versionsText(parts);
  const shown = asObject(output.shown);
  const isOlder = shown.number !== asObject(document.version).number;
  return `Opened ${isOlder ? `version ${String(shown.number)} of ` : ""}${linkOf(document, isOlder ? String(shown.id) : "")}.`;
}

/** What changed between what stayed: of “the cellar.” and “the cellar. Dogs may too.” only the second sentence is new. */
function hunkText({ lead, before, after, tail }: Record<string, unknown>): string {
  const [old, fresh] = [String(before), String(after)];
  const shortest = Math.min(old.length, fresh.length);
  let same = 0;
  while (same < shortest && old[same] === fresh[same]) same += 1;
  let alike = 0;
  while (alike < shortest - same && old.at(-1 - alike) === fresh.at(-1 - alike)) alike += 1;
  const isInserted = same + alike === old.length;
  // A word is changed as a whole.
  const [from, to] = isInserted ? [same, alike] : [0, 0];
  const gone = marked(old.slice(from, old.length - to), "~~");
  const come = marked(fresh.slice(from, fresh.length - to), "**");
  const left = spaced(`${String(lead)}${old.slice(0, from)}`);
  const right = spaced(`${old.slice(old.length - to)}${String(tail)}`);
  return `${left}${gone}${gone && come ? " " : ""}${come}${right}`.trim();
}

const longest = 200;

/** Marks touch the words; the spaces around them stay outside. */
function marked(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === "") return "";
  const shown = inner.length > longest ? `${inner.slice(0, longest).toWellFormed()} …` : inner;
  return `${/^\s/.test(text) ? " " : ""}${mark}${escapeMarkdown(shown)}${mark}${/\s$/.test(text) ? " " : ""}`;
}

const spaced = (text: string): string =>
  `${/^\s/.test(text) ? " " : ""}${escapeMarkdown(text)}${/\s$/.test(text) ? " " : ""}`;

/** Who added which version, the newest first. */
function versionsText({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const document = asObject(output.document);
  const format = new Intl.DateTimeFormat(world.locale, {
    ...({ day: "numeric", month: "short", year: "numeric" } as const),
    timeZone: world.timeZone,
  });
  const versions = (Array.isArray(output.versions) ? output.versions : []).map(asObject);
  const lines = versions.slice(0, 20).map((version) => {
    const by = world.members.find(({ id }) => id === version.memberId)?.name ?? "a removed member";
    const note = typeof version.note === "string" ? `: ${escapeMarkdown(version.note)}` : "";
    const holds = version.number === asObject(document.version).number ? ", holds" : "";
    const day = format.format(new Date(String(version.createdAt)));
    return `- version ${String(version.number)} by ${escapeMarkdown(by)}, ${day}${holds}${note}`;
  });
  const count = `${versions.length} ${versions.length === 1 ? "version" : "versions"}`;
  return `${linkOf(document)} has ${count}:\n\n${lines.join("\n")}`;
}

const linkOf = ({ id, name }: Record<string, unknown>, versionId = ""): string =>
  `[${escapeMarkdown(String(name))}](/documents/${encodeURIComponent(String(id))}${versionId && `?version=${encodeURIComponent(versionId)}`})`;

const most = 20;

function listText({ call, said }: ReplyParts): string {
  const output = asObject(call.output);
  const { folder, deleted } = asObject(call.input);
  const documents = (Array.isArray(output.documents) ? output.documents : []).map(asObject);
  if (documents.length === 0 && deleted === true) return "No document is in the trash.";
  if (documents.length === 0 && typeof folder === "string")
    return `No document is in the folder ${escapeMarkdown(folder)}.`;
  if (documents.length === 0) return "There are no documents yet. Drop some on the page [Documents](/documents).";
  const isCounted = /\bhow many\b/i.test(said) && output.next === null;
  const place = deleted === true ? " in the trash" : folder ? ` in the folder ${escapeMarkdown(String(folder))}` : "";
  const are = documents.length === 1 ? "There is **1 document**" : `There are **${documents.length} documents**`;
  // What lies in the trash opens nowhere.
  const nameOf = (each: Record<string, unknown>): string =>
    deleted === true ? escapeMarkdown(String(each.name)) : linkOf(each);
  const lines = documents
    .slice(0, most)
    .map((each) => `- ${nameOf(each)}${each.folder && !folder ? ` in ${escapeMarkdown(String(each.folder))}` : ""}`);
  const isMore = documents.length > most || output.next !== null;
  const more = isMore ? "\n\nThere are more on the page [Documents](/documents)." : "";
  return `${isCounted ? `${are}${place}:\n\n` : ""}${lines.join("\n")}${more}`;
}
