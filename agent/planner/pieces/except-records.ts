import { lowerAt, matching } from "@/agent/planner/link/sentence";
import { conditionOf, type Piece, type Recogniser, whereIs } from "./piece";

const openers = ["except for", "except", "other than", "apart from", "but not", "excluding", "not"];

/** "all bronze companies except Tessel and Northwind": by name, exactly. */
export const exceptRecords: Recogniser = (s, at, object) =>
  matching(s, at, openers).flatMap((words): Piece[] => {
    const ids: string[] = [];
    let to = at + words.split(" ").length;
    for (
      let start = to;
      start < s.tokens.length;
      start = ["and", "or", ","].includes(lowerAt(s, to)) ? to + 1 : s.tokens.length
    ) {
      const link = (s.records.get(start) ?? [])
        .filter(
          (entry) =>
            (entry.how === "exact" || entry.how === "begins") &&
            entry.matches.filter((match) => match.object === object.key).length === 1,
        )
        .sort((one, other) => other.to - one.to)[0];
      const match = link?.matches.find((entry) => entry.object === object.key);
      if (!link || !match) break;
      ids.push(match.id);
      to = link.to;
    }
    if (ids.length === 0) return [];
    return [
      whereIs(at, to, "id", conditionOf("id", ids.length > 1 ? "not_in" : "ne", ids.length > 1 ? ids : ids[0]), 0.1),
    ];
  });
