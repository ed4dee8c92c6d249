import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { numberAt } from "@/agent/planner/values/number";
import { ordinalWords } from "@/agent/planner/words/closed-words";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Give, Piece, Recogniser } from "./piece";

const many = [
  "all of them",
  "all of these",
  "all of those",
  "them all",
  "all these",
  "all those",
  "them",
  "these",
  "those",
  "the selected ones",
  "the selected",
  "selected ones",
  "the selection",
  "these ones",
  "those ones",
  "the ones selected",
  "what i selected",
  "everything selected",
  "the lot",
  "both of them",
  "both",
  "selected",
];
const single = [
  "it",
  "this one",
  "that one",
  "this",
  "that",
  "him",
  "her",
  "there",
  "the same one",
  "this record",
  "that record",
];

/** "it", "these", "this deal", "those two", "the second one", "the first three". */
export const pronoun: Recogniser = (s, at, object) => [
  ...plain(s, at),
  ...withNoun(s, at, object),
  ...placed(s, at, object),
  ...ones(s, at, object),
];

/** "the one in negotiation", "the Lombarda one": of the list before, what the words around it pick. */
function ones(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const word = lowerAt(s, at);
  const isSaid = s.tokens.slice(Math.max(0, at - 5), at).some(({ lower }) => ["the", "that", "only"].includes(lower));
  if (!["one", "ones"].includes(word) || !isSaid || s.state.lastSet?.object !== object.key) return [];
  return [make(at, at + 1, { isMany: true, isPicked: word === "one" }, 0.1)];
}

function plain(s: Sentence, at: number): Piece[] {
  const manyAt = many.find((words) => says(s, at, words));
  const singleAt = single.find((words) => says(s, at, words));
  return [
    ...(manyAt ? [make(at, at + manyAt.split(" ").length, { isMany: true }, 0.1)] : []),
    ...(singleAt ? [make(at, at + singleAt.split(" ").length, { isMany: false }, 0.15)] : []),
  ];
}

function withNoun(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const word = lowerAt(s, at);
  const start = ["all", "of"].includes(word) && ["these", "those"].includes(lowerAt(s, at + 1)) ? at + 1 : at;
  const first = lowerAt(s, start);
  if (!["this", "that", "these", "those", "the", "its", "selected"].includes(first)) return [];
  const noun = lowerAt(s, start + 1) === "selected" ? start + 2 : start + 1;
  return objectLinksAt(s, noun)
    .filter((link) => link.entry.object === object.key)
    .flatMap((link) => {
      const isMany = link.entry.kind === "object" && link.entry.isPlural;
      if (first === "the" && noun === start + 1 && isMany) return [];
      return [
        make(
          at,
          link.to,
          { isMany: isMany || ["these", "those"].includes(first), object: object.key },
          first === "the" ? 0.3 : 0.05,
        ),
      ];
    });
}

/** By place in the list that was shown. */
function placed(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = lowerAt(s, at) === "the" ? at + 1 : at;
  const isNumber = ["number", "no", "#"].includes(lowerAt(s, start)) && s.tokens[start + 1]?.kind === "number";
  const place = isNumber
    ? s.tokens[start + 1]?.number
    : (ordinalWords[lowerAt(s, start)] ?? (s.tokens[start]?.kind === "ordinal" ? s.tokens[start]?.number : undefined));
  if (place === undefined || s.state.shown.length === 0) return [];
  const next = isNumber ? start + 2 : start + 1;
  const count = isNumber ? undefined : numberAt(s.tokens, next);
  const end = count?.to ?? next;
  const noun = objectLinksAt(s, end).find((link) => link.entry.object === object.key);
  const to = noun?.to ?? (["one", "ones"].includes(lowerAt(s, end)) ? end + 1 : end);
  if (to === next && !isNumber && start === at) return [];
  const places = count
    ? Array.from({ length: count.value }, (_, index) => (place < 0 ? -(index + 1) : index + place))
    : [place];
  return [make(at, to, { isMany: places.length > 1, place: places }, 0.05)];
}

function make(from: number, to: number, which: Extract<Give, { kind: "pronoun" }>["which"], cost: number): Piece {
  return { from, to, cost, give: { kind: "pronoun", which } };
}
