import { AppError } from "@/tools/core/app-error";
import { detectFormat } from "@/tools/imports/detect-format";
import { decodeText, encodingOf } from "./decode-text";
import { type DocumentKind, kindOfName, readable } from "./document-kinds";

export type Detected = { kind: "pdf" | "docx" } | { kind: Exclude<DocumentKind, "pdf" | "docx">; encoding: string };

const headSize = 64 * 1024;
const page = /^\s*<(!doctype\s+html|html|head|body)\b/i;
const picture = /^\s*(<!doctype\s+svg[^>]*>\s*)?<svg\b/i;
const tag = /<\/?(p|div|table|h[1-6]|ul|ol|li|br|span|section)\b[^>]*>/i;

/** What the bytes are. The name decides only between kinds of text, which nothing else tells apart. */
export function detectKind(name: string, bytes: Uint8Array): Detected {
  const head = bytes.subarray(0, headSize);
  if (isPdf(head)) return { kind: "pdf" };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { kind: "docx" };
  refuseOthers(name, head);
  const encoding = encodingOf(name, bytes);
  const start = decodeText(head, encoding);
  return { kind: textKind(name, head, start), encoding };
}

function textKind(name: string, head: Uint8Array, start: string): Exclude<DocumentKind, "pdf" | "docx"> {
  if (page.test(withoutPreface(start))) return "html";
  const named = kindOfName(name);
  if (named === "html") return tag.test(start) ? "html" : "text";
  if (named === "csv") return hasColumns(name, head, start) ? "csv" : "text";
  if (named === "markdown" || named === "text") return named;
  return /^#{1,6} \S/m.test(start) ? "markdown" : "text";
}

function hasColumns(name: string, head: Uint8Array, start: string): boolean {
  const [first = ""] = start.split(/\r?\n/, 1);
  return first.includes(detectFormat(name, head).delimiter);
}

/** A PDF may have some bytes before its mark, but begins a line with it. */
function isPdf(head: Uint8Array): boolean {
  return /(^|[\r\n\0])[\s\uFEFF]*%PDF-\d/.test(new TextDecoder("latin1").decode(head.subarray(0, 1024)));
}

function refuseOthers(name: string, head: Uint8Array): void {
  const start = new TextDecoder("latin1").decode(head.subarray(0, 512));
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new AppError(
      "invalid_input",
      `${name} is protected by a password, or in an old format of Office. Save it as DOCX without a password and upload that.`,
    );
  if (start.startsWith("{\\rtf"))
    throw new AppError("invalid_input", `${name} is rich text (RTF). Save it as DOCX or PDF and upload that.`);
  if (picture.test(withoutPreface(start))) throw new AppError("invalid_input", `${name} is a picture. ${readable}`);
}

/** What may stand before the first element of a page. */
const withoutPreface = (start: string): string =>
  start.slice(0, 4096).replaceAll(/<!--[\s\S]*?-->|<\?[^>]*>|\uFEFF/g, " ");

const startsWith = (head: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, place) => head[place] === byte);
