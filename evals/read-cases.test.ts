import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { categories } from "./case";
import { parseCases, readCases } from "./read-cases";

const line = (changes: object): string =>
  JSON.stringify({
    id: "a-case",
    category: "lookups",
    split: "seen",
    provenance: "by hand",
    turns: [{ say: "my deals" }],
    expect: { changes: "none" },
    ...changes,
  });

describe("the datasets", () => {
  test("are cases on every line", () => {
    expect(() => readCases()).not.toThrow();
  });

  test.each(categories)("keep about half of %s unseen", (category) => {
    const own = readCases().filter((one) => one.category === category);
    const unseen = own.filter(({ split }) => split === "unseen").length;

    expect(own.length).toBeGreaterThan(0);
    expect(Math.abs(unseen - own.length / 2)).toBeLessThanOrEqual(1);
  });

  test("say no request twice", () => {
    const requests = readCases().map(({ as, context, given, turns }) => JSON.stringify({ as, context, given, turns }));

    expect(requests.filter((request, at) => requests.indexOf(request) !== at)).toEqual([]);
  });
});

describe("a line that is no case", () => {
  test.each([
    ["broken JSON", `${line({})}\n{"id":`, /lookups\.jsonl:2 is not JSON/],
    ["a category that does not exist", line({ category: "jokes" }), /lookups\.jsonl:1 is no case: category/],
    ["a key that does not exist", line({ expected: 1 }), /lookups\.jsonl:1 is no case: .*expected/],
    ["an answer to nothing", line({ turns: [{ approve: true }] }), /begins with something said/],
    [
      "a refusal that changes",
      line({ expect: { changes: [{ delete: { object: "deals", name: "a" } }], refuses: true } }),
      /changes nothing where/,
    ],
    ["a broken pattern", line({ expect: { changes: "none", answer: { matches: "(" } } }), /regular expression/],
  ])("is refused with its place: %s", (_what, text, message) => {
    expect(() => parseCases(text, "lookups.jsonl")).toThrow(message);
  });

  test("is refused in the file of another category, and with an id that was used", () => {
    const folder = mkdtempSync(join(tmpdir(), "atrium-evals-"));
    writeFileSync(join(folder, "lookups.jsonl"), `${line({})}\n${line({})}\n`);
    expect(() => readCases(folder)).toThrow("the id a-case is used in lookups.jsonl already");

    writeFileSync(join(folder, "lookups.jsonl"), line({ category: "bulk" }));
    expect(() => readCases(folder)).toThrow("the case a-case is of category bulk");
  });
});
