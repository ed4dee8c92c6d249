import { distance } from "fastest-levenshtein";

/** The nearest known names to an unknown one, best first, at most three. */
export function closest(name: string, known: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  return known
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, edits }) => edits <= Math.max(2, wanted.length / 2) || candidate.toLowerCase().includes(wanted),
    )
    .sort((left, right) => left.edits - right.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** "Did you mean …?", or the whole list when nothing is near and it is short. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = closest(name, known);
  if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
  return `Known: ${known.slice(0, 30).join(", ")}.`;
}
