import { beforeAll, describe, expect, test } from "vitest";

import type { Condition, ListQuery } from "@/db/query/tree";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";
import { searchRecords } from "./search-records";

// The clock stands at Wednesday 2026-11-18, 10:00 UTC; everyone is in Berlin.
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await newWorkspace();
  const marta = workspace.member("Marta").memberId;
  const oslo = await workspace.seed("companies", { name: "Tessel", city: "Oslo", tier: "gold", employees: 40 });
  const bonn = await workspace.seed("companies", { name: "Ampel 100%", city: "Bonn", tier: "bronze", employees: 5 });
  await workspace.seed("companies", { name: "Nobody", city: null, owner: marta });
  const deal = (name: string, values: Record<string, unknown>) => workspace.seed("deals", { name, ...values });
  await deal("Dock lights", { company: oslo, amount: 12_000, stage: "proposal", close_on: "2026-11-18", owner: marta });
  await deal("Hull check", { company: oslo, amount: 500.5, stage: "won", close_on: "2026-10-01", owner: "me" });
  await deal("Crane", { company: bonn, amount: 90_000, stage: "lost", close_on: "2026-09-30" });
  await deal("Empty one", {});
  await workspace.seed("contacts", {
    name: "Ivo Brand",
    company: oslo,
    email: "Ivo@Tessel.example",
    interests: ["pricing", "security"],
  });
  await workspace.seed("contacts", { name: "Wanda Pell", company: bonn, interests: ["pricing"], is_subscribed: false });
});

async function names(object: string, where: Condition, rest: Partial<ListQuery> = {}): Promise<string[]> {
  const page = await workspace.call(searchRecords, { object, where, sort: [{ field: "name" }], ...rest });
  return page.records.map((record) => record.name);
}

describe("conditions", () => {
  test.each<[string, Condition, string[]]>([
    ["eq without regard to case", { field: "name", op: "eq", value: "dock LIGHTS" }, ["Dock lights"]],
    ["ne holds for empty too", { field: "stage", op: "ne", value: "lead" }, ["Crane", "Dock lights", "Hull check"]],
    ["in by option label", { field: "stage", op: "in", value: ["Won", "lost"] }, ["Crane", "Hull check"]],
    ["not_in holds for empty", { field: "owner", op: "not_in", value: ["me"] }, ["Crane", "Dock lights", "Empty one"]],
    ["gt on currency", { field: "amount", op: "gt", value: 12_000 }, ["Crane"]],
    ["gte and decimals", { field: "amount", op: "gte", value: 500.5 }, ["Crane", "Dock lights", "Hull check"]],
    [
      "between includes both ends",
      { field: "amount", op: "between", value: [500.5, 12_000] },
      ["Dock lights", "Hull check"],
    ],
    ["empty", { field: "amount", op: "empty" }, ["Empty one"]],
    ["not_empty", { field: "close_on", op: "not_empty" }, ["Crane", "Dock lights", "Hull check"]],
    ["contains", { field: "name", op: "contains", value: "LIGHT" }, ["Dock lights"]],
    ["not_contains", { field: "name", op: "not_contains", value: "e" }, ["Dock lights"]],
    ["starts_with", { field: "name", op: "starts_with", value: "hu" }, ["Hull check"]],
    ["ends_with", { field: "name", op: "ends_with", value: "one" }, ["Empty one"]],
    ["owner is me", { field: "owner", op: "eq", value: "me" }, ["Hull check"]],
    ["dotted path across a lookup", { field: "company.city", op: "eq", value: "oslo" }, ["Dock lights", "Hull check"]],
    ["dotted path to a member", { field: "owner.name", op: "contains", value: "marta" }, ["Dock lights"]],
    [
      "dotted path over two lookups",
      { field: "company.owner", op: "empty" },
      ["Crane", "Dock lights", "Empty one", "Hull check"],
    ],
    ["today", { field: "close_on", op: "eq", value: { unit: "day", offset: 0 } }, ["Dock lights"]],
    [
      "this quarter",
      { field: "close_on", op: "eq", value: { unit: "quarter", offset: 0 } },
      ["Dock lights", "Hull check"],
    ],
    ["last quarter", { field: "close_on", op: "eq", value: { unit: "quarter", offset: -1 } }, ["Crane"]],
    [
      "before this month",
      { field: "close_on", op: "lt", value: { unit: "month", offset: 0 } },
      ["Crane", "Hull check"],
    ],
    ["not after last quarter", { field: "close_on", op: "lte", value: { unit: "quarter", offset: -1 } }, ["Crane"]],
    ["rolling days", { field: "close_on", op: "eq", value: { last: 48, unit: "day" } }, ["Dock lights", "Hull check"]],
    ["fixed quarter", { field: "close_on", op: "eq", value: { year: 2026, quarter: 3 } }, ["Crane"]],
    [
      "from and to",
      { field: "close_on", op: "eq", value: { from: "2026-09-30", to: "2026-10-01" } },
      ["Crane", "Hull check"],
    ],
    [
      "datetime today in the person's zone",
      { field: "created_at", op: "eq", value: { unit: "day", offset: 0 } },
      ["Crane", "Dock lights", "Empty one", "Hull check"],
    ],
    [
      "and, or, not nested",
      {
        and: [
          { not: { field: "stage", op: "eq", value: "won" } },
          {
            or: [
              { field: "amount", op: "gt", value: 50_000 },
              { field: "amount", op: "empty" },
            ],
          },
        ],
      },
      ["Crane", "Empty one"],
    ],
  ])("deals: %s", async (_, where, expected) => {
    expect(await names("deals", where)).toEqual(expected);
  });

  test.each<[string, Condition, string[]]>([
    ["some related", { related: "deals" }, ["Ampel 100%", "Tessel"]],
    ["some related that match", { related: "deals", where: { field: "stage", op: "eq", value: "won" } }, ["Tessel"]],
    [
      "none related that match",
      { related: "deals", where: { field: "stage", op: "eq", value: "proposal" }, count: { op: "eq", value: 0 } },
      ["Ampel 100%", "Nobody"],
    ],
    ["more than one related", { related: "deals", count: { op: "gt", value: 1 } }, ["Tessel"]],
    [
      "related of a related",
      { related: "contacts", where: { field: "company.tier", op: "eq", value: "bronze" } },
      ["Ampel 100%"],
    ],
    ["a per cent sign is no wildcard", { field: "name", op: "contains", value: "0%" }, ["Ampel 100%"]],
    ["quotes and SQL are text", { field: "name", op: "eq", value: "'; drop table companies; --" }, []],
  ])("companies: %s", async (_, where, expected) => {
    expect(await names("companies", where)).toEqual(expected);
  });

  test.each<[string, Condition, string[]]>([
    ["has_any", { field: "interests", op: "has_any", value: ["security", "training"] }, ["Ivo Brand"]],
    ["has_all", { field: "interests", op: "has_all", value: ["pricing", "security"] }, ["Ivo Brand"]],
    ["has_none", { field: "interests", op: "has_none", value: ["security"] }, ["Wanda Pell"]],
    ["exactly these", { field: "interests", op: "eq", value: ["pricing"] }, ["Wanda Pell"]],
    ["boolean", { field: "is_subscribed", op: "eq", value: false }, ["Wanda Pell"]],
  ])("contacts: %s", async (_, where, expected) => {
    expect(await names("contacts", where)).toEqual(expected);
  });
});

describe("mistakes name what is wrong and what to do", () => {
  test.each<[string, ListQuery, string, string]>([
    ["object", { object: "dealz" }, "object", "Did you mean deals?"],
    [
      "field",
      { object: "deals", where: { field: "amonut", op: "gt", value: 1 } },
      "where.field",
      "Did you mean amount?",
    ],
    [
      "option",
      { object: "deals", where: { field: "stage", op: "eq", value: "wonn" } },
      "where.value",
      "Did you mean won?",
    ],
    [
      "operator",
      { object: "deals", where: { and: [{ field: "stage", op: "gt", value: 1 }] } },
      "where.and.0.op",
      "Use eq, ne, in, not_in, empty, not_empty.",
    ],
    ["relation", { object: "companies", where: { related: "daels" } }, "where.related", "Did you mean deals?"],
    [
      "date",
      { object: "deals", where: { field: "close_on", op: "eq", value: "2026-02-30" } },
      "where.value",
      "2026-03-31",
    ],
    ["cursor", { object: "deals", cursor: "rubbish" }, "cursor", "nextCursor"],
  ])("%s", async (_, query, path, fix) => {
    await expect(workspace.call(searchRecords, query)).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ path, fix: expect.stringContaining(fix) }],
    });
  });

  test("a cursor of another query is refused", async () => {
    const first = await workspace.call(searchRecords, { object: "deals", limit: 1 });

    const other = workspace.call(searchRecords, {
      object: "deals",
      limit: 1,
      search: "crane",
      cursor: String(first.nextCursor),
    });

    await expect(other).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("another query"),
    });
  });
});

describe("order and pages", () => {
  test.each<[string, ListQuery["sort"]]>([
    ["default order", undefined],
    ["text up", [{ field: "name" }]],
    ["text down", [{ field: "name", direction: "desc" }]],
    ["empty values last, up", [{ field: "amount" }]],
    ["empty values last, down", [{ field: "amount", direction: "desc" }]],
    ["stages in their own order, then a date down", [{ field: "stage" }, { field: "close_on", direction: "desc" }]],
    ["the name behind a link", [{ field: "company" }]],
    ["a dotted path", [{ field: "company.city", direction: "desc" }]],
  ])("pages of one, by %s, show each record once and as one page does", async (_, sort) => {
    const whole = await workspace.call(searchRecords, { object: "deals", ...(sort ? { sort } : {}) });
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { records: { name: string }[]; nextCursor: string | null } = await workspace.call(searchRecords, {
        object: "deals",
        limit: 1,
        ...(sort ? { sort } : {}),
        ...(cursor ? { cursor } : {}),
      });
      walked.push(...page.records.map((record) => record.name));
      cursor = page.nextCursor;
    } while (cursor);

    expect(walked).toEqual(whole.records.map((record) => record.name));
    expect(new Set(walked).size).toBe(4);
  });

  test("sums sort large to small with empty last", async () => {
    const page = await workspace.call(searchRecords, {
      object: "deals",
      sort: [{ field: "amount", direction: "desc" }],
      fields: ["amount", "company.city"],
      count: "capped",
    });

    expect(page.records.map((record) => record.values["amount"])).toEqual([90_000, 12_000, 500.5, null]);
    expect(page.records[0]?.values["company.city"]).toBe("Bonn");
    expect(page.count).toEqual({ value: 4, isCapped: false });
  });

  test.each([
    ["a word's beginning", "doc"],
    ["a part of a word", "ight"],
    ["a typo", "dock lihgts"],
  ])("search finds by %s", async (_, search) => {
    const page = await workspace.call(searchRecords, { object: "deals", search });
    expect(page.records.map((record) => record.name)).toEqual(["Dock lights"]);
  });
});

describe("figures", () => {
  test("groups by a link and measures", async () => {
    const { rows, columns, sql } = await workspace.call(aggregateRecords, {
      object: "deals",
      where: { field: "amount", op: "not_empty" },
      group: [{ field: "company" }],
      measures: [{ fn: "count" }, { fn: "sum", field: "amount" }, { fn: "max", field: "close_on" }],
      sort: [{ field: "count", direction: "desc" }],
    });

    expect(rows).toMatchObject([
      { company: { name: "Tessel" }, count: 2, sum_amount: 12_500.5, max_close_on: "2026-11-18" },
      { company: { name: "Ampel 100%" }, count: 1, sum_amount: 90_000 },
    ]);
    expect(columns.map((column) => [column.label, column.currency])).toEqual([
      ["Company", undefined],
      ["Count", undefined],
      ["Total amount", "EUR"],
      ["Latest close date", undefined],
    ]);
    expect(sql).toContain("group by");
    expect(sql).not.toContain("$1");
  });

  test("date buckets in two groups, with a ratio", async () => {
    const { rows } = await workspace.call(aggregateRecords, {
      object: "deals",
      group: [{ field: "owner" }, { field: "close_on", bucket: "quarter" }],
      measures: [
        { fn: "count", as: "won", where: { field: "stage", op: "eq", value: "won" } },
        { fn: "count", as: "closed", where: { field: "stage", op: "in", value: ["won", "lost"] } },
      ],
      ratios: [{ as: "win_rate", numerator: "won", denominator: "closed" }],
      where: { field: "close_on", op: "not_empty" },
    });

    expect(rows).toMatchObject([
      { owner: { name: "Marta Oliveira" }, close_on: "2026-10-01", won: 0, closed: 0, win_rate: null },
      { owner: { name: "Priya Menon" }, close_on: "2026-10-01", won: 1, closed: 1, win_rate: 1 },
      { owner: null, close_on: "2026-07-01", won: 0, closed: 1, win_rate: 0 },
    ]);
  });

  test("a multi-select counts once under each of its values", async () => {
    const { rows } = await workspace.call(aggregateRecords, {
      object: "contacts",
      group: [{ field: "interests" }],
      measures: [{ fn: "count" }],
    });
    expect(rows).toEqual([
      { interests: "pricing", count: 2 },
      { interests: "security", count: 1 },
    ]);
  });

  test("a sum of names is refused with what would work", async () => {
    const attempt = workspace.call(aggregateRecords, { object: "deals", measures: [{ fn: "sum", field: "stage" }] });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("number or currency"),
    });
  });
});
