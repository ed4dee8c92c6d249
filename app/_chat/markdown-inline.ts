import { readTarget } from "./markdown-link";

/** `at` is where its words begin in the text that it was read from. */
export type Inline = { at: number } & (
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] }
  /** With the host that its words do not say. */
  | { kind: "outside"; href: string; text: string; host?: string }
  /** Hard: the text asks for it, and does not just go on in another line. */
  | { kind: "break"; isHard: boolean }
);

const token =
  /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)|\*\*(\S(?:[\s\S]*?\S)?)\*\*|__(\S(?:[\s\S]*?\S)?)__|\*(\S(?:[^*]*?\S)?)\*|(?<![\w])_(\S(?:[^_]*?\S)?)_(?![\w])|(!?)\[([^\]]*)\]\(([^()\s]+)\)|(https:\/\/[^\s<>()"']+[^\s<>()"'.,;:!?])|((?: {2,}|\\)?\n)|\\([!-/:-@[-`{-~])/;
/** What its marks mean would take too long to find out. */
const longest = 10_000;

/** Spans of one block. Anything that is not recognised stays exactly the text it was. */
export function toInline(source: string, start = 0): Inline[] {
  if (source.length > longest) return [{ kind: "text", text: source, at: start }];
  const spans: Inline[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const match = token.exec(rest);
    if (!match || match.index > 0)
      spans.push({ kind: "text", text: rest.slice(0, match?.index ?? rest.length), at: start + at });
    if (!match) break;
    spans.push(toSpan(match, start + at + match.index));
    at += match.index + match[0].length;
  }
  return spans;
}

function toSpan(match: RegExpExecArray, at: number): Inline {
  const [all, ticks = "", code, strong, strong2, em, em2, bang = "", label = "", href, url, newline, escaped] = match;
  if (code !== undefined) return { kind: "code", text: code, at: at + ticks.length };
  const bold = strong ?? strong2;
  if (bold !== undefined) return { kind: "strong", children: toInline(bold, at + 2), at: at + 2 };
  const italic = em ?? em2;
  if (italic !== undefined) return { kind: "em", children: toInline(italic, at + 1), at: at + 1 };
  if (href !== undefined) return toLink({ isImage: bang !== "", label, href, at: at + bang.length + 1 });
  if (url !== undefined) return toLink({ isImage: false, label: url, href: url, at });
  if (newline !== undefined) return { kind: "break", isHard: newline.length > 1, at };
  if (escaped !== undefined) return { kind: "text", text: escaped, at: at + 1 };
  return { kind: "text", text: all, at };
}

type Link = { isImage: boolean; label: string; href: string; at: number };

/** An image is its words: to show it would be to fetch it. */
function toLink({ isImage, label, href, at }: Link): Inline {
  const target = isImage ? null : readTarget(href, label);
  if (target?.kind === "link") return { ...target, children: toInline(label, at), at };
  return target ? { ...target, text: label || href, at } : { kind: "text", text: label, at };
}
