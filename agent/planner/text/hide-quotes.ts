/** A text whose quoted stretches are held apart, so that no pattern reads what stands inside them. */
export type Hidden = { text: string; quotes: readonly string[] };

const quoted = /“([^”]+)”|"([^"]+)"|„([^“”]+)[“”]|«([^»]+)»|(?<!\p{L})[‘']((?:[^’'\n]|[’'](?=\p{L}))+)[’'](?!\p{L})/gu;

/** In a pattern: one stretch that was quoted. */
export const quote = "\uE000\\d+\uE001";

export function hideQuotes(source: string): Hidden {
  const quotes: string[] = [];
  const text = source.replaceAll(quoted, (...found) => {
    quotes.push(String(found.slice(1, 6).find((part) => typeof part === "string")));
    return `\uE000${quotes.length - 1}\uE001`;
  });
  return { text, quotes };
}

/** What was said, the marks around it left out. */
export const unquoted = ({ quotes }: Hidden, part = ""): string =>
  part.replaceAll(/\uE000(\d+)\uE001/g, (_, at) => quotes[Number(at)] ?? "").trim();
