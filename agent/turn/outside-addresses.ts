import type { TextStreamPart, ToolSet } from "ai";

import type { AtriumMessage } from "./turn-types";

/** An address of another place: with or without a scheme, and with the slashes that browsers take for slashes. */
const address =
  /(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s<>()[\]"'`]+|(?:www\.|mailto:|data:|javascript:)[^\s<>()[\]"'`]+/giu;
const image = /!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/gu;
const link = /\[([^\]]*)\]\(([^)]*)\)/gu;
/** What may go on in the next piece: an open bracket, or a word that may be the beginning of an address. */
const unfinished =
  /(?:!|!?\[[^\]]{0,1000}(?:\](?:\([^)]{0,3000})?)?|\S{0,3000}[\\/:]\S{0,3000}|www\.\S{0,3000}|\p{L}{1,11})$/iu;
const beginnings = ["www.", "mailto:", "data:", "javascript:"];

/** A plain word is let go, so that words appear as they are said. */
function tailOf(text: string): string {
  const tail = unfinished.exec(text)?.[0] ?? "";
  const isWord = /^\p{L}+$/u.test(tail);
  return isWord && !beginnings.some((beginning) => beginning.startsWith(tail.toLowerCase())) ? "" : tail;
}

/**
 * A language model may be told by what it reads to put data into an address that somebody listens at. So its words keep
 * an address of the outside only as it stood in what was said or read, and no picture, which is fetched without a click.
 */
export function cleanAddresses(text: string, isKnown: (address: string) => boolean): string {
  const hasStrange = (part: string): boolean => [...part.matchAll(address)].some(([found]) => !isKnown(found));
  return text
    .replace(image, (_, label: string) => label)
    .replace(link, (whole, label: string, target: string) => (hasStrange(target) ? label : whole))
    .replace(address, (found) => (isKnown(found.replace(/[.,;:!?]+$/, "")) ? found : "(address left out)"));
}

/** The same for words as they stream; what is not whole yet is held back. */
export function withoutOutsideAddresses<Tools extends ToolSet>(
  messages: readonly AtriumMessage[],
): () => TransformStream<TextStreamPart<Tools>, TextStreamPart<Tools>> {
  const known = messages.flatMap((message) => message.parts.map((part) => heardIn(part, message.role)));
  const isKnown = (found: string): boolean => known.some((text) => text.includes(found));
  return () => {
    const held = new Map<string, string>();
    return new TransformStream({
      transform(part, controller) {
        if (part.type === "tool-result") known.push(JSON.stringify(part.output) ?? "");
        if (part.type === "text-delta") {
          const text = (held.get(part.id) ?? "") + part.text;
          const tail = tailOf(text);
          held.set(part.id, tail);
          const ready = cleanAddresses(text.slice(0, text.length - tail.length), isKnown);
          if (ready !== "") controller.enqueue({ ...part, text: ready });
          return;
        }
        // Also before an error: a stream that breaks off has no end of its text.
        for (const [id, tail] of held) {
          const text = cleanAddresses(tail, isKnown);
          if (text !== "") controller.enqueue({ type: "text-delta", id, text });
        }
        held.clear();
        controller.enqueue(part);
      },
    });
  };
}

type Part = { type: string; text?: string; output?: unknown };

/** What the person wrote and what tools answered; what the model itself wrote or asked for proves nothing. */
function heardIn(part: AtriumMessage["parts"][number], role: AtriumMessage["role"]): string {
  const { type, text, output } = part as Part;
  if (role === "user") return text ?? "";
  return type.startsWith("tool-") && output !== undefined ? (JSON.stringify(output) ?? "") : "";
}
