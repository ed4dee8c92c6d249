import { describe, expect, test } from "vitest";

import { standardObjects } from "@/db/objects/standard/standard-objects";
import type { DemoData, DemoRecord } from "./demo-data";
import { makeDemo } from "./make-demo";

const now = new Date("2026-11-22T10:30:00Z");
const demo = makeDemo("oakmere", now);

function recordsOf(object: string, data: DemoData = demo): DemoRecord[] {
  return data.records[object] ?? [];
}

describe("the shape of the demo workspace", () => {
  test("has the promised number of records", () => {
    const counts = Object.fromEntries(Object.entries(demo.records).map(([key, records]) => [key, records.length]));

    expect(counts).toEqual({ companies: 44, contacts: 150, deals: 80, tasks: 120, notes: 250 });
    expect(demo.members.map(({ name, role }) => [name, role])[0]).toEqual(["Priya Menon", "admin"]);
  });

  test("is the same to the byte for the same seed and moment", () => {
    expect(JSON.stringify(makeDemo("oakmere", now))).toBe(JSON.stringify(demo));
    expect(JSON.stringify(makeDemo("other", now))).not.toBe(JSON.stringify(demo));
  });

  test("keeps its ids when time goes by", () => {
    const later = makeDemo("oakmere", new Date("2027-03-02T07:00:00Z"));

    for (const object of Object.keys(demo.records)) {
      const ids = (data: DemoData) =>
        recordsOf(object, data)
          .map(({ id }) => id)
          .sort();
      expect(ids(later)).toEqual(ids(demo));
    }
  });

  test("gives every record an id of its own", () => {
    const ids = Object.values(demo.records).flatMap((records) => records.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(standardObjects.map((object) => [object.key, object] as const))("%s", (key, object) => {
  const members = new Set(demo.members.map(({ id }) => id));

  test("have only fields of the object, and every required one", () => {
    const known = object.fields.map((field) => field.key);
    const required = object.fields.filter((field) => field.isRequired).map((field) => field.key);

    for (const { values } of recordsOf(key)) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(values)));
      expect(Object.keys(values)).toEqual(expect.arrayContaining(required));
    }
  });

  test("have options that exist and links that resolve", () => {
    for (const field of object.fields) {
      const options = field.options?.map((option) => option.key);
      const targets = field.target && new Set(recordsOf(field.target).map(({ id }) => id));
      const values = recordsOf(key).flatMap((record) => record.values[field.key] ?? []);

      if (options) expect(options).toEqual(expect.arrayContaining(values));
      if (targets) expect(values.filter((value) => !targets.has(String(value)))).toEqual([]);
      if (field.type === "owner") expect(values.filter((value) => !members.has(String(value)))).toEqual([]);
    }
  });

  test.each(["2026-01-01T00:10:00Z", "2026-04-05T13:00:00Z", "2026-11-22T23:30:00Z"])(
    "have no past beyond %s",
    (moment) => {
      const latest = new Date(moment).toISOString();

      for (const { createdAt, updatedAt, values } of recordsOf(key, makeDemo("oakmere", new Date(moment)))) {
        const past = [updatedAt, values.happened_at, values.completed_at, values.last_activity_at];
        expect(past.filter((at) => typeof at === "string" && at > latest)).toEqual([]);
        expect(createdAt <= updatedAt).toBe(true);
      }
    },
  );
});

describe("texts", () => {
  test("of notes never repeat and leave no slot open", () => {
    const bodies = recordsOf("notes").map(({ values }) => String(values.body));

    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies.filter((body) => /[{}]|undefined|::/.test(body) || body.length < 40)).toEqual([]);
  });

  test("of notes span nine months up to the last days", () => {
    const moments = recordsOf("notes").map(({ createdAt }) => createdAt);

    expect(moments[0]?.slice(0, 10) ?? "").toMatch(/^2026-0[23]/);
    expect(moments.at(-1)?.slice(0, 10) ?? "").toMatch(/^2026-11-(1|20)/);
  });
});
