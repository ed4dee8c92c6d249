import type { Path } from "@/agent/planner/assemble/compose";
import { queryFrom } from "@/agent/planner/assemble/query";
import type { Sentence } from "@/agent/planner/link/sentence";
import { isAmbiguousOwner } from "@/agent/planner/pieces/owner-condition";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";

/** A reading that only asks: run it, or settle first which of two people is meant. */
export function readOutcome(s: Sentence, path: Path): Outcome {
  const query = queryFrom(path.pieces, path.object, s.catalog);
  const tool = "measures" in query ? "aggregate_records" : "search_records";
  const unsure = path.pieces.find((piece) => piece.give.kind === "where" && isAmbiguousOwner(s, piece, path.object));
  if (unsure?.give.kind !== "where") return call(tool, query, readingOf(s, path));

  const { condition, path: field } = unsure.give;
  const ids = "value" in condition && Array.isArray(condition.value) ? condition.value.map(String) : [];
  const members = s.world.members.filter((member) => ids.includes(member.id));
  const options = members.slice(0, 4).map((member) => {
    const pieces = path.pieces.map((piece) =>
      piece === unsure
        ? {
            ...piece,
            give: { kind: "where" as const, path: field, condition: { field, op: "eq" as const, value: member.id } },
          }
        : piece,
    );
    return {
      label: `${member.name} (${member.email})`,
      calls: [{ tool, input: queryFrom(pieces, path.object, s.catalog) }],
    };
  });
  return { do: "ask", question: "Which of them do you mean?", options, reading: readingOf(s, path) };
}
