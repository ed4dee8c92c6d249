import { escapeStart, escapeText } from "./escape-markdown";

export type Segment = { kind: "text" | "code" | "break"; value: string; link: string | null };

const longestAddress = 2000;

/** Pieces of a line as Markdown, with white space as a page shows it. */
export function inlineText(segments: readonly Segment[], style: { isOneLine: boolean; isCell: boolean }): string {
  const parts: string[] = [];
  for (const { link, text } of linked(merged(segments), style.isOneLine)) {
    const address = link === null ? null : addressOf(link);
    const bare = text.trim();
    if (!address || bare === "" || bare === address) parts.push(text);
    else {
      const inside = bare.replaceAll(/(?<!\\)[[\]]/g, "\\$&");
      parts.push(`${text.startsWith(" ") ? " " : ""}[${inside}](${address})${text.endsWith(" ") ? " " : ""}`);
    }
  }
  const text = parts.join("").replaceAll(/ {2,}(?!\n)/g, " ");
  const lines = text.split("\n").map((line, place, all) => {
    const trimmed = style.isOneLine ? line.trim() : escapeStart(line.trim());
    return place < all.length - 1 && trimmed !== "" ? `${trimmed}  ` : trimmed;
  });
  const joined = lines.join("\n").trim();
  return style.isCell ? joined.replaceAll("|", "\\|") : joined;
}

/** Entities and tags cut a text into pieces, but what has to be escaped depends on what stands beside it. */
function merged(segments: readonly Segment[]): Segment[] {
  const parts: { first: Segment; values: string[] }[] = [];
  for (const segment of segments) {
    const last = parts.at(-1);
    const isSame = last && last.first.kind === segment.kind && last.first.link === segment.link;
    if (isSame && segment.kind !== "break") last.values.push(segment.value);
    else parts.push({ first: segment, values: [segment.value] });
  }
  return parts.map(({ first, values }) => ({ ...first, value: values.join("").replaceAll(/[\s\u00A0]+/g, " ") }));
}

function* linked(segments: Segment[], isOneLine: boolean): Generator<{ link: string | null; text: string }> {
  let text: string[] = [];
  for (const [place, { kind, value, link }] of segments.entries()) {
    if (kind === "break") text.push(isOneLine || link !== null ? " " : "\n");
    else text.push(kind === "code" && value.trim() !== "" ? codeSpan(value) : escapeText(value));
    if (segments[place + 1]?.link === link) continue;
    yield { link, text: text.join("") };
    text = [];
  }
}

function codeSpan(value: string): string {
  if (!value.includes("`")) return `\`${value.trim()}\``;
  const fence = "`".repeat(longestRun(value) + 1);
  return `${fence} ${value.trim()} ${fence}`;
}

export const longestRun = (value: string): number =>
  Math.max(0, ...(value.match(/`+/g) ?? []).slice(0, 1000).map(({ length }) => length));

/** An address that leads out of the document; others mean nothing away from their page. */
function addressOf(href: string): string | null {
  const address = href.trim();
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || address.length > longestAddress) return null;
  return address.replaceAll(
    /[\s()<>\\|]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
