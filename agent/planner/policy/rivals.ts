import type { Path } from "@/agent/planner/assemble/compose";
import { queryFrom } from "@/agent/planner/assemble/query";
import type { Sentence } from "@/agent/planner/link/sentence";
import { listOf } from "@/agent/planner/reply/format";
import type { Outcome } from "./outcome";
import { readingOf } from "./read-as";

export type Ranked = { path: Path; kind: "read" | "update" | "create" | "delete" | "restore"; cost: number };

/** Without a noun several objects may fit equally well ("what is overdue?"); then a person must say. */
export function rivalObjects([best, ...others]: readonly Ranked[]): Path[] {
  if (!best || best.path.pieces.some((piece) => piece.give.kind === "head")) return [];
  const close = others.filter(
    (other) => other.kind === "read" && other.path.unused.length === 0 && other.cost < best.cost + 0.12,
  );
  return [
    ...new Map([best, ...close].toReversed().map((entry) => [entry.path.object.key, entry.path])).values(),
  ].toReversed();
}

/** Asks which kind of record is meant. */
export function whichObject(s: Sentence, paths: readonly Path[]): Outcome {
  const options = paths.slice(0, 4).map((path) => {
    const query = queryFrom(path.pieces, path.object, s.catalog);
    return {
      label: path.object.plural,
      calls: [{ tool: "measures" in query ? "aggregate_records" : "search_records", input: query }],
    };
  });
  return {
    do: "ask",
    question: `That fits ${listOf(options.map((option) => option.label.toLowerCase()))}. Which do you mean?`,
    options,
    ...(paths[0] ? { reading: readingOf(s, paths[0]) } : {}),
  };
}
