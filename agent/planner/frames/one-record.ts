import { compose, type Path } from "@/agent/planner/assemble/compose";
import { askedByRole } from "@/agent/planner/lexicon/asked-roles";
import { objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { head } from "@/agent/planner/pieces/head";
import { noise } from "@/agent/planner/pieces/noise";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { target } from "@/agent/planner/pieces/target";
import { theirNoun } from "@/agent/planner/pieces/their-noun";
import { fieldsAt } from "@/agent/planner/values/field-at";

const asked: Recogniser = (s, at, object) =>
  fieldsAt(s, at, object, false).map(({ to, field, cost }) => ({
    from: at,
    to: ["of", "for"].includes(s.tokens[to]?.lower ?? "") ? to + 1 : to,
    cost: 0.1 + cost,
    give: { kind: "hint", field: field.key },
  }));
/** "who owns", "how big is", "when does … close". */
const byRole: Recogniser = (s, at, object) => {
  const found = askedByRole(
    s.tokens
      .slice(at)
      .map((token) => token.lower)
      .join(" "),
    object,
  );
  return found
    ? [
        {
          from: at,
          to: at + found.phrase.split(" ").length,
          cost: 0.05,
          give: { kind: "hint", field: found.field.key },
        },
      ]
    : [];
};
const closing: Recogniser = (s, at, object) =>
  at < 2
    ? []
    : [
        ...(s.words.get(at) ?? []).flatMap(({ to, entry }): Piece[] =>
          entry.kind === "phrasing" && entry.object === object.key
            ? [{ from: at, to, cost: 0.1, give: { kind: "hint", field: entry.field } }]
            : [],
        ),
        ...(["worth", "located", "based", "due"].includes(s.tokens[at]?.lower ?? "")
          ? [{ from: at, to: at + 1, cost: 0.05, give: { kind: "noise" as const } }]
          : []),
        ...(["supposed", "meant", "expected", "planned", "scheduled"].includes(s.tokens[at]?.lower ?? "") &&
        s.tokens[at + 1]?.lower === "to"
          ? [{ from: at, to: at + 2, cost: 0.05, give: { kind: "noise" as const } }]
          : []),
        ...(s.tokens[at]?.lower === "and" &&
        ["its", "their", "his", "her", "the"].includes(s.tokens[at + 1]?.lower ?? "")
          ? objectLinksAt(s, at + 2).map(
              (link): Piece => ({ from: at, to: link.to, cost: 0.1, give: { kind: "noise" } }),
            )
          : []),
      ];
/** "is Tessel gold?" asks for the field that the value belongs to. */
const tested: Recogniser = (s, at, object) =>
  ["is", "are", "was", "were"].includes(s.tokens[0]?.lower ?? "") && at > 0
    ? (s.words.get(at) ?? []).flatMap(({ to, entry }): Piece[] =>
        entry.kind === "option" && entry.object === object.key
          ? [{ from: at, to, cost: 0.1, give: { kind: "hint", field: entry.field } }]
          : [],
      )
    : [];
const possessive: Recogniser = (s, at) =>
  ["its", "his", "her", "their"].includes(s.tokens[at]?.lower ?? "")
    ? [{ from: at, to: at + 1, cost: 0.05, give: { kind: "pronoun", which: { isMany: false } } }]
    : [];
const stories = [
  "the story with",
  "the story of",
  "the latest on",
  "the latest with",
  "the situation with",
  "the situation at",
];
const ours = ["on our side", "on our end", "for us", "from our side", "in our team"];
const opening: Recogniser = (s, at) => [
  ...[...stories, ...ours]
    .filter((words) => says(s, at, words))
    .map((words): Piece => ({ from: at, to: at + words.split(" ").length, cost: 0.03, give: { kind: "noise" } })),
  ...openingWord(s, at),
];
const openingWord = (s: Sentence, at: number): Piece[] =>
  ["open", "about", "on", "find", "go", "profile", "page", "everything", "of", "for", "to"].includes(
    s.tokens[at]?.lower ?? "",
  )
    ? [{ from: at, to: at + 1, cost: 0.03, give: { kind: "noise" } }]
    : [];

/** "who is at Tessel" asks for others, unless a field of Tessel's own is asked for. */
const asksWhich = (s: Sentence): boolean =>
  ["who", "whom", "which", "how"].includes(s.tokens[0]?.lower ?? "") &&
  s.tokens.some((token) => ["at", "in", "for", "with"].includes(token.lower));

/** "does Tessel have an open deal?" asks for deals, not for a record whose name begins so. */
const asksWhatItHas = (s: Sentence): boolean =>
  ["does", "do", "has", "have"].includes(s.tokens[0]?.lower ?? "") &&
  s.tokens.some(
    ({ lower }, at) =>
      ["have", "got", "has"].includes(lower) &&
      at > 1 &&
      s.tokens.slice(at).some((_, by) => objectLinksAt(s, at + by).length > 0),
  );

/** "any Hamburg deals": several are asked for, of a place that also stands in some name. */
const isPluralByPlace = (s: Sentence, { pieces }: Path): boolean =>
  s.tokens.some((_, at) => objectLinksAt(s, at).some(({ entry }) => entry.kind === "object" && entry.isPlural)) &&
  pieces.some(
    ({ from, give }) => give.kind === "target" && give.how !== "exact" && (s.places.has(from) || isTheirs(s, from)),
  );

/** "the Tessel deals": the name is that of a record which they look up to. */
const isTheirs = (s: Sentence, at: number): boolean => {
  const nouns = s.tokens.flatMap((_, index) => objectLinksAt(s, index).map(({ entry }) => entry.object));
  const named = (s.records.get(at) ?? []).flatMap(({ matches }) => matches.map(({ object }) => object));
  return s.catalog.objects.some(
    ({ key, fields }) =>
      nouns.includes(key) && fields.some(({ type, target }) => type === "lookup" && target && named.includes(target)),
  );
};

/** "open Tessel", "Tessel's phone?", "the second one": one record and nothing else. */
export function oneRecordReadings(s: Sentence): Path[] {
  const isList =
    s.records.size === 0 &&
    s.tokens.some((_, at) => s.catalog.objects.some((object) => theirNoun(s, at, object).length > 0));
  if (isList || asksWhatItHas(s)) return [];
  return s.catalog.objects
    .flatMap((object) =>
      compose(s, object, [target, pronoun, possessive, byRole, closing, asked, tested, opening, noise, head], 0).slice(
        0,
        4,
      ),
    )
    .filter((path) =>
      path.pieces.some(
        (piece) => piece.give.kind === "target" || (piece.give.kind === "pronoun" && !piece.give.which.isMany),
      ),
    )
    .filter(
      (path) => path.unused.length === 0 && (!asksWhich(s) || path.pieces.some((piece) => piece.give.kind === "hint")),
    )
    .filter((path) => !isPluralByPlace(s, path))
    .map((path) => ({
      ...path,
      cost: path.cost + path.pieces.filter((piece) => piece.give.kind === "head").length * 0.3,
    }))
    .sort((one, other) => one.cost - other.cost);
}
