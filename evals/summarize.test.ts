import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { acceptBaseline, compareWithBaseline } from "./baseline";
import { readOptions } from "./options";
import type { Result } from "./read-results";
import type { Verdict } from "./score";
import { summarize } from "./summarize";
import { writeSummary } from "./write-summary";

const result = (id: string, verdict: Verdict, more: Partial<Result> = {}): Result => ({
  id,
  category: "bulk",
  split: "seen",
  said: `say ${id}`,
  verdict,
  cause: verdict === "right" ? "" : "a cause",
  details: [],
  passesIdle: false,
  milliseconds: 10,
  tokens: 0,
  cost: 0,
  ...more,
});

describe("a summary", () => {
  test("counts by category and split, with the floor and the slowest", () => {
    const results = [
      result("a", "right", { passesIdle: true }),
      result("b", "harmful", { milliseconds: 90 }),
      result("c", "asked", { split: "unseen" }),
    ];

    const { lines, failures } = summarize(results);

    expect(lines.map(({ group }) => group)).toEqual(["bulk, seen", "bulk, unseen", "all, seen", "all, unseen", "all"]);
    expect(lines[0]).toMatchObject({ cases: 2, right: 1, harmful: 1, asked: 0, floor: 1, p95: 90 });
    expect(failures.map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("takes a case that is run several times for right when it was right each time", () => {
    const { lines, failures } = summarize([
      result("a", "right"),
      result("a", "wrong"),
      result("b", "right"),
      result("b", "right"),
    ]);

    expect(lines.at(-1)).toMatchObject({ cases: 2, right: 3, steady: 1 });
    expect(failures).toHaveLength(1);
  });

  test("puts the harmful first and names what newly fails", () => {
    const head = { model: "a model", repeat: 1, seconds: 1, hasPrice: false };
    const page = writeSummary(head, summarize([result("a", "asked"), result("b", "harmful")]), {
      isFirst: false,
      newlyFailing: ["a"],
      newlyRight: [],
    });

    expect(page.indexOf("## Harmful (1)")).toBeLessThan(page.indexOf("## Failures by cause (2)"));
    expect(page).toContain("Newly failing: a.");
  });
});

describe("the accepted run", () => {
  test("tells what newly fails from what always did, model by model", () => {
    const path = join(mkdtempSync(join(tmpdir(), "atrium-evals-")), "baseline.json");
    const known = new Set(["a", "b"]);
    acceptBaseline(path, "one", [result("a", "right"), result("b", "asked"), result("gone", "right")], known);

    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ one: { a: "right", b: "asked" } });
    expect(compareWithBaseline(path, "one", [result("a", "wrong"), result("b", "right")])).toEqual({
      isFirst: false,
      newlyFailing: ["a"],
      newlyRight: ["b"],
    });
    expect(compareWithBaseline(path, "one", [result("a", "right"), result("a", "wrong")]).newlyFailing).toEqual(["a"]);
    expect(compareWithBaseline(path, "other", [result("a", "wrong")]).isFirst).toBe(true);
  });

  test("keeps the cases that a partial run left out", () => {
    const path = join(mkdtempSync(join(tmpdir(), "atrium-evals-")), "baseline.json");
    const known = new Set(["a", "b"]);
    acceptBaseline(path, "one", [result("a", "right"), result("b", "right")], known);
    acceptBaseline(path, "one", [result("b", "wrong")], known);

    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ one: { a: "right", b: "wrong" } });
  });
});

describe("the options", () => {
  test("are read, and a wrong one says what it may be", () => {
    expect(readOptions(["--category", "bulk", "--repeat", "3", "--price", "1.25,10"])).toMatchObject({
      choice: { category: "bulk" },
      repeat: 3,
      price: { input: 1.25, output: 10 },
    });
    expect(() => readOptions(["--category", "jokes"])).toThrow("--category jokes is not one of lookups");
    expect(() => readOptions(["--repeat", "0"])).toThrow("--repeat 0 is not a whole number from 1 to 100");
    expect(() => readOptions(["--price", "cheap"])).toThrow("--price cheap is not two numbers");
    expect(() => readOptions(["--fast"])).toThrow("--fast");
  });
});
