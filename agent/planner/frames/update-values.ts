import type { Path } from "@/agent/planner/assemble/compose";
import { nameFieldOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { Piece } from "@/agent/planner/pieces/piece";

export type Assigned = {
  values: Record<string, unknown>;
  shown: Record<string, string>;
  open?: { field: string; choices: { label: string; value: unknown }[] };
};

/** The path if it sets something, with what the verb itself sets as a last resort. */
export function assignedPath(s: Sentence, path: Path, implied: readonly Piece[]): Path[] {
  if (path.pieces.some((piece) => piece.give.kind === "assign")) return [path];
  const [first] = implied;
  if (first) return [{ ...path, pieces: [first, ...path.pieces] }];
  return renamed(s, path);
}

/** "rename X to Y": the only command whose value needs no field. */
function renamed(s: Sentence, path: Path): Path[] {
  const at = s.tokens.findIndex((token) => token.lower === "rename");
  const to = s.tokens.findLastIndex((token) => token.lower === "to" || token.lower === "as");
  const name = nameFieldOf(path.object);
  const first = s.tokens[to + 1];
  const last = s.tokens.at(-1);
  if (at < 0 || to <= at || !name || !first || !last) return [];
  const text = first.kind === "quote" ? first.text.slice(1, -1) : s.source.slice(first.from, last.to);
  const pieces = path.pieces.filter((piece) => piece.to <= to);
  const unused = path.unused.filter((index) => index < to);
  return [
    {
      ...path,
      cost: path.cost - (path.unused.length - unused.length),
      unused,
      pieces: [
        ...pieces,
        { from: to, to: s.tokens.length, cost: 0, give: { kind: "assign", field: name.key, value: text, shown: text } },
      ],
    },
  ];
}

export function valuesOf(path: Path): Assigned {
  const assigned: Assigned = { values: {}, shown: {} };
  for (const { give } of path.pieces) {
    if (give.kind !== "assign") continue;
    assigned.values[give.field] = give.value;
    assigned.shown[give.field] = give.shown;
    if (give.choices && !assigned.open) assigned.open = { field: give.field, choices: give.choices };
  }
  return assigned;
}
