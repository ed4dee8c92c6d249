import type { TextStreamPart, ToolSet } from "ai";

import type { AtriumMessage } from "./turn-types";

/** An address of another place: with or without a scheme, and with the slashes that browsers take for slashes. */
const address =
  /(?:[a-z][a-z0-9+.-]{0,20}:)?[\\/]{2}[^\s<>()[\]"'`]+|(?:www\.|mailto:|data:|javascript:)[^\s<>()[\]"'`]+/giu;
// Bounded, so that brackets without end cost no time without end; an address behind a longer label still goes.
const image = /!\[([^\]]{0,500})\](?:\([^)]{0,4000}\)|\[[^\]]{0,500}\])?/gu;
const link = /\[([^\]]{0,500})\]\(([^)]{0,4000})\)/gu;
const openLink = /^\[[^\]]*(?:\](?:\([^)]*)?)?$/u;
const beginnings = ["www.", "mailto:", "data:", "javascript:"];
const longestTail = 4000;

/** What may go on in the next piece: an open bracket, or a word that may be an address. Plain words are let go. */
function tailOf(text: string): string {
  const end = text.slice(-longestTail);
  const open = end.lastIndexOf("[");
  if (open >= 0 && openLink.test(end.slice(open))) return end.slice(end[open - 1] === "!" ? open - 1 : open);
  const word = end.split(/\s/u).at(-1) ?? "";
  const isBeginning = beginnings.some(
    (each) => each.startsWith(word.toLowerCase()) || word.toLowerCase().startsWith(each),
  );
  return isBeginning || /[\\/:!]/.test(word) ? word : "";
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
