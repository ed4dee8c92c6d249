export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong"; children: Inline[] }
  | { kind: "em"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "outside"; href: string; text: string }
  | { kind: "break" };

const token =
  /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)|\*\*(\S(?:[\s\S]*?\S)?)\*\*|__(\S(?:[\s\S]*?\S)?)__|\*(\S(?:[^*]*?\S)?)\*|(?<![\w])_(\S(?:[^_]*?\S)?)_(?![\w])|(!?)\[([^\]]*)\]\(([^()\s]+)\)|(https:\/\/[^\s<>()"']+[^\s<>()"'.,;:!?])|(\n)|\\([\\`*_[\](){}#+.!|-])/;

/** Spans of one block. Anything that is not recognised stays exactly the text it was. */
export function toInline(source: string): Inline[] {
  const spans: Inline[] = [];
  let rest = source;
  while (rest.length > 0) {
    const match = token.exec(rest);
    if (!match) {
      spans.push({ kind: "text", text: rest });
      break;
    }
    if (match.index > 0) spans.push({ kind: "text", text: rest.slice(0, match.index) });
    spans.push(toSpan(match));
    rest = rest.slice(match.index + match[0].length);
  }
  return spans;
}

function toSpan(match: RegExpExecArray): Inline {
  const [all, , code, strong, strong2, em, em2, bang, label, href, url, newline, escaped] = match;
  if (code !== undefined) return { kind: "code", text: code };
  const bold = strong ?? strong2;
  if (bold !== undefined) return { kind: "strong", children: toInline(bold) };
  const italic = em ?? em2;
  if (italic !== undefined) return { kind: "em", children: toInline(italic) };
  if (href !== undefined) return toLink(bang === "!", label ?? "", href);
  if (url !== undefined) return { kind: "outside", href: url, text: url };
  if (newline !== undefined) return { kind: "break" };
  if (escaped !== undefined) return { kind: "text", text: escaped };
  return { kind: "text", text: all };
}

/** Only pages of records and conversations, and plain https; every other target is dropped and its words kept. */
function toLink(isImage: boolean, label: string, href: string): Inline {
  if (!isImage && /^\/(o|c)\/[\w./?=&%-]+$/.test(href) && !href.includes("..")) {
    return { kind: "link", href, children: toInline(label) };
  }
  if (!isImage && /^https:\/\/[^\s]+$/.test(href)) return { kind: "outside", href, text: label || href };
  return { kind: "text", text: label };
}
