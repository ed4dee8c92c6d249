import { objectOf, withRole } from "@/agent/planner/lexicon/roles";
import { objectLinksAt } from "@/agent/planner/link/sentence";
import type { Piece, Recogniser } from "./piece";

const wholes = new Set([
  "all",
  "every",
  "each",
  "everything",
  "everybody",
  "everyone",
  "any",
  "anything",
  "something",
  "anyone",
  "anybody",
]);

/** The noun that says which object is meant. */
export const head: Recogniser = (s, at, object) => {
  const links = objectLinksAt(s, at).filter((link) => link.entry.object === object.key);
  return links.map(
    ({ to, entry }): Piece => ({
      from: at,
      to,
      cost: 0,
      give: { kind: "head", isPlural: entry.kind === "object" && entry.isPlural },
    }),
  );
};

export const all: Recogniser = (s, at) =>
  wholes.has(s.tokens[at]?.lower ?? "") ? [{ from: at, to: at + 1, cost: 0, give: { kind: "all" } }] : [];

/** "who" is people: an object that a person is found in by e-mail address. */
export const who: Recogniser = (s, at, object) => {
  const lower = s.tokens[at]?.lower ?? "";
  const isAnybody = ["anybody", "anyone", "somebody", "someone", "people", "folks"].includes(lower);
  const isEveryone =
    ["everyone", "everybody"].includes(lower) &&
    ["at", "from", "in", "with", "who", "that"].includes(s.tokens[at + 1]?.lower ?? "");
  const isWho = (at === 0 && ["who", "whom"].includes(lower)) || isAnybody || isEveryone;
  const isPerson =
    objectOf(s.catalog, object.key)?.fields.some((field) => field.type === "email") && !withRole(object, "body");
  return isWho && isPerson
    ? [
        {
          from: at,
          to: at + 1,
          cost: isAnybody || isEveryone ? -0.3 : 0.15,
          give: { kind: "head", isPlural: true, isLoose: true },
        },
      ]
    : [];
};
