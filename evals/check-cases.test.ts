import { beforeAll, describe, expect, test } from "vitest";

import { caseShape, categories, type EvalCase } from "./case";
import { checkCase } from "./check-case";
import { readCases } from "./read-cases";
import { saidStretch } from "./said-stretch";
import { openWorld, type World } from "./world";

/** Whether there is any is the question, and there is none. */
const known = ["lookup-19 no record is found"];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

describe("every case can be fulfilled, and not by doing nothing", () => {
  test.each(categories)("in %s", async (category) => {
    const problems: string[] = [];
    for (const one of readCases().filter((each) => each.category === category))
      problems.push(...(await checkCase(world, one)).map((problem) => `${one.id} ${problem}`));

    expect(problems.filter((problem) => !known.includes(problem))).toEqual([]);
  });
});

describe("the check finds", () => {
  const caseWith = (expected: object, more: object = {}): EvalCase =>
    caseShape.parse({
      id: "a-case",
      category: "changes",
      split: "seen",
      provenance: "by hand",
      turns: [{ say: "make Kessler Logistik silver" }],
      expect: expected,
      ...more,
    });
  const everybody = { field: "employees", op: "gte", value: 0 };
  const kessler = { object: "companies", name: "Kessler Logistik" };
  const count = { object: "deals", group: [{ field: "stage" }], measures: [{ fn: "count" }] };

  test.each([
    ["nothing to do or say", { changes: "none" }, "is right when nothing is done"],
    [
      "a record that does not exist",
      { changes: [{ delete: { object: "deals", name: "Nope" } }] },
      "0 deals are called",
    ],
    [
      "a condition that takes nothing",
      { changes: [{ delete: { object: "companies", where: { field: "city", op: "eq", value: "Rome" } } }] },
      "matches no record",
    ],
    ["a value that is there already", { changes: [{ update: kessler, set: { tier: "gold" } }] }, "matches no record"],
    ["an option that does not exist", { changes: [{ update: kessler, set: { tier: "lead" } }] }, "Tier"],
    ["a field that does not exist", { changes: [{ update: kessler, set: { fax: "1" } }] }, "fax"],
    [
      "words nobody said",
      { changes: [{ update: kessler, set: { city: { matches: "^Oslo$" } } }] },
      "Nothing that is said",
    ],
    ["an empty field that is asked for", record("Maaskade Terminals", "phone"), "is empty"],
    [
      "records that tie",
      { changes: "none", answer: { rows: { object: "companies", sort: [{ field: "country" }], limit: 3 } } },
      "two records stand at the same place",
    ],
    [
      "no records",
      { changes: "none", answer: { rows: { object: "deals", where: { field: "amount", op: "gt", value: 1e9 } } } },
      "no record is found",
    ],
    [
      "groups that tie",
      {
        changes: "none",
        answer: { figures: { ...count, group: [{ field: "close_on" }], sort: [{ field: "count" }], limit: 2 } },
      },
      "two groups stand at the border",
    ],
  ])("%s", async (_what, expected, problem) => {
    expect((await checkCase(world, caseWith(expected))).join()).toContain(problem);
  });

  test("a condition that takes everything", async () => {
    const all = { changes: [{ delete: { object: "contacts", where: { field: "name", op: "not_empty" } } }] };
    const some = { changes: [{ delete: { object: "companies", where: everybody } }] };

    expect(await checkCase(world, caseWith(all))).toEqual(["the condition takes 150 of 150 contacts"]);
    expect(await checkCase(world, caseWith(some))).toEqual([]);
  });

  test("a change that who speaks may not do", async () => {
    const silver = { changes: [{ update: kessler, set: { tier: "silver" } }] };

    expect(await checkCase(world, caseWith(silver))).toEqual([]);
    expect((await checkCase(world, caseWith(silver, { as: "Ruth" }))).join()).toContain("lacks the permission");
  });

  function record(name: string, field: string): object {
    return { changes: "none", answer: { record: { object: "companies", name, fields: [field] } } };
  }
});

test("the longest stretch that fits a pattern is taken, without the marks around it", () => {
  const turns = [{ say: "note: “they want two lots”, by Monday." }, { approve: true }];

  expect(saidStretch({ turns }, "^they want")).toBe("they want two lots”, by Monday");
  expect(saidStretch({ turns }, "lots$")).toBe("note: “they want two lots");
  expect(saidStretch({ turns }, "^three")).toBeUndefined();
});
