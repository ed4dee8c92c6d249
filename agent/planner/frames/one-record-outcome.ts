import type { Path } from "@/agent/planner/assemble/compose";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { recordChoices } from "@/agent/planner/policy/choices";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import type { NameMatch } from "@/agent/planner/world";
import { oneRecordReadings } from "./one-record";
import { pronounTarget } from "./resolve-target";

const get = (record: { object: string; id: string }) => ({
  tool: "get_record",
  input: { object: record.object, id: record.id, related: true },
});

/** Reading a record is harmless, so a near name is opened when it is the only one. */
export function oneRecordOutcome(s: Sentence): { path: Path; outcome: Outcome; isLost?: boolean } | undefined {
  const paths = oneRecordReadings(s);
  const [best] = paths;
  if (!best) return undefined;
  const pronoun = best.pieces.flatMap((piece) => (piece.give.kind === "pronoun" ? [piece.give.which] : []))[0];
  if (pronoun) {
    const targets = paths
      .filter((path) => path.cost < best.cost + 0.1)
      .map((path) => pronounTarget(s, pronoun, path.object));
    const recency = (target: (typeof targets)[number]) =>
      target.kind === "one" ? s.state.focus.findIndex((ref) => ref.id === target.record.id) : 99;
    const found = targets
      .filter((target) => target.kind === "one")
      .sort((one, other) => recency(one) - recency(other))[0];
    return {
      path: best,
      isLost: !found,
      outcome:
        found?.kind === "one"
          ? call("get_record", get(found.record).input, readingOf(s, best))
          : say("It is not clear which record you mean. Say its name."),
    };
  }
  const matches = paths.filter((path) => path.cost < best.cost + 0.15).flatMap(matchesOf);
  const unique = withoutNamesakes(s, [...new Map(matches.map((match) => [match.id, match])).values()]);
  const [only] = unique;
  if (!only) return undefined;
  if (unique.length === 1) return { path: best, outcome: call("get_record", get(only).input, readingOf(s, best)) };
  return { path: best, outcome: recordChoices("Which one do you mean?", unique, get, s) };
}

const matchesOf = (path: Path): NameMatch[] =>
  path.pieces.flatMap((piece) => (piece.give.kind === "target" ? [...piece.give.matches] : []));

/** "Donauglas" is the company, though its deals are named after it; where only one record has the others under it, that one is meant. */
function withoutNamesakes(s: Sentence, matches: NameMatch[]): NameMatch[] {
  const parents = matches.filter((match) =>
    matches.every(
      (other) =>
        other === match ||
        s.catalog.objects
          .find(({ key }) => key === other.object)
          ?.fields.some((field) => field.type === "lookup" && field.target === match.object),
    ),
  );
  const isNoun = s.tokens.some((_, at) =>
    objectLinksAt(s, at).some(({ entry }) => entry.object !== parents[0]?.object),
  );
  return parents.length === 1 && !isNoun ? parents : matches;
}
