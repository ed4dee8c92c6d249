import { compose, type Path } from "@/agent/planner/assemble/compose";
import { withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { assign, bareAssign } from "@/agent/planner/pieces/assign";
import { head } from "@/agent/planner/pieces/head";
import { newPlace } from "@/agent/planner/pieces/new-place";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { title } from "@/agent/planner/pieces/title";
import { call, never, type Outcome, say } from "@/agent/planner/policy/outcome";
import { readingOf } from "@/agent/planner/policy/read-as";
import { type ReadValue, readValue } from "@/agent/planner/values/read-value";
import { type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { lostPlace, swallows } from "./name-doubt";
import { oneTarget } from "./resolve-target";
import { valuesOf } from "./update-values";

const ties = [
  "for",
  "at",
  "with",
  "from",
  "in",
  "of",
  "under",
  "to",
  "by",
  "on",
  "owned by",
  "assigned to",
  "belonging to",
  "based in",
  "linked to",
  "run by",
  "who works at",
  "that works at",
  "working at",
  "who works for",
];
const worths = ["worth", "valued at", "value", "for", "at", "of", "with"];
const dues = [
  "due",
  "closing",
  "by",
  "due by",
  "due on",
  "on",
  "closing on",
  "closing in",
  "expected",
  "for",
  "expiring",
  "expiring on",
];

/** What follows a preposition goes to the field that can hold it: a record to its lookup, a person to the owner, a place, a figure, a day. */
const tied: Recogniser = (s, at, object) => {
  const place = withRole(object, "place");
  return [
    ...openersAt(s, at, ties).flatMap((start) =>
      object.fields
        .filter(
          (field) =>
            field.type === "lookup" || (field.type === "owner" && !field.isSystem) || field.type === "picklist",
        )
        .flatMap((field) =>
          readValue(s, start, field, object).map((value) =>
            make(at, value, field.key, field.type === "picklist" ? 0.2 : 0.08),
          ),
        ),
    ),
    ...openersAt(s, at, worths).flatMap((start) =>
      object.fields
        .filter((field) => field.role === "amount" || field.role === "size")
        .flatMap((field) =>
          readValue(s, start, field, object).map((value) =>
            make(at, value, field.key, field.role === "amount" ? 0.08 : 0.3),
          ),
        ),
    ),
    ...openersAt(s, at, dues).flatMap((start) =>
      object.fields
        .filter((field) => field.role === "due")
        .flatMap((field) => readValue(s, start, field, object).map((value) => make(at, value, field.key, 0.08))),
    ),
    ...(place
      ? (s.places.get(["in", "from", "at"].includes(lowerAt(s, at)) ? at + 1 : at) ?? [])
          .filter((link) => link.match.object === object.key)
          .map((link) =>
            make(at, { to: link.to, value: link.match.value, shown: link.match.value, cost: 0 }, link.match.field, 0.1),
          )
      : []),
    ...(s.words.get(at) ?? []).flatMap(({ to, entry }) => {
      const field =
        entry.kind === "phrasing" && entry.object === object.key
          ? object.fields.find((one) => one.key === entry.field)
          : undefined;
      return field && isWritable(field) && field.type !== "boolean"
        ? readPlaceOr(s, to, field, object).map((value) => make(at, value, field.key, 0.05))
        : [];
    }),
    ...units(s, at, object),
    ...there(s, at, object),
  ];
};

/** A place that is known is taken as it is written; free text would run on to the end. */
function readPlaceOr(s: Sentence, at: number, field: FieldDefinition, object: ObjectDefinition): ReadValue[] {
  const places = (s.places.get(at) ?? []).filter(
    (link) => link.match.object === object.key && link.match.field === field.key,
  );
  return places.length > 0
    ? places.map((link) => ({ to: link.to, value: link.match.value, shown: link.match.value, cost: 0 }))
    : readValue(s, at, field, object).map((value) => (field.role === "place" ? upToComma(s, at, value) : value));
}

/** "Bodø, Norway" is two places. */
function upToComma(s: Sentence, at: number, value: ReadValue): ReadValue {
  const comma = s.tokens.findIndex((token, index) => index > at && token.text === ",");
  if (comma < 0 || comma >= value.to) return value;
  const text = textBetween(s, at, comma);
  return { ...value, to: comma, value: text, shown: text };
}

const openersAt = (s: Sentence, at: number, words: readonly string[]): number[] =>
  words.filter((phrase) => says(s, at, phrase)).map((phrase) => at + phrase.split(" ").length);

/** "900 tons", "40 people". */
function units(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["with", "of"].includes(lowerAt(s, at)) ? at + 1 : at;
  return object.fields
    .filter((field) => field.unitWords && isWritable(field))
    .flatMap((field) =>
      readValue(s, start, field, object)
        .filter((value) => value.cost < 0)
        .map((value) => make(at, value, field.key, 0.1)),
    );
}

/** "a contact there", "a deal for it": the record in focus, through the lookup that fits it. */
function there(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const word = lowerAt(s, at);
  const start = ["for", "at", "to", "on", "with"].includes(word) ? at + 1 : at;
  const isPlace = ["there", "here"].includes(word);
  if (!["there", "here", "it", "this", "them"].includes(lowerAt(s, start)) || (start === at && !isPlace)) return [];
  return object.fields.flatMap((field) => {
    const target = field.type === "lookup" ? s.catalog.objects.find((entry) => entry.key === field.target) : undefined;
    const found = target ? oneTarget(s.state, target) : undefined;
    return found?.kind === "one"
      ? [make(at, { to: start + 1, value: found.record.id, shown: found.record.name, cost: 0 }, field.key, -0.2)]
      : [];
  });
}

/** "add Bram Wit to contacts": the list that it goes to, at the end. "to the note about …" is a record that is there. */
const isBeforeList = (s: Sentence, at: number): boolean =>
  ["to", "into"].includes(lowerAt(s, at)) &&
  objectLinksAt(s, ["the", "our", "my"].includes(lowerAt(s, at + 1)) ? at + 2 : at + 1).some(
    ({ to }) => lowerAt(s, to - 1).endsWith("s") || ["list", "book", "database"].includes(lowerAt(s, to)),
  );

/** "… to the note about Tessel": a record that is there already gets something, and none is made. */
const isThere = (s: Sentence, head: number): boolean => {
  const at = ["the", "this", "that", "my", "our", "his", "her"].includes(lowerAt(s, head - 1)) ? head - 2 : head;
  return at < head && ["to", "into"].includes(lowerAt(s, at)) && !isBeforeList(s, at);
};

/** "Fisk AS" is a name: there "AS" joins nothing. */
const isWrittenLarge = (s: Sentence, at: number): boolean => /^\p{Lu}{2,}$/u.test(s.tokens[at]?.text ?? "");

const joints: Recogniser = (s, at) =>
  (!isWrittenLarge(s, at) && [",", "and", "new", "another", "with", "as", ";"].includes(lowerAt(s, at))) ||
  isBeforeList(s, at)
    ? [{ from: at, to: at + 1, cost: 0.02, give: { kind: "noise" } }]
    : [];

export function createReadings(s: Sentence, start: number): Path[] {
  const from = lowerAt(s, start) === "new" ? start : start + 1;
  return s.catalog.objects
    .flatMap((object) =>
      compose(s, object, [head, counted, title, tied, newPlace, assign, bareAssign, joints], from).slice(0, 6),
    )
    .filter((path) => path.pieces.some(({ give, from: at }) => give.kind === "head" && !isThere(s, at)))
    .map((path) => ({ ...path, cost: path.cost + headFirst(path, from) }))
    .sort((one, other) => one.cost - other.cost);
}

/** "3 contacts": how many was said, but not what they are called, which is asked for one by one. */
const counted: Recogniser = (s, at, object) =>
  s.tokens[at]?.kind === "number"
    ? objectLinksAt(s, at + 1)
        .filter(({ entry }) => entry.object === object.key)
        .map((): Piece => ({ from: at, to: at + 1, cost: 0.3, give: { kind: "noise" } }))
    : [];

/** The noun right after the verb says what is made; a noun later on belongs to a slot. */
function headFirst(path: Path, from: number): number {
  const at = path.pieces.find((piece) => piece.give.kind === "head")?.from ?? 0;
  return at - from <= 2 ? -0.5 : 0.5;
}

export function createOutcome(s: Sentence, path: Path): Outcome {
  const { object } = path;
  const reading = readingOf(s, path);
  const name = path.pieces.flatMap((piece) => (piece.give.kind === "title" ? [piece.give.text] : []))[0];
  const { values, open } = valuesOf(path);
  const noun = object.label.toLowerCase();
  const input = (title: string, extra: Record<string, unknown> = {}) => ({
    object: object.key,
    values: { [object.nameField]: title, ...values, ...extra },
  });
  if (!name) {
    const guess = `New ${noun}`;
    return {
      do: "ask",
      question: `What should the ${noun} be called?`,
      options: [{ label: guess, calls: [{ tool: "create_record", input: input(guess) }] }, never],
      fill: `create ${noun} "{}"${rest(s, path)}`,
      reading,
    };
  }
  const lost = lostPlace(s, path);
  if (lost) return say(`I made nothing: it is not clear which record “${lost}” means. Say its name.`);
  if (open) {
    const label = object.fields.find((field) => field.key === open.field)?.label.toLowerCase() ?? open.field;
    const options = open.choices.slice(0, 4).map((choice) => ({
      label: choice.label,
      calls: [{ tool: "create_record", input: input(name, { [open.field]: choice.value }) }],
    }));
    return {
      do: "ask",
      question: `Which ${label} do you mean?`,
      options: options.length > 1 ? options : [...options, never],
      reading,
    };
  }
  const missing = object.fields.find(
    (field) =>
      field.isRequired &&
      !field.isSystem &&
      field.default === undefined &&
      field.key !== object.nameField &&
      !(field.key in values),
  );
  if (missing)
    return say(
      `A ${noun} needs its ${missing.label.toLowerCase()} too. Say it all in one, for instance: create ${noun} “${name}”, ${missing.label.toLowerCase()} …`,
    );
  const twin = (s.knowledge.exact.get(name.toLowerCase()) ?? []).find((match) => match.object === object.key);
  if (twin)
    return {
      do: "ask",
      question: `There is already a ${noun} called ${twin.name}. Create another one?`,
      options: [
        { label: "Create another", calls: [{ tool: "create_record", input: input(name) }] },
        {
          label: `Open ${twin.name}`,
          calls: [{ tool: "get_record", input: { object: object.key, id: twin.id, related: true } }],
        },
        never,
      ],
      reading,
    };
  if (swallows(s, path))
    return {
      do: "ask",
      question: `I made nothing yet. Is “${name}” the whole name of the ${noun}?`,
      options: [{ label: `Yes, create “${name}”`, calls: [{ tool: "create_record", input: input(name) }] }, never],
      reading,
    };
  return call("create_record", input(name), reading);
}

/** The slots that were already said, so that the answer makes one whole sentence. */
function rest(s: Sentence, path: Path): string {
  const slots = path.pieces.filter((piece) => piece.give.kind === "assign");
  const words = slots.map((piece) => s.source.slice(s.tokens[piece.from]?.from, s.tokens[piece.to - 1]?.to));
  return words.length > 0 ? ` ${words.join(" ")}` : "";
}

function make(from: number, value: ReadValue, field: string, cost: number): Piece {
  return {
    from,
    to: value.to,
    cost: cost + value.cost,
    give: {
      kind: "assign",
      field,
      value: value.value,
      shown: value.shown,
      ...(value.choices ? { choices: value.choices } : {}),
    },
  };
}
