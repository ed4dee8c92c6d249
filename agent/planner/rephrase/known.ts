import { keyOf } from "@/agent/planner/lexicon/compile";
import { defaultDate, objectOf, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { stemOf } from "@/agent/planner/text/stem";

/** What a part of a sentence is in this workspace; a rule asks before it says a thing in other words. */
export type Known = {
  isField(text: string): boolean;
  /** A field that is looked at, and not added up or counted by. */
  isShown(text: string): boolean;
  isObject(text: string): boolean;
  isOption(text: string): boolean;
  isPlace(text: string): boolean;
  /** The one kind of record with such a date or figure, in the plural. */
  kindWith(field: string): string | undefined;
  /** Said of people in passing: no word of the workspace, no name and no figure. */
  isIdle(text: string): boolean;
  /** The one field that was asked for of the record that was opened just before. */
  fieldAsked: string | undefined;
  /** A record's name or how it begins, of one object or of any. */
  isRecord(text: string, object?: string): boolean;
  /** Some record's name holds these words. */
  isPart(text: string): boolean;
  /** The turn just before wrote a record that has this field. */
  isOfWritten(field: string): boolean;
  /** The same, or the turn just before opened such a record. */
  isAtHand(field: string): boolean;
  /** The turn just before opened a record that can have this value. */
  isOptionOfOpened(text: string): boolean;
  /** What the date is called that is due, of the record that was written or opened just before. */
  dueAtHand: string | undefined;
  hasOpened: boolean;
  /** Some record is named in the sentence. */
  hasName: boolean;
  /** What the list shown last calls its main date, and its place. */
  dateOfList: string | undefined;
  placeOfList: string | undefined;
  activityOfList: string | undefined;
  /** The main date of the records of this name. */
  dateOf(noun: string): string | undefined;
  /** One record was shown last. */
  hasOne: boolean;
  /** A record stands in focus; a list or figures were shown. */
  hasFocus: boolean;
  hasList: boolean;
  /** The answer before was a list or figures, and nothing was written since. */
  hasQuestion: boolean;
  /** A yes or no that this verb sets: "subscribe". */
  isFlag(verb: string): boolean;
};

export function knownIn(s: Sentence): Known {
  const isKind = (text: string, kind: string) =>
    (s.lexicon.entries.get(keyOf(text)) ?? []).some((entry) => entry.kind === kind);
  const atHand = s.state.carried ? undefined : (s.state.justWritten ?? s.state.opened);
  const endOf = (to: number) => s.tokens[to - 1]?.to;
  const spanOf = (text: string) => {
    const from = s.source.toLowerCase().indexOf(bare(text).toLowerCase());
    return { at: s.tokens.findIndex((token) => token.from === from), end: from + bare(text).length };
  };
  const isNamed = (text: string, isSure: (how: string) => boolean, object?: string) => {
    const { at, end } = spanOf(text);
    return (s.records.get(at) ?? []).some(
      ({ to, how, matches }) =>
        isSure(how) && endOf(to) === end && (!object || matches.some((match) => match.object === object)),
    );
  };
  const last = s.state.lastQuery;
  const listed = last && !("measures" in last) ? objectOf(s.catalog, last.object) : undefined;
  return {
    isField: (text) => isKind(text, "field"),
    isShown: (text) =>
      (s.lexicon.entries.get(keyOf(text)) ?? []).some((entry) => {
        if (entry.kind !== "field" || entry.object !== last?.object) return false;
        const type = objectOf(s.catalog, entry.object)?.fields.find(({ key }) => key === entry.field)?.type;
        return type !== undefined && ["email", "phone", "url", "text", "long_text"].includes(type);
      }),
    isObject: (text) => isKind(text, "object"),
    isOption: (text) => isKind(text, "option"),
    kindWith: (text) => {
      const objects = (s.lexicon.entries.get(keyOf(text)) ?? []).flatMap((entry) =>
        entry.kind === "field" ? [entry.object] : [],
      );
      const [only] = new Set(objects);
      return new Set(objects).size === 1 && only ? objectOf(s.catalog, only)?.plural.toLowerCase() : undefined;
    },
    isIdle: (text) =>
      !/[\p{Lu}\d"“:]/u.test(text) &&
      text.split(/[^\p{L}'’]+/u).every((word) => !s.lexicon.entries.has(stemOf(word.toLowerCase()))),
    fieldAsked: s.state.opened ? fieldIn(s, s.state.askedWith ?? "") : undefined,
    isPlace: (text) => {
      const { at, end } = spanOf(text);
      return (s.places.get(at) ?? []).some(({ to }) => endOf(to) === end);
    },
    isRecord: (text, object) => isNamed(text, (how) => how === "exact" || how === "begins", object),
    isPart: (text) => isNamed(text, (how) => how !== "similar" && how !== "deleted"),
    isOfWritten: (field) =>
      (s.lexicon.entries.get(keyOf(field)) ?? []).some(
        (entry) => entry.kind === "field" && entry.object === s.state.justWritten?.object,
      ),
    isAtHand: (field) =>
      (s.lexicon.entries.get(keyOf(field)) ?? []).some(
        (entry) => entry.kind === "field" && entry.object === atHand?.object,
      ),
    isOptionOfOpened: (text) =>
      (s.lexicon.entries.get(keyOf(text)) ?? []).some(
        (entry) => entry.kind === "option" && entry.object === s.state.opened?.object,
      ),
    dueAtHand: atHand
      ? objectOf(s.catalog, atHand.object)?.fields.find(({ role }) => role === "due")?.label
      : undefined,
    hasOpened: s.state.opened !== undefined,
    hasName: [...s.records.values()].flat().some(({ how }) => how !== "similar" && how !== "deleted"),
    dateOfList: listed && defaultDate(listed)?.label.toLowerCase(),
    placeOfList: listed && withRole(listed, "place")?.label.toLowerCase(),
    activityOfList: listed && withRole(listed, "activity")?.label.toLowerCase(),
    dateOf: (noun) => {
      const entry = (s.lexicon.entries.get(keyOf(noun)) ?? []).find(({ kind }) => kind === "object");
      const object = entry && objectOf(s.catalog, entry.object);
      return object && defaultDate(object)?.label.toLowerCase();
    },
    hasOne: s.state.shown.length === 1,
    hasFocus: s.state.focus.length > 0 || s.state.context.record !== undefined,
    hasQuestion: s.state.lastQuery !== undefined && s.state.justWritten === undefined,
    hasList: s.state.lastQuery !== undefined,
    isFlag: (verb) =>
      [...s.lexicon.phrasings].some(
        ([key, entries]) =>
          key.startsWith(verb) &&
          entries.some(
            (entry) =>
              entry.kind === "phrasing" &&
              objectOf(s.catalog, entry.object)?.fields.some(
                ({ key: field, type }) => field === entry.field && type === "boolean",
              ),
          ),
      ),
  };
}

function fieldIn(s: Sentence, asked: string): string | undefined {
  const object = objectOf(s.catalog, s.state.opened?.object ?? "");
  const text = ` ${asked.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  const found = (object?.fields ?? []).filter(({ label, synonyms }) =>
    [label, ...(synonyms ?? [])].some((name) => text.includes(` ${name.toLowerCase()} `)),
  );
  return found.length === 1 ? found[0]?.label : undefined;
}

const bare = (text: string): string => text.trim().replace(/^(?:the|our|my) /i, "");
