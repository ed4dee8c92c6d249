import { detect } from "chardet";

/** How a text is encoded, from its first bytes; windows-1252 where nothing tells. */
export function detectEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (isUtf8(head)) return "utf-8";
  const found = detect(head) ?? "windows-1252";
  try {
    return new TextDecoder(found).encoding;
  } catch {
    return "windows-1252";
  }
}

/** The head may end inside a character, which is no fault of the file. */
export function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
