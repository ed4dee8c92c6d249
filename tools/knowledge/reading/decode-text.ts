import { AppError } from "@/tools/core/app-error";
import { detectEncoding, isUtf8 } from "@/tools/imports/detect-encoding";
import { readable } from "./document-kinds";

const sampleSize = 64 * 1024;

/** How the bytes of a text are encoded; bytes that are no text are refused. */
export function encodingOf(name: string, bytes: Uint8Array): string {
  const head = bytes.subarray(0, sampleSize);
  const wide = wideEncoding(head);
  if (wide) return isText(head, wide) ? wide : refuse(name);
  if (controlShare(head) > 0.02) refuse(name);
  if (isUtf8(bytes)) return "utf-8";
  return declaredEncoding(head) ?? detectEncoding(sampleOf(bytes));
}

export function decodeText(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function refuse(name: string): never {
  throw new AppError("invalid_input", `${name} is not a document that can be read. ${readable}`);
}

/** UTF-16 by its mark; without one, every second byte of most characters of a text in it is zero. */
function wideEncoding(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 5;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : null;
}

/** Almost any bytes are some characters of UTF-16, but few of them are in use. */
function isText(head: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(head);
  const strange = text.match(/[\uFFFD\p{Co}\p{Cn}]|(?![\t\n\r\f])\p{Cc}/gu)?.length ?? 0;
  return strange <= text.length / 20;
}

function controlShare(head: Uint8Array): number {
  let controls = 0;
  for (const byte of head) if (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) controls += 1;
  return controls / Math.max(1, head.length);
}

/** What a page says of itself, where its bytes allow it. */
function declaredEncoding(head: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(head.subarray(0, 2048));
  const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf") ? null : encoding;
  } catch {
    return null;
  }
}

/** The first characters that are more than ASCII tell the most. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 127);
  const from = Math.max(0, first - 256);
  return bytes.subarray(from, from + sampleSize);
}
