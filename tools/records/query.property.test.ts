import fc from "fast-check";
import { expect, test } from "vitest";

import type { Condition, FieldCondition, Sort } from "@/db/query/tree";
import { createObject } from "@/tools/objects/create-object";
import {
  matches,
  ordered,
  type PlainField,
  type PlainRecord,
  type PlainValue,
  type PlainWorld,
} from "@/tools/testing/query-reference";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";
import { deleteRecord } from "./delete-record";
import { restoreRecord } from "./restore-record";
import { searchRecords } from "./search-records";

const options = ["north", "south", "west"];
const text = fc
  .string({ unit: fc.constantFrom(..."abAB%_\\'ß "), minLength: 1, maxLength: 4 })
  .map((it) => it.trim() || "a");
const word = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 3 });
const number = fc.integer({ min: -2, max: 2 }).map((it) => it / 2);
const day = fc
  .integer({ min: -40, max: 40 })
  .map((it) => Temporal.PlainDate.from("2026-11-18").add({ days: it }).toString());
const moment = fc
  .integer({ min: -60, max: 60 })
  .map((it) => new Date(testNow.getTime() + it * 5.5 * 3_600_000).toISOString());
const period = fc.oneof(
  fc.record({ unit: fc.constantFrom("day", "week", "month"), offset: fc.integer({ min: -2, max: 2 }) }),
  fc.record({ last: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom("day", "week") }),
);
const span = fc.oneof(day, period);
const place = fc.nat({ max: 9 });
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });

/** For each type: a value to store, and what a condition may ask. Links are places in the list of targets until they exist. */
const types: Record<string, { stored: fc.Arbitrary<unknown>; ask: fc.Arbitrary<[string, unknown]> }> = {
  text: {
    stored: text,
    ask: fc.oneof(
      fc.tuple(fc.constantFrom("eq", "ne", "contains", "not_contains", "starts_with", "ends_with"), text),
      fc.tuple(fc.constantFrom("in", "not_in"), some(text)),
    ),
  },
  number: {
    stored: number,
    ask: fc.oneof(
      fc.tuple(fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte"), number),
      fc.tuple(fc.constantFrom("in", "not_in"), some(number)),
      fc.tuple(fc.constant("between"), fc.tuple(number, number)),
    ),
  },
  boolean: { stored: fc.boolean(), ask: fc.tuple(fc.constantFrom("eq", "ne"), fc.boolean()) },
  picklist: {
    stored: fc.constantFrom(...options),
    ask: fc.oneof(
      fc.tuple(fc.constantFrom("eq", "ne"), fc.constantFrom(...options)),
      fc.tuple(fc.constantFrom("in", "not_in"), some(fc.constantFrom(...options))),
    ),
  },
  multi_select: {
    stored: some(fc.constantFrom(...options)),
    ask: fc.tuple(fc.constantFrom("has_any", "has_all", "has_none", "eq"), some(fc.constantFrom(...options))),
  },
  date: { stored: day, ask: fc.tuple(fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte"), span) },
  datetime: { stored: moment, ask: fc.tuple(fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte"), span) },
  lookup: {
    stored: place,
    ask: fc.oneof(fc.tuple(fc.constantFrom("eq", "ne"), place), fc.tuple(fc.constantFrom("in", "not_in"), some(place))),
  },
  links: {
    stored: some(place),
    ask: fc.oneof(
      fc.tuple(fc.constantFrom("has_any", "has_all", "has_none", "eq", "ne", "in", "not_in"), some(place)),
      fc.tuple(fc.constantFrom("eq", "ne"), place),
    ),
  },
};

type Shape = { key: string; type: string }[];

/** One to nine fields; two of a type now and then. */
const shape = fc
  .array(fc.constantFrom(...Object.keys(types)), { minLength: 1, maxLength: 9 })
  .map((chosen): Shape => chosen.map((type, at) => ({ key: `${type}_${at}`, type })));

const recordOf = (fields: Shape) =>
  fc.record(
    Object.fromEntries(
      fields.map(({ key, type }) => [key, fc.option(types[type]?.stored ?? fc.constant(null), { freq: 4 })]),
    ),
  );

const bare = (path: string) => fc.constantFrom("empty", "not_empty").map((op): unknown => ({ field: path, op }));
const asked = (path: string, type: string) =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: (types[type]?.ask ?? fc.constant(["eq", ""])).map(([op, value]): unknown => ({
        field: path,
        op,
        value,
      })),
    },
    { weight: 1, arbitrary: bare(path) },
  );

const ports = [
  { key: "size", type: "number" },
  { key: "region", type: "picklist" },
];

function conditionOn(fields: Shape): fc.Arbitrary<Condition> {
  const onPort = fc.oneof(...ports.map(({ key, type }) => asked(key, type)));
  const count = fc.record({ op: fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte"), value: fc.nat({ max: 2 }) });
  const leaves = fields.flatMap(({ key, type }) => {
    const own = [asked(key, type)];
    if (type === "lookup") return [...own, ...ports.map((port) => asked(`${key}.${port.key}`, port.type))];
    if (type !== "links") return own;
    return [...own, fc.record({ related: fc.constant(key), where: onPort, count }, { requiredKeys: ["related"] })];
  });
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.oneof(...leaves),
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: "tree" },
      tie("leaf"),
      fc.record({ and: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("tree") }),
    ),
  }));
  return tree as fc.Arbitrary<Condition>;
}

const sortsOn = (fields: Shape): fc.Arbitrary<Sort[]> =>
  fc.uniqueArray(
    fc.record({
      field: fc.constantFrom(
        "rank",
        ...fields.filter(({ type }) => !["links", "multi_select", "text"].includes(type)).map(({ key }) => key),
      ),
      direction: fc.constantFrom("asc", "desc"),
    }),
    { minLength: 1, maxLength: 3, selector: ({ field }) => field },
  );

const scene = shape.chain((fields) =>
  fc.record({
    fields: fc.constant(fields),
    rows: fc.array(fc.record({ rank: word, isDeleted: fc.boolean(), values: recordOf(fields) }), {
      minLength: 1,
      maxLength: 14,
    }),
    queries: fc.array(
      fc.record({ where: conditionOn(fields), sort: sortsOn(fields), limit: fc.integer({ min: 1, max: 6 }) }),
      {
        minLength: 10,
        maxLength: 16,
      },
    ),
  }),
);

const portRows: { name: string; size: number | null; region: string | null }[] = Array.from(
  { length: 10 },
  (_, at) => ({
    name: `port ${"jihgfedcba"[at]}`,
    size: at % 4 === 0 ? null : at / 2 - 2,
    region: at % 3 === 0 ? null : (options[at % 3] ?? null),
  }),
);

async function makePorts(workspace: TestWorkspace): Promise<PlainRecord[]> {
  await workspace.call(createObject, {
    label: "Port",
    fields: [
      { label: "Size", type: "number" },
      { label: "Region", type: "picklist", options },
    ],
  });
  const made: PlainRecord[] = [];
  for (const values of portRows) made.push({ id: await workspace.seed("ports", values), isDeleted: false, values });
  return made;
}

const field = ({ key, type }: Shape[number]): PlainField => ({
  key,
  type,
  ...(type === "lookup" || type === "links" ? { target: "ports" } : {}),
  ...(type === "picklist" ? { options } : {}),
});

/** Places in the list of ports become the ids of ports. */
const withIds = (type: string, value: unknown, ids: string[]): PlainValue =>
  (type === "lookup" || type === "links"
    ? Array.isArray(value)
      ? value.map((at) => ids[at as number])
      : typeof value === "number"
        ? (ids[value] ?? null)
        : value
    : value) as PlainValue;

function askedWithIds(condition: Condition, fields: Shape, ids: string[]): Condition {
  if ("and" in condition) return { and: condition.and.map((part) => askedWithIds(part, fields, ids)) };
  if ("or" in condition) return { or: condition.or.map((part) => askedWithIds(part, fields, ids)) };
  if ("not" in condition) return { not: askedWithIds(condition.not, fields, ids) };
  if ("related" in condition || !("value" in condition)) return condition;
  const type = fields.find(({ key }) => key === condition.field)?.type ?? "";
  return { ...condition, value: withIds(type, condition.value, ids) as FieldCondition["value"] };
}

test("every query answers what a plain evaluation over arrays does, page by page, in order and in figures", async () => {
  const workspace = await newWorkspace();
  const harbours = await makePorts(workspace);
  const ids = harbours.map(({ id }) => id);
  let objects = 0;
  const lost = harbours.at(-1);
  const run = async ({ fields, rows, queries }: typeof scene extends fc.Arbitrary<infer Scene> ? Scene : never) => {
    objects += 1;
    const { object } = await workspace.call(createObject, {
      label: `Thing ${objects}`,
      fields: [
        { label: "Rank", type: "text" },
        ...fields.map(({ key, type }) => ({
          label: key,
          type: type as "text",
          ...(type === "lookup" || type === "links" ? { target: "ports", reverseLabel: `Of ${objects} ${key}` } : {}),
          ...(type === "picklist" || type === "multi_select" ? { options } : {}),
        })),
      ],
    });
    const records: PlainRecord[] = [];
    for (const { rank, isDeleted, values: given } of rows) {
      const values: Record<string, PlainValue> = { name: `thing ${records.length}`, rank };
      for (const { key, type } of fields) values[key] = withIds(type, given[key] ?? null, ids);
      const id = await workspace.seed(object.key, values);
      if (isDeleted) await workspace.call(deleteRecord, { object: object.key, id });
      records.push({ id, isDeleted, values });
    }
    // Records point to a port that goes to the trash afterwards, as they do in life.
    const trashed = { object: "ports", id: lost?.id ?? "" };
    await workspace.call(deleteRecord, trashed);
    if (lost) lost.isDeleted = true;
    const all: Shape = [{ key: "name", type: "text" }, { key: "rank", type: "text" }, ...fields];
    const world: PlainWorld = {
      now: testNow,
      timeZone: workspace.member().timeZone,
      fields: { [object.key]: all.map(field), ports: [{ key: "name", type: "text" }, ...ports].map(field) },
      records: { [object.key]: records, ports: harbours },
      relations: {
        [object.key]: fields
          .filter(({ type }) => type === "links")
          .map(({ key }) => ({ key, object: "ports", field: key, isOwn: true })),
      },
    };
    for (const { where: given, sort, limit } of queries) {
      const where = askedWithIds(given, fields, ids);
      const expected = records.filter(
        (record) => !record.isDeleted && matches({ world, object: object.key, record }, where),
      );
      expect(await idsOf(workspace, { object: object.key, where, sort, limit })).toEqual(
        ordered(world, object.key, expected, sort),
      );
      const { rows: figures } = await workspace.call(aggregateRecords, {
        object: object.key,
        where,
        group: [{ field: "rank" }],
        measures: [{ fn: "count" }],
      });
      const counts = new Map<unknown, number>();
      for (const { values } of expected) counts.set(values["rank"], (counts.get(values["rank"]) ?? 0) + 1);
      expect(new Map(figures.map((row) => [row["rank"], row["count"]]))).toEqual(counts);
    }
    await workspace.call(restoreRecord, trashed);
    if (lost) lost.isDeleted = false;
  };
  await fc.assert(fc.asyncProperty(scene, run), { numRuns: 30 });
}, 300_000);

async function idsOf(
  workspace: TestWorkspace,
  query: { object: string; where: Condition; sort: Sort[]; limit: number },
): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await workspace.call(searchRecords, { ...query, ...(cursor ? { cursor } : {}) });
    found.push(...page.records.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
