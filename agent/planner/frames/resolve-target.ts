import type { Path } from "@/agent/planner/assemble/compose";
import { selectionFrom } from "@/agent/planner/assemble/query";
import { asObject, type Ref } from "@/agent/planner/conversation/state";
import { isDateField } from "@/agent/planner/lexicon/roles";
import { isSlip } from "@/agent/planner/link/link-records";
import type { Sentence } from "@/agent/planner/link/sentence";
import { conditionOf, type Pronoun } from "@/agent/planner/pieces/piece";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Selection } from "@/db/query/tree";

/** What a command is about: one record, a set, several that a person must pick from, or nothing. */
export type Target =
  | { kind: "one"; record: Ref; isUnchecked?: boolean }
  | { kind: "set"; selection: Selection; isWhole: boolean; isPicked?: boolean }
  | { kind: "pick"; records: Ref[]; why: string }
  | { kind: "none"; why: string };

export async function resolveTarget(s: Sentence, path: Path): Promise<Target> {
  const target = await targetOf(s, path);
  if (target.kind !== "set" || target.isPicked || target.isWhole || !(await isEmpty(s, target.selection)))
    return target;
  return { kind: "none", why: `no ${path.object.plural.toLowerCase()} match that` };
}

/** A change of nothing is no change to say yes to. */
async function isEmpty(s: Sentence, selection: Selection): Promise<boolean> {
  const query = { ...selection, fields: [], limit: 1, count: "capped" };
  const output = asObject(await s.world.read("search_records", query));
  return asObject(output.count).value === 0;
}

async function targetOf(s: Sentence, path: Path): Promise<Target> {
  const { object } = path;
  const selection = selectionFrom(path.pieces, object);
  const pronoun = path.pieces.flatMap((piece) => (piece.give.kind === "pronoun" ? [piece.give.which] : []))[0];
  if (pronoun) {
    const told = await withConditions(s, pronounTarget(s, pronoun, object), selection);
    const limit = path.pieces.flatMap((piece) => (piece.give.kind === "limit" ? [piece.give] : []))[0];
    if (limit && told.kind === "set")
      return limitedTarget(s, told.selection, { ...limit, count: pronoun.isPicked ? 1 : limit.count });
    return pronoun.isPicked && told.kind === "set" ? singular(s, object, told.selection) : told;
  }

  const targets = path.pieces.flatMap((piece) => (piece.give.kind === "target" ? [piece.give] : []));
  const [first] = targets;
  if (first) {
    const records = targets.map((give) => give.matches[0]).filter((match) => match !== undefined);
    const unsure = targets.find(
      (give) =>
        give.matches.length > 1 || (give.how === "similar" && !give.matches.every(isSlip)) || give.how === "contains",
    );
    if (unsure)
      return {
        kind: "pick",
        records: unsure.matches.map(toRef),
        why: unsure.how === "similar" ? "similar" : "several",
      };
    const [only] = records;
    if (records.length === 1 && only)
      return selection.where ? checkOne(s, toRef(only), selection) : { kind: "one", record: toRef(only) };
    return {
      kind: "set",
      isWhole: false,
      isPicked: true,
      selection: {
        object: object.key,
        where: conditionOf(
          "id",
          "in",
          records.map((record) => record.id),
        ),
      },
    };
  }
  return fromConditions(s, path, selection);
}

const toRef = (match: Ref): Ref => ({ object: match.object, id: match.id, name: match.name });

/** A record named together with a condition that it does not meet is a misunderstanding, not a command. */
async function checkOne(s: Sentence, record: Ref, selection: Selection): Promise<Target> {
  const where = { and: [conditionOf("id", "eq", record.id), ...(selection.where ? [selection.where] : [])] };
  const output = asObject(await s.world.read("search_records", { object: record.object, where, limit: 1 }));
  const isMet = Array.isArray(output.records) && output.records.length > 0;
  return isMet
    ? { kind: "one", record }
    : { kind: "none", why: `${record.name} does not match the rest of what you said` };
}

async function fromConditions(s: Sentence, path: Path, selection: Selection): Promise<Target> {
  const hasNoun = path.pieces.some((piece) => piece.give.kind === "head" && !piece.give.isLoose);
  const isAll = path.pieces.some((piece) => piece.give.kind === "all") || isEvery(s, path);
  const isPlural = path.pieces.some((piece) => piece.give.kind === "head" && piece.give.isPlural);
  if (!hasNoun && isAll && !selection.where) return { kind: "none", why: "“everything” does not say of what" };
  if (!hasNoun && isAll && isShared(s, path))
    return {
      kind: "none",
      why: `“everything” does not say of what; name the kind, for instance “all ${path.object.plural.toLowerCase()}”`,
    };
  if (!hasNoun && !isAll) return { kind: "none", why: "no record was named" };
  if (!selection.where && !isAll && !isPlural)
    return { kind: "none", why: `it does not say which ${path.object.label.toLowerCase()}` };
  const limit = path.pieces.flatMap((piece) => (piece.give.kind === "limit" ? [piece.give] : []))[0];
  if (limit) return limitedTarget(s, selection, limit);
  if (isPlural || isAll) return { kind: "set", selection, isWhole: !selection.where && !selection.deleted };
  return singular(s, path.object, selection);
}

/** "every gold company" is as many as "all gold companies", though its noun is one. */
const isEvery = (s: Sentence, path: Path): boolean => {
  const head = path.pieces.find((piece) => piece.give.kind === "head" && !piece.give.isLoose);
  return head !== undefined && s.tokens.slice(0, head.from).some((token) => ["every", "each"].includes(token.lower));
};

/** A person, a record or a day alone fits many objects, so "everything of Marta's" says of no kind that it is meant. */
const isShared = (s: Sentence, path: Path): boolean =>
  path.pieces.every(({ give }) => {
    if (give.kind !== "where") return true;
    const field = path.object.fields.find((entry) => entry.key === give.path);
    // "everybody at Tessel" are its people.
    const isLink = field?.type === "lookup" && !s.tokens.some(({ lower }) => /^(?:every|any)(?:body|one)$/.test(lower));
    return field?.type === "owner" || isLink || (field !== undefined && isDateField(field));
  });

/** "the biggest deal of Marta's": one noun, so one record is meant; the data says which. */
async function singular(s: Sentence, object: ObjectDefinition, selection: Selection): Promise<Target> {
  const records = await found(s, selection, 4);
  const [only] = records;
  if (records.length === 1 && only) return { kind: "one", record: only };
  if (records.length === 0) return { kind: "none", why: `no ${object.label.toLowerCase()} matches that` };
  return { kind: "pick", records, why: "several" };
}

async function limitedTarget(
  s: Sentence,
  selection: Selection,
  limit: { count: number; sort?: unknown },
): Promise<Target> {
  const records = await found(s, selection, limit.count, limit.sort);
  const [only] = records;
  if (records.length === 1 && only) return { kind: "one", record: only };
  if (records.length === 0) return { kind: "none", why: "nothing matches that" };
  return {
    kind: "set",
    isWhole: false,
    selection: {
      object: selection.object,
      where: conditionOf(
        "id",
        "in",
        records.map((record) => record.id),
      ),
    },
  };
}

async function found(s: Sentence, selection: Selection, limit: number, sort?: unknown): Promise<Ref[]> {
  const output = asObject(
    await s.world.read("search_records", { ...selection, limit, ...(sort ? { sort: [sort] } : {}) }),
  );
  return (Array.isArray(output.records) ? output.records : []).flatMap((record) => {
    const { id, name } = asObject(record);
    return typeof id === "string" ? [{ object: selection.object, id, name: typeof name === "string" ? name : "" }] : [];
  });
}

async function withConditions(s: Sentence, target: Target, selection: Selection): Promise<Target> {
  if (target.kind === "one" && selection.where) return checkOne(s, target.record, selection);
  if (target.kind !== "set" || !selection.where) return target;
  const where = target.selection.where ? { and: [target.selection.where, selection.where] } : selection.where;
  return { ...target, isWhole: false, selection: { ...target.selection, where } };
}

export function pronounTarget(s: Sentence, which: Pronoun, object: ObjectDefinition): Target {
  const { state } = s;
  if (which.place) return placed(s, which.place, object);
  return which.isMany
    ? manyTarget(s, object)
    : (oneTarget(state, object) ?? { kind: "none", why: "it is not clear which record you mean" });
}

/** Of several objects that "these" could be, the one that has any comes first. */
export function lostPronoun(s: Sentence, path: Path): number {
  const which = path.pieces.flatMap((piece) => (piece.give.kind === "pronoun" ? [piece.give.which] : []))[0];
  return which && pronounTarget(s, which, path.object).kind === "none" ? 2 : 0;
}

function manyTarget({ state }: Sentence, object: ObjectDefinition): Target {
  const ids = state.context.selectedIds ?? [];
  const contextObject = state.context.object ?? state.context.query?.object;
  if (ids.length > 0 && contextObject === object.key) {
    return {
      kind: "set",
      isWhole: false,
      isPicked: true,
      selection: { object: object.key, where: conditionOf("id", "in", ids) },
    };
  }
  if (state.lastSet?.object === object.key) {
    const query =
      state.lastQuery && "limit" in state.lastQuery && !("measures" in state.lastQuery) ? state.lastQuery : undefined;
    const isTop = query?.limit !== undefined && state.shown.length > 0 && state.shown.length <= query.limit;
    if (isTop)
      return {
        kind: "set",
        isWhole: false,
        selection: {
          object: object.key,
          where: conditionOf(
            "id",
            "in",
            state.shown.map((ref) => ref.id),
          ),
        },
      };
    return { kind: "set", selection: state.lastSet, isWhole: !state.lastSet.where };
  }
  return { kind: "none", why: "it is not clear which records you mean" };
}

function placed({ state }: Sentence, places: readonly number[], object: ObjectDefinition): Target {
  const records = places.flatMap((place) => state.shown.at(place < 0 ? place : place - 1) ?? []);
  const [only] = records;
  if (!only || only.object !== object.key || records.length < places.length)
    return { kind: "none", why: "the list does not have that many" };
  if (records.length === 1) return { kind: "one", record: only };
  return {
    kind: "set",
    isWhole: false,
    isPicked: true,
    selection: {
      object: object.key,
      where: conditionOf(
        "id",
        "in",
        records.map((record) => record.id),
      ),
    },
  };
}

/** Something touched in the conversation comes first, then the open page, then the one selected row. */
export function oneTarget(state: Sentence["state"], object: ObjectDefinition): Target | undefined {
  const said = state.focus.find((ref) => ref.object === object.key);
  if (said) return { kind: "one", record: said };
  const { record, selectedIds, object: open, query } = state.context;
  if (record?.object === object.key) return { kind: "one", record: { ...record, name: "" } };
  const [only] = selectedIds ?? [];
  if (selectedIds?.length === 1 && only && (open ?? query?.object) === object.key)
    return { kind: "one", record: { object: object.key, id: only, name: "" } };
  return undefined;
}
