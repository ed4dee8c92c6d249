import { describe, expect, test } from "vitest";

import type { ObjectDefinition } from "./definition";
import { planDdl } from "./plan-ddl";
import { toTableShape } from "./table-shape";

const vessels: ObjectDefinition = {
  key: "vessels",
  label: "Vessel",
  plural: "Vessels",
  icon: "ship",
  nameField: "name",
  fields: [
    { key: "name", label: "Name", type: "text", isRequired: true, isUnique: true, isIndexed: true },
    { key: "tonnage", label: "Tonnage", type: "number", isIndexed: true },
    { key: "owner", label: "Owner", type: "owner" },
    { key: "flag", label: "Flag", type: "lookup", target: "flags" },
  ],
};

describe("toTableShape", () => {
  test("gives typed columns, references and indexes", () => {
    const shape = toTableShape(vessels);

    expect(shape.columns.find((column) => column.name === "tonnage")).toEqual({
      name: "tonnage",
      sqlType: "numeric",
      isNotNull: false,
    });
    expect(shape.columns.find((column) => column.name === "flag")?.references).toEqual({ table: "flags" });
    expect(shape.indexes.find((index) => index.isUnique)).toMatchObject({
      expression: 'lower("name")',
      where: "deleted_at is null",
    });
  });

  test("keeps names of indexes within 63 bytes and apart", () => {
    const long = "a".repeat(59);
    const fields = ["b", "c"].map((last) => ({
      key: `${"x".repeat(57)}${last}`,
      label: last,
      type: "number" as const,
      isIndexed: true,
    }));
    const names = toTableShape({ ...vessels, key: long, nameField: fields[0]?.key ?? "", fields }).indexes.map(
      (index) => index.name,
    );

    expect(names.every((name) => Buffer.byteLength(name) <= 63)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("planDdl", () => {
  test("makes a table that does not exist", () => {
    const [create] = planDdl(null, toTableShape(vessels));
    expect(create).toMatch(/^create table "vessels" \("id" uuid not null/);
  });

  test("adds what is new and leaves what is the same alone", () => {
    const before = toTableShape(vessels);
    const after = toTableShape({
      ...vessels,
      fields: [...vessels.fields, { key: "built_on", label: "Built", type: "date", isRequired: true, isIndexed: true }],
    });

    expect(planDdl(before, before)).toEqual([]);
    expect(planDdl(before, after)).toEqual([
      'alter table "vessels" add column if not exists "built_on" date',
      'create index "vessels_built_on_idx" on "vessels" using btree ("built_on", id) where deleted_at is null',
      'alter table "vessels" alter column "built_on" set not null',
    ]);
  });

  test("makes an index anew when its expression changes", () => {
    const before = toTableShape(vessels);
    const fields = vessels.fields.map((field) => (field.key === "tonnage" ? { ...field, isRequired: true } : field));
    const plan = planDdl(before, toTableShape({ ...vessels, fields }));
    expect(plan[0]).toBe('drop index "vessels_tonnage_idx"');
    expect(plan[1]).toContain('create index "vessels_tonnage_idx"');
    expect(plan[2]).toBe('alter table "vessels" alter column "tonnage" set not null');
  });

  test("lifts what a field in the trash asked for and keeps its column", () => {
    const fields = vessels.fields.map((field) => (field.key === "tonnage" ? { ...field, isRequired: true } : field));
    const plan = planDdl(
      toTableShape({ ...vessels, fields }),
      toTableShape({ ...vessels, fields: fields.filter((field) => field.key !== "tonnage") }),
    );
    expect(plan).toEqual([
      'alter table "vessels" alter column "tonnage" drop not null',
      'drop index "vessels_tonnage_idx"',
    ]);
  });
});
