import fc from "fast-check";
import { expect, test } from "vitest";

import { dateUnits, type Group, type GroupQuery, type Measure } from "@/db/query/tree";
import { createObject } from "@/tools/objects/create-object";
import { figuresOf } from "@/tools/testing/figures-reference";
import { matches, type PlainField, type PlainRecord, type PlainWorld } from "@/tools/testing/query-reference";
import { newWorkspace, testNow } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";

const regions = ["north", "south", "west"];
const fields: PlainField[] = [
  { key: "name", type: "text" },
  { key: "size", type: "number" },
  { key: "region", type: "picklist", options: regions },
  { key: "begun", type: "date" },
  { key: "met", type: "datetime" },
];

const day = fc
  .integer({ min: -500, max: 60 })
  .map((it) => Temporal.PlainDate.from("2026-11-18").add({ days: it }).toString());
/** Steps that fall on both sides of midnight in Berlin, and of the change of its clocks. */
const moment = fc
  .integer({ min: -900, max: 60 })
  .map((it) => new Date(testNow.getTime() + it * 11.5 * 3_600_000).toISOString());
const size = fc.integer({ min: -4, max: 8 }).map((it) => it / 2);
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 5 });
const rows = fc.array(
  fc.record({
    size: some(size),
    region: some(fc.constantFrom(...regions)),
    begun: some(day),
    met: some(moment),
  }),
  { maxLength: 24 },
);

const where = fc.oneof(
  fc.constantFrom(...regions).map((value) => ({ field: "region", op: "eq" as const, value })),
  size.map((value) => ({ field: "size", op: "gt" as const, value })),
  fc
    .constantFrom(-1, 0)
    .map((offset) => ({ field: "begun", op: "eq" as const, value: { unit: "year" as const, offset } })),
);
const days = fc.constantFrom(
  { from: "begun", to: "met" },
  { from: "met", to: "begun" },
  { from: "begun" },
  { from: "met" },
);
const measured: fc.Arbitrary<Measure> = fc.oneof(
  fc.constant({ fn: "count" as const }),
  fc.constantFrom("sum", "avg", "min", "max", "median", "count_distinct").chain((fn) =>
    fc.oneof(
      fc.constant({ fn: fn as Measure["fn"], field: "size" }),
      days.map((given) => ({ fn: fn as Measure["fn"], days: given })),
    ),
  ),
  // Parts that a binary fraction holds, so that both sides round alike.
  fc.constantFrom(25, 75).map((percent) => ({ fn: "percentile" as const, field: "size", percent })),
);
const measure = fc
  .tuple(measured, fc.option(where, { nil: undefined }))
  .map(([given, also]): Measure => (also ? { ...given, where: also } : given));
const unit = fc.constantFrom(...dateUnits);
const dated = fc.oneof(
  fc.record({ field: fc.constantFrom("begun", "met"), bucket: unit }),
  fc.record({ field: fc.constant("met"), since: fc.constant("begun"), bucket: unit }),
);
const groups: fc.Arbitrary<Group[]> = fc.oneof(
  fc.constant<Group[]>([]),
  fc.constant<Group[]>([{ field: "region" }]),
  fc.tuple(dated),
  fc.tuple(dated, fc.constant({ field: "region" })),
  fc.tuple(
    fc.constant({ field: "begun", bucket: "quarter" as const }),
    fc.record({ field: fc.constant("met"), since: fc.constant("begun"), bucket: unit }),
  ),
);

const query = fc
  .record({
    where: fc.option(where, { nil: undefined }),
    group: groups,
    measures: fc.array(measure, { minLength: 2, maxLength: 4 }),
    having: fc.option(
      fc.record({ op: fc.constantFrom("gt", "gte", "lt", "lte", "eq", "ne"), value: fc.integer({ min: -1, max: 3 }) }),
    ),
    rest: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ where: also, group, measures: given, having, rest }): Omit<GroupQuery, "object"> => {
    const measures = given.map((entry, at) => ({ ...entry, as: `m${at}` }));
    const isAdded = measures[0]?.fn === "count" || measures[0]?.fn === "sum";
    const hasDate = group.some((entry) => "bucket" in entry);
    // Averages that are equal may differ in their last digit, and then be first in another order.
    const isFolded = rest !== null && isAdded && group.length === 1 && !hasDate;
    return {
      ...(also ? { where: also } : {}),
      group,
      measures,
      ratios: [{ as: "quotient", numerator: "m0", denominator: "m1" }],
      derived: [
        { as: "apart", fn: "difference", of: "m0", from: "m1" },
        { as: "moved", fn: "change", of: "quotient", from: "m1" },
        ...(isAdded ? [{ as: "part", fn: "share" as const, of: "m0" }] : []),
        ...(isAdded && hasDate ? [{ as: "so_far", fn: "running" as const, of: "m0" }] : []),
      ],
      ...(having && group.length > 0 && !isFolded ? { having: [{ field: "m0", ...having } as const] } : {}),
      ...(isFolded ? { rest: true, limit: rest } : { limit: 1000 }),
    };
  });

const scene = fc.record({ rows, queries: fc.array(query, { minLength: 10, maxLength: 14 }) });
const round = (value: unknown): unknown => (typeof value === "number" ? Number(value.toFixed(6)) + 0 : value);

test("every figure is what a plain evaluation over arrays makes it", async () => {
  const workspace = await newWorkspace();
  let objects = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ rows: given, queries }) => {
      objects += 1;
      const { object } = await workspace.call(createObject, {
        label: `Site ${objects}`,
        fields: [
          { label: "Size", type: "number" },
          { label: "Region", type: "picklist", options: regions },
          { label: "Begun", type: "date" },
          { label: "Met", type: "datetime" },
        ],
      });
      const records: PlainRecord[] = [];
      for (const values of given) {
        const named = { name: `site ${records.length}`, ...values };
        records.push({ id: await workspace.seed(object.key, named), isDeleted: false, values: named });
      }
      const world: PlainWorld = {
        now: testNow,
        timeZone: workspace.member().timeZone,
        fields: { [object.key]: fields },
        records: { [object.key]: records },
        relations: {},
      };
      for (const asked of queries) {
        const full = { object: object.key, ...asked };
        const kept = records.filter(
          (record) => !full.where || matches({ world, object: object.key, record }, full.where),
        );
        const expected = figuresOf(world, kept, full);
        const answer = await workspace.call(aggregateRecords, full);
        const keys = answer.columns.filter(({ role }) => role === "group").map(({ key }) => key);
        const names = answer.columns.filter(({ role }) => role !== "group").map(({ key }) => key);
        const pick = (row: Record<string, unknown>) => names.map((name) => [name, round(row[name] ?? null)]);
        const found = answer.rows.map((row) => JSON.stringify([keys.map((key) => row[key]), pick(row)]));
        const wanted = expected.groups.map((group) => JSON.stringify([group.keys, pick(group.figures)]));
        expect(found.toSorted()).toEqual(wanted.toSorted());
        expect(answer.rest && pick(answer.rest)).toEqual(expected.rest && pick(expected.rest));
      }
    }),
    { numRuns: 30 },
  );
}, 300_000);
