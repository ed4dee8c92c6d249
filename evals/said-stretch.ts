import type { EvalCase } from "./case";

const most = 40;
const edges = /^[\s"'“”‘’(,:;-]+|[\s"'“”‘’),:;.!?]+$/g;

/** The longest stretch of what is said in a case, or is on the page, that fits a pattern: it asks for no word that nobody said. */
export function saidStretch({ turns, context }: Pick<EvalCase, "turns" | "context">, pattern: string) {
  const fits = new RegExp(pattern, "iu");
  const page = context?.query ? [JSON.stringify(context.query)] : [];
  return [...turns.flatMap((turn) => ("say" in turn ? [turn.say] : [])), ...page]
    .flatMap(stretchesOf)
    .filter((stretch) => fits.test(stretch))
    .sort((one, other) => other.length - one.length)[0];
}

function stretchesOf(said: string): string[] {
  const words = said.split(/\s+/);
  return words.flatMap((_, from) =>
    words.slice(from, from + most).map((_word, length) =>
      words
        .slice(from, from + length + 1)
        .join(" ")
        .replaceAll(edges, ""),
    ),
  );
}
