import fc from "fast-check";
import { expect, test } from "vitest";

import type { AnyTool } from "@/tools/core/define-tool";
import { createObject } from "@/tools/objects/create-object";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { deleteRecords } from "@/tools/records/delete-records";
import { getRecord } from "@/tools/records/get-record";
import { linkRecords } from "@/tools/records/link-records";
import { mergeRecords } from "@/tools/records/merge-records";
import { restoreRecord } from "@/tools/records/restore-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateCells } from "@/tools/records/update-cells";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { undoChangeSet } from "./undo-change-set";

type Ids = Record<"cities" | "roads", string[]>;
type Step = { tool: AnyTool; input(ids: Ids): Record<string, unknown> };

const place = fc.nat({ max: 7 });
const object = fc.constantFrom("cities" as const, "roads" as const);
const size = fc.option(fc.integer({ min: 0, max: 3 }));
const name = fc.constantFrom("Alm", "Birk", "Cove", "Dorn");
const at = (list: string[], position: number): string => list[position % list.length] ?? "";

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ object, name, size })
    .map(({ object: key, ...values }): Step => ({ tool: createRecord, input: () => ({ object: key, values }) })),
  fc.record({ object, place, values: fc.record({ name, size }, { requiredKeys: [] }) }).map(
    ({ object: key, place: to, values }): Step => ({
      tool: updateRecord,
      input: (ids) => ({ object: key, id: at(ids[key], to), values }),
    }),
  ),
  fc.record({ place, city: fc.option(place), via: fc.uniqueArray(place, { maxLength: 3 }) }).map(
    ({ place: to, city, via }): Step => ({
      tool: updateRecord,
      input: (ids) => ({
        object: "roads",
        id: at(ids.roads, to),
        values: { city: city === null ? null : at(ids.cities, city), via: via.map((one) => at(ids.cities, one)) },
      }),
    }),
  ),
  fc.record({ object, over: fc.integer({ min: 0, max: 3 }), size }).map(
    ({ object: key, over, size: next }): Step => ({
      tool: updateRecords,
      input: () => ({
        selection: { object: key, where: { field: "size", op: "gte", value: over } },
        values: { size: next },
      }),
    }),
  ),
  fc
    .record({
      object,
      rows: fc.uniqueArray(fc.tuple(place, size), { minLength: 1, maxLength: 3, selector: ([one]) => one % 4 }),
    })
    .map(
      ({ object: key, rows }): Step => ({
        tool: updateCells,
        input: (ids) => {
          const cells = new Map(rows.map(([to, value]) => [at(ids[key], to), { size: value }]));
          return { object: key, rows: [...cells].map(([id, values]) => ({ id, values })) };
        },
      }),
    ),
  fc.record({ object, place }).map(
    ({ object: key, place: to }): Step => ({
      tool: deleteRecord,
      input: (ids) => ({ object: key, id: at(ids[key], to) }),
    }),
  ),
  fc.record({ object, place }).map(
    ({ object: key, place: to }): Step => ({
      tool: restoreRecord,
      input: (ids) => ({ object: key, id: at(ids[key], to) }),
    }),
  ),
  fc.record({ object, equal: fc.integer({ min: 0, max: 3 }) }).map(
    ({ object: key, equal }): Step => ({
      tool: deleteRecords,
      input: () => ({ selection: { object: key, where: { field: "size", op: "eq", value: equal } } }),
    }),
  ),
  fc.record({ object, keep: place, merge: place }).map(
    ({ object: key, keep, merge }): Step => ({
      tool: mergeRecords,
      input: (ids) => ({ object: key, keepId: at(ids[key], keep), mergeIds: [at(ids[key], merge)] }),
    }),
  ),
  fc.record({ place, add: fc.array(place, { maxLength: 2 }), remove: fc.array(place, { maxLength: 2 }) }).map(
    ({ place: to, add, remove }): Step => ({
      tool: linkRecords,
      input: (ids) => ({
        object: "cities",
        id: at(ids.cities, to),
        relation: "passing_roads",
        add: add.map((one) => at(ids.roads, one)),
        remove: remove.map((one) => at(ids.roads, one)),
      }),
    }),
  ),
);

/** Cities, and roads that begin in one (and go with it) and pass several. */
async function country(workspace: TestWorkspace): Promise<void> {
  await workspace.call(createObject, { label: "City", fields: [{ label: "Size", type: "number" }] });
  await workspace.call(createObject, {
    label: "Road",
    fields: [
      { label: "Size", type: "number" },
      { label: "City", type: "lookup", target: "cities", onDelete: "cascade" },
      { label: "Via", type: "links", target: "cities", reverseLabel: "Passing roads" },
    ],
  });
}

/** Everything that can be seen, but for when it was last touched. */
async function seen(workspace: TestWorkspace): Promise<unknown> {
  const found: unknown[] = [];
  for (const key of ["cities", "roads"]) {
    const { records } = await workspace.call(searchRecords, { object: key, limit: 100, sort: [{ field: "id" }] });
    found.push(records.map(({ id, values: { updated_at: _, ...values } }) => ({ id, values })));
  }
  return found;
}

test("what was changed in the trash goes back there when it was restored and trashed again", async () => {
  const workspace = await newWorkspace();
  await country(workspace);
  const [zero, one, two] = [
    await workspace.seed("cities", { name: "Zero", size: 0 }),
    await workspace.seed("cities", { name: "One", size: 1 }),
    await workspace.seed("cities", { name: "Two", size: 2 }),
  ];
  const road = await workspace.seed("roads", { name: "Way", city: zero, via: [two] });
  await workspace.call(deleteRecord, { object: "cities", id: zero });
  const merged = await workspace.call(mergeRecords, { object: "cities", keepId: one, mergeIds: [two] });
  const restored = await workspace.call(restoreRecord, { object: "cities", id: zero });
  await workspace.call(undoChangeSet, { changeSetId: restored.changeSetId });
  const undone = await workspace.call(undoChangeSet, { changeSetId: merged.changeSetId ?? "" });
  await workspace.call(restoreRecord, { object: "cities", id: zero });
  const { record } = await workspace.call(getRecord, { object: "roads", id: road });

  expect(undone.conflicts).toEqual([]);
  expect(record.values["via"]).toMatchObject([{ id: two }]);
});

test("any history taken back step by step, newest first, leaves what was there before it", async () => {
  const workspace = await newWorkspace();
  await country(workspace);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const ids: Ids = { cities: [], roads: [] };
      for (let count = 0; count < 4; count += 1) {
        ids.cities.push(await workspace.seed("cities", { name: `Town ${count}`, size: count }));
        const values = {
          name: `Way ${count}`,
          size: count,
          city: ids.cities[0],
          via: [ids.cities[count], ids.cities[0]].slice(0, count + 1),
        };
        ids.roads.push(await workspace.seed("roads", { ...values, via: [...new Set(values.via)] }));
      }
      const before = await seen(workspace);
      const sets: string[] = [];
      for (const { tool, input } of steps) {
        const output = await workspace.call(tool, input(ids)).catch(refusal);
        const { changeSetId, record } = output as {
          changeSetId?: string | null;
          record?: { id: string; object: keyof Ids };
        };
        if (!changeSetId) continue;
        sets.push(changeSetId);
        if (tool === createRecord && record) ids[record.object].push(record.id);
      }
      for (const changeSetId of sets.toReversed()) {
        const { conflicts } = await workspace.call(undoChangeSet, { changeSetId });
        expect(conflicts).toEqual([]);
      }
      expect(await seen(workspace)).toEqual(before);
      done += sets.length;
    }),
    { numRuns: 40 },
  );
  expect(done).toBeGreaterThan(60);
}, 300_000);

/** A step may ask for what is not there any more; that it is refused is no matter of this test. */
function refusal(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code && ["not_found", "invalid_input", "precondition_failed", "conflict"].includes(code)) return {};
  throw error;
}
