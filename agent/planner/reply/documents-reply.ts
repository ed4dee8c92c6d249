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
] as const;

/** What was done with a document, with a link that opens it. */
export function documentsReply({ call }: ReplyParts): string {
  const output = asObject(call.output);
  const document = asObject(output.document);
  if (call.tool === "list_documents") return listText(output.documents);
  if (call.tool === "delete_document")
    return `The document **${escapeMarkdown(String(output.name))}** is in the trash. Say “undo” to bring it back.`;
  if (call.tool === "create_document")
    return output.isKnown === true
      ? `That file is there already: ${linkOf(document)}.`
      : `I am reading ${linkOf(document)}; then you can ask about it.`;
  if (call.tool === "update_document_text") {
    const hunks = (Array.isArray(output.hunks) ? output.hunks : []).map(asObject);
    const lines = hunks.slice(0, 10).map(({ lead, before, after, tail }) => {
      const [left, right] = [escapeMarkdown(String(lead)), escapeMarkdown(String(tail))];
      return `- ${left}~~${escapeMarkdown(String(before))}~~ **${escapeMarkdown(String(after))}**${right}`;
    });
    const more = hunks.length > 10 ? `\n- and ${hunks.length - 10} more` : "";
    return `Changed ${linkOf(document)}; the text before is kept as a version:\n\n${lines.join("\n")}${more}`;
  }
  if (call.tool === "update_document")
    return output.changeSetId === null
      ? `${linkOf(document)} was like that already.`
      : `Changed the document ${linkOf(document)}.`;
  return `Opened ${linkOf(document)}.`;
}

const linkOf = ({ id, name }: Record<string, unknown>): string =>
  `[${escapeMarkdown(String(name))}](/documents/${encodeURIComponent(String(id))})`;

function listText(list: unknown): string {
  const documents = (Array.isArray(list) ? list : []).map(asObject);
  if (documents.length === 0) return "There are no documents yet. Drop some on the page [Documents](/documents).";
  return documents
    .slice(0, 20)
    .map((each) => `- ${linkOf(each)}${each.folder ? ` in ${escapeMarkdown(String(each.folder))}` : ""}`)
    .join("\n");
}
