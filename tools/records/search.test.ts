import { beforeAll, describe, expect, test } from "vitest";

import type { ListQuery } from "@/db/query/tree";
import { matchNames } from "@/tools/names/match-names";
import { matchValues } from "@/tools/names/match-values";
import { searchNames } from "@/tools/names/search-names";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { deleteRecords } from "./delete-records";
import { searchRecords } from "./search-records";
import { updateRecords } from "./update-records";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await newWorkspace();
  const company = (name: string, city: string, about?: string) => workspace.seed("companies", { name, city, about });
  await company("Brightwater", "Oslo");
  await company("Brightwater Logistics", "Oslo");
  await company("North Brightwater", "Bonn");
  await company("Tessel", "Oslo", "Buys from Brightwater. Phone +49 30 12.");
  await company("O'Neil & Söhne (UK)", "Bonn", "100% ownership");
  for (let number = 1; number <= 5; number += 1) await company(`Harbour crane ${number}`, "Turku");
});

const search = (query: Omit<ListQuery, "object">) => workspace.call(searchRecords, { object: "companies", ...query });

async function names(text: string): Promise<string[]> {
  return (await search({ search: text })).records.map((record) => record.name);
}

describe("exact search", () => {
  test("puts the very name first, then names that begin so, then names that hold it, then other text", async () => {
    expect(await names("brightwater")).toEqual(["Brightwater", "Brightwater Logistics", "North Brightwater", "Tessel"]);
  });

  test.each([
    ["a short word where it begins", "no", ["North Brightwater"]],
    ["not a short part inside a word", "sel fr", ["Tessel"]],
    ["a short number anywhere", "12", ["Tessel"]],
    ["all words in any order", "logistics bright", ["Brightwater Logistics"]],
    ["letters beyond ASCII, in any case", "SÖHNE", ["O'Neil & Söhne (UK)"]],
    ["a short word between signs", "uk", ["O'Neil & Söhne (UK)"]],
    ["a per cent sign as itself", "%", ["O'Neil & Söhne (UK)"]],
    ["an underscore as itself", "_", []],
    ["more words than anybody types", Array.from({ length: 100 }, (_, number) => `w${number}`).join(" "), []],
  ])("finds %s", async (_, text, expected) => {
    expect(await names(text)).toEqual(expected);
  });

  test("says that it was exact", async () => {
    expect(await search({ search: "tessel", count: "capped" })).toMatchObject({ isAlike: false, count: { value: 1 } });
  });
});

describe("likeness", () => {
  test("is tried only when nothing has the words, best first, and says so", async () => {
    const page = await search({ search: "brigthwater", count: "exact" });

    expect(page).toMatchObject({ isAlike: true, count: { value: 3, isCapped: false } });
    expect(new Set(page.records.map((record) => record.name))).toEqual(
      new Set(["Brightwater", "Brightwater Logistics", "North Brightwater"]),
    );
  });

  test("keeps to the conditions", async () => {
    const page = await search({ search: "brigthwater", where: { field: "city", op: "eq", value: "bonn" } });
    expect(page.records.map((record) => record.name)).toEqual(["North Brightwater"]);
  });

  test("goes on over pages in the way it began", async () => {
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search({
        search: "harbour crame",
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      expect(page.isAlike).toBe(true);
      walked.push(...page.records.map((record) => record.name));
      cursor = page.nextCursor;
    } while (cursor);

    expect(walked.toSorted()).toEqual([1, 2, 3, 4, 5].map((number) => `Harbour crane ${number}`));
  });

  test("an exact page does not turn to likeness at its end", async () => {
    const first = await search({ search: "brightwater", limit: 3 });

    const second = await search({ search: "brightwater", limit: 3, cursor: String(first.nextCursor) });

    expect(second.records.map((record) => record.name)).toEqual(["Tessel"]);
    expect(second).toMatchObject({ nextCursor: null, isAlike: false });
  });

  test("never widens what a bulk change is about", async () => {
    const selection = { object: "companies", search: "brigthwater" };

    const updated = await workspace.call(updateRecords, { selection, values: { city: "Lost" }, preview: true });
    const deleted = await workspace.call(deleteRecords, { selection });

    expect(updated).toMatchObject({ count: 0, sample: [] });
    expect(deleted).toMatchObject({ count: 0, sample: [], changeSetId: null });
  });

  test("signs alone do not mean every record to a bulk change", async () => {
    const deleted = await workspace.call(deleteRecords, {
      selection: { object: "companies", search: "***" },
      preview: true,
    });
    expect(deleted.count).toBe(0);
  });
});

describe("names", () => {
  test.each([
    ["the very name before longer ones", "brightwater", "Brightwater"],
    ["a beginning", "tes", "Tessel"],
    ["one letter", "t", "Tessel"],
    ["a typo", "Tesel", "Tessel"],
    ["words of the text", "buys from", "Tessel"],
  ])("search_names finds %s", async (_, text, first) => {
    const { matches } = await workspace.call(searchNames, { text });
    expect(matches[0]?.name).toBe(first);
  });

  test("match_names tells exact, contained and alike apart", async () => {
    const phrases = ["tessel", "logistics", "brigthwater", "ght", "water logistics"];

    const { exact, contains, similar } = await workspace.call(matchNames, { phrases });

    expect(exact.map((match) => [match.phrase, match.name])).toEqual([["tessel", "Tessel"]]);
    expect(contains.map((match) => [match.phrase, match.name])).toEqual([["logistics", "Brightwater Logistics"]]);
    expect(similar.find((match) => match.phrase === "brigthwater")?.name).toBe("Brightwater");
  });

  test("match_values answers a value once, as it is stored", async () => {
    const { matches } = await workspace.call(matchValues, { phrases: ["oslo", "OSLO", "nowhere"] });
    expect(matches).toEqual([{ phrase: "oslo", object: "companies", field: "city", value: "Oslo" }]);
  });
});
