import type { Token } from "./token";

/** What the person wrote, sliced from the source. It ends with its sentence, unless it is quoted or came after a colon. */
export function textBefore(source: string, tokens: readonly Token[], from: number, isWhole: boolean): string {
  const first = tokens[from];
  if (!first) return "";
  if (first.kind === "quote") return first.text.slice(1, -1).trim();
  const end = isWhole ? source.length : sentenceEnd(source, first.from);
  return source
    .slice(first.from, end)
    .trim()
    .replace(/^["“]|["”]$/g, "");
}

function sentenceEnd(source: string, from: number): number {
  const found = /[.!?](?=\s+\p{Lu})/u.exec(source.slice(from));
  return found ? from + found.index : source.replace(/\s*[.;]?\s*$/, "").length;
}
