const topic =
  /^(?:so |ok |and )*(?:the |our )?(?<x>[^,;:?]{3,70}?)\s*(?:[,:]| -| –| —)\s*(?:sorry,? |unfortunately,? |sadly,? |well,? )?(?:they|he|she|we|it|the (?:customer|client|buyer))(?:'|’|\s).+$/iu;
const bare =
  /^(?<a>(?:please |so |then )*(?:mark|set|put|move|close|flag)) (?:it |that |this )?(?<b>(?:as|to|in|into) .+)$/iu;
const pointed = /\b(?:it|that one|this one)\b/iu;

/** "Neckar humidity - they went with a competitor, mark as lost": what a command without an object is for was named before it. */
export function withTopic(clauses: readonly string[]): string[] {
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1];
    const own = index > 0 ? topic.exec(clauses[index - 1] ?? "")?.groups?.x : undefined;
    if (next && topic.test(clause) && (bare.test(next) || pointed.test(next))) return [];
    if (!own) return [clause];
    const { a, b } = bare.exec(clause)?.groups ?? {};
    return [a && b ? `${a} ${own} ${b}` : clause.replace(pointed, own)];
  });
}
