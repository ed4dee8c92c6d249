import { defaultNumber, isDateField, ownerOf, withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { type ReadValue, readValue } from "@/agent/planner/values/read-value";
import { type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { booleanAt } from "./boolean-condition";
import type { Piece, Recogniser } from "./piece";

const joints = [
  "is now",
  "should read",
  "must read",
  "should say",
  "should be",
  "must be",
  "needs to be",
  "to be",
  "is",
  "to",
  "=",
  ":",
  "as",
  "of",
  "at",
  "into",
  "by",
  "will be",
  "",
];
const openers = [
  "should read",
  "should say",
  "must read",
  "should be run by",
  "should be handled by",
  "should be managed by",
  "should be looked after by",
  "should be owned by",
  "should be taken over by",
  "ought to be moved to",
  "ought to be",
  "ought to go to",
  "got",
  "should be assigned to",
  "must be assigned to",
  "should belong to",
  "belongs to",
  "is assigned to",
  "to be assigned to",
  "should be moved to",
  "should be set to",
  "to be",
  "to",
  "into",
  "as",
  "in",
  "should be",
  "must be",
  "is now in",
  "are now",
  "is now",
  "is now at",
  "should now be",
  "needs to be",
  "is in",
  "is at",
  "should go to",
  "goes to",
  "went to",
  "over to",
  "back to",
  "up to",
  "down to",
  "out to",
  "till",
  "until",
  "on",
  "for",
  "at",
  "is",
  "=",
];

/** "amount 9k", "the tier to silver", "stage is won"; and without the field's name "to silver", "to Marta", "to 2 April". */
export const assign: Recogniser = (s, at, object) => [
  ...named(s, at, object),
  ...mentionedBefore(s, at, object),
  ...bridged(s, at, object),
  ...asThe(s, at, object),
  ...madeDue(s, at, object),
  ...measured(s, at, object),
];

/** "up to 275 people": the unit says which figure it is. */
function measured(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return matching(s, at, openers).flatMap((opener) =>
    object.fields
      .filter((field) => field.unitWords && isWritable(field))
      .flatMap((field) =>
        readValue(s, at + opener.split(" ").length, field, object)
          .filter((value) => value.cost < 0)
          .map((value) => make(at, value, field, 0.05)),
      ),
  );
}

function named(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["with", "and", "its", "their", "the", "whose"].includes(lowerAt(s, at)) ? at + 1 : at;
  return fieldsAt(s, start, object, false)
    .filter(({ field }) => isWritable(field))
    .flatMap(({ to, field, cost }) =>
      joints
        .filter((words) => !words || says(s, to, words))
        .flatMap((words) =>
          readValue(s, to + (words ? words.split(" ").length : 0), field, object).map((value) =>
            make(at, value, field, 0.05 + cost + (words ? 0 : 0.1)),
          ),
        ),
    );
}

/** "set the fee of Hull check to 300": the field came earlier and its value follows the opener. */
function mentionedBefore(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const words = openers.find((opener) => says(s, at, opener)) ?? (isMade(s, at) ? "" : undefined);
  if (words === undefined) return [];
  const mentioned = new Map<string, FieldDefinition>();
  for (let index = 0; index < at; index += 1)
    for (const found of fieldsAt(s, index, object, false))
      if (isWritable(found.field)) mentioned.set(found.path, found.field);
  // "make the tier of Tessel silver": with no word between, only a value that can be nothing else.
  const fields = [...mentioned.values()].filter((field) =>
    words === "" ? ["picklist", "owner"].includes(field.type) : !isFreeText(field) || textOpeners.has(words),
  );
  const start = words === "" ? at : at + words.split(" ").length;
  return fields.flatMap((field) =>
    readValue(s, start, field, object)
      .filter((value) => !isFreeText(field) || !swallowsQuote(s, start, value.to))
      .map((value) => {
        const piece = make(at, value, field, 0.02);
        return piece.give.kind === "assign" ? { ...piece, give: { ...piece.give, needsMention: true } } : piece;
      }),
  );
}

/** The field is clear from the value: an option's own, the owner for a person, the due date for a day, the amount for a figure. */
function bridged(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  if (["who", "which", "that"].includes(lowerAt(s, at - 1))) return [];
  return matching(s, at, openers).flatMap((opener) => {
    const start = at + opener.split(" ").length;
    const isWeak = ["in", "on", "for", "at", "is", "as"].includes(opener);
    return [...bridgeFields(object), ...lookups(s, start, object)].flatMap((field) => {
      if (
        isWeak &&
        field.type !== "picklist" &&
        !(opener === "for" && isDateField(field)) &&
        !(opener === "on" && isDateField(field))
      )
        return [];
      return readValue(s, start, field, object).map((value) => make(at, value, field, 0.15 + (isWeak ? 0.15 : 0)));
    });
  });
}

/** Text runs on to the end, so it begins only where a value is plainly announced: "in negotiation" picks, "to Legal check" sets. */
const textOpeners = new Set([
  "should read",
  "should say",
  "must read",
  "to",
  "into",
  "as",
  "=",
  "is",
  "is now",
  "should be",
  "must be",
  "to be",
  "should be set to",
]);
const isFreeText = (field: FieldDefinition): boolean => ["text", "long_text"].includes(field.type);

/** What stands in quotes is the value; words before it belong to something else. */
const swallowsQuote = (s: Sentence, from: number, to: number): boolean =>
  s.tokens.slice(from + 1, to).some((token) => token.kind === "quote");

function bridgeFields(object: ObjectDefinition): FieldDefinition[] {
  const main = [ownerOf(object), withRole(object, "due"), defaultNumber(object)].filter((field) => field !== undefined);
  return [...object.fields.filter((field) => field.type === "picklist" || field.type === "multi_select"), ...main];
}

const lookups = (s: Sentence, at: number, object: ObjectDefinition): FieldDefinition[] =>
  s.records.has(at) ? object.fields.filter((field) => field.type === "lookup") : [];

/** "make Yuki the owner", "put 300 as the fee". */
function asThe(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return object.fields.filter(isWritable).flatMap((field) =>
    ["text", "long_text"].includes(field.type)
      ? []
      : readValue(s, at, field, object).flatMap((value) => {
          const start = ["as", "for"].includes(lowerAt(s, value.to)) ? value.to + 1 : value.to;
          // "put 12 January as close date" needs no article, as "as" says it.
          const isSaid = lowerAt(s, value.to) === "as";
          if (!isSaid && !["the", "its", "their"].includes(lowerAt(s, start))) return [];
          const mention = fieldsAt(s, start, object, false).find((found) => found.field.key === field.key);
          if (!mention) return [];
          const to = ["of", "for", "on"].includes(lowerAt(s, mention.to)) ? mention.to + 1 : mention.to;
          return [make(at, { ...value, to }, field, 0.05)];
        }),
  );
}

/** "make it high priority and due on Monday". */
function madeDue(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = at + 1;
  const field = withRole(object, "due");
  if (!field || !says(s, at, "and due") || !isMade(s, at)) return [];
  const value = ["on", "by", "in"].includes(lowerAt(s, start + 1)) ? start + 2 : start + 1;
  return readValue(s, value, field, object)
    .filter(({ to }) => objectLinksAt(s, to).length === 0)
    .map((found) => make(at, found, field, 0.03));
}

const isMade = (s: Sentence, at: number): boolean => s.tokens.slice(0, at).some((token) => token.lower === "make");

/** A value with nothing before it: "mark Dock lights lost", "make it high priority", "add Bram Wit, bram@wit.nl, lead". */
export const bareAssign: Recogniser = (s, at, object) => {
  // "make them high priority" sets it; after other verbs, as in "close tasks that are low priority", it more likely picks.
  const made = isMade(s, at) ? 0.02 : 0.3;
  return [
    ...object.fields
      .filter(
        (field) =>
          isWritable(field) &&
          field.key !== object.nameField &&
          !["text", "long_text", "number", "boolean", "multi_select"].includes(field.type),
      )
      .flatMap((field) =>
        readValue(s, at, field, object).flatMap((value) => {
          const label = fieldsAt(s, value.to, object, false).find(
            (found) => found.field.key === field.key && objectLinksAt(s, found.to).length === 0,
          );
          return [make(at, value, field, 0.3), ...(label ? [make(at, { ...value, to: label.to }, field, made)] : [])];
        }),
      ),
    ...booleanAt(s, at, object).map(({ to, field, value }) =>
      make(at, { to, value, shown: value ? "yes" : "no", cost: 0 }, field, 0.25),
    ),
  ];
};

/** A field named with no value beside it, waiting for the "to …" part. */
export const fieldMention: Recogniser = (s, at, object) =>
  fieldsAt(s, at, object, false)
    .filter(({ field }) => isWritable(field))
    .map(({ to, field, cost }) => ({
      from: at,
      to: ["of", "for", "on", "from"].includes(lowerAt(s, to)) ? to + 1 : to,
      cost: 0.1 + cost,
      give: { kind: "field", field: field.key },
    }));

function make(from: number, value: ReadValue, field: FieldDefinition, cost: number): Piece {
  return {
    from,
    to: value.to,
    cost: cost + value.cost,
    give: {
      kind: "assign",
      field: field.key,
      value: value.value,
      shown: value.shown,
      ...(value.choices ? { choices: value.choices } : {}),
    },
  };
}
