import type { RecordLink } from "@/agent/planner/link/link-records";
import { lowerAt, objectLinksAt } from "@/agent/planner/link/sentence";
import type { Piece, Recogniser } from "./piece";

const costs: Readonly<Record<RecordLink["how"], number>> = {
  exact: 0,
  begins: 0.2,
  contains: 0.5,
  similar: 0.9,
  deleted: 0.1,
};

/** A record named outright. Several with the name travel together, for a question. */
export const target: Recogniser = (s, at, object) => {
  const tied = ["for", "of", "on"].includes(lowerAt(s, at)) ? at + 1 : at;
  const start = ["the", "our", "my"].includes(lowerAt(s, tied)) ? tied + 1 : tied;
  return (s.records.get(start) ?? []).flatMap(({ to, matches, how: found }): Piece[] => {
    const fitting = matches.filter((match) => match.object === object.key);
    // Two words or more that stand in the name of only one of these leave no doubt.
    const isSure = found === "contains" && fitting.length === 1 && to - start > 1;
    const how = isSure ? "begins" : found;
    if (fitting.length === 0) return [];
    // "the Ruhrlager one" is that of the list before, which the word picks.
    if (["one", "ones"].includes(lowerAt(s, to)) && s.state.lastSet?.object === object.key && how !== "exact")
      return [];
    const isPossessive = lowerAt(s, to) === "'s";
    const noun = (s.words.get(to) ?? []).find(
      (link) => link.entry.kind === "object" && link.entry.object === object.key,
    );
    const piece: Piece = {
      from: at,
      to: isPossessive ? to + 1 : to,
      cost: 0.1 + costs[how],
      give: { kind: "target", matches: fitting, how },
      isFuzzy: how === "contains" || how === "similar",
    };
    // "all Limmat deals" are those of Limmat, and not one deal whose name has the word.
    const isAll = ["all", "every", "each"].some((word) => [lowerAt(s, at - 1), lowerAt(s, at - 2)].includes(word));
    const isKind =
      noun?.entry.kind === "object" && (noun.entry.isPlural || isAll) && (how === "contains" || how === "begins");
    if (isKind && fitting.length > 1) return [{ ...piece, cost: piece.cost + 0.8 }];
    // "the boiler rooms deal" is no note that begins so.
    const isOther = !noun && objectLinksAt(s, to).some(({ entry }) => entry.kind === "object" && !entry.isPlural);
    if (isOther && how !== "exact") return [{ ...piece, cost: piece.cost + 1.5 }];
    return noun ? [piece, { ...piece, to: noun.to, cost: piece.cost - 0.55 }] : [piece];
  });
};
