export type MentionSpan = { start: number; end: number; query: string };

const longestQuery = 40;

/** The word after an @ that the caret stands in; an @ inside a word is an e-mail address, not a mention. */
export function mentionAt(text: string, caret: number): MentionSpan | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("@");
  if (at < 0) return null;
  const previous = before[at - 1];
  if (previous !== undefined && !/[\s([{"'“]/.test(previous)) return null;
  const query = before.slice(at + 1);
  if (query.length > longestQuery || query.includes("\n") || /\s{2}|\s$/.test(query)) return null;
  return { start: at, end: caret, query };
}

export function insertMention(text: string, span: MentionSpan, name: string): { text: string; caret: number } {
  const inserted = `@${name} `;
  return {
    text: text.slice(0, span.start) + inserted + text.slice(span.end).trimStart(),
    caret: span.start + inserted.length,
  };
}

export type MentionedRecord = { object: string; id: string; name: string };
export type AttachedFile = { id: string; name: string };
export type Written = { text: string; mentions: MentionedRecord[]; files?: AttachedFile[] };

/** While typing a mention reads "@Acme"; the message says "Acme" and tells beside it which record is meant. */
export function toWritten(text: string, known: readonly MentionedRecord[]): Written {
  const byLength = [...known].sort((a, b) => b.name.length - a.name.length);
  if (byLength.length === 0) return { text, mentions: [] };
  const used = new Map<string, MentionedRecord>();
  const pattern = new RegExp(`@(${byLength.map(({ name }) => escapePattern(name)).join("|")})`, "g");
  const plain = text.replaceAll(pattern, (_all, name: string) => {
    const record = byLength.find((each) => each.name === name);
    if (record) used.set(record.id, record);
    return name;
  });
  return { text: plain, mentions: [...used.values()] };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
