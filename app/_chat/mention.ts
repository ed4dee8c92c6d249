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

/** While typing a mention reads "@Acme"; the message carries the record's address with it. */
export function toSentText(text: string, mentions: Readonly<Record<string, string>>): string {
  const names = Object.keys(mentions).sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const pattern = new RegExp(`@(${names.map(escapePattern).join("|")})`, "g");
  return text.replaceAll(pattern, (all, name: string) => {
    const href = mentions[name];
    return href ? `[@${name.replaceAll(/[[\]]/g, "")}](${href})` : all;
  });
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
