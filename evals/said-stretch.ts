import type { EvalCase } from "./case";

const most = 40;
const edges = /^[\s"'“”‘’(,:;-]+|[\s"'“”‘’),:;.!?]+$/g;

/** The longest stretch of what is said in a case that fits a pattern, so that a pattern asks for no word that nobody said. */
export function saidStretch({ turns }: Pick<EvalCase, "turns">, pattern: string): string | undefined {
  const fits = new RegExp(pattern, "iu");
  return turns
    .flatMap((turn) => ("say" in turn ? stretchesOf(turn.say) : []))
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
