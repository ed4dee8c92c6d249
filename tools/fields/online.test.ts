import { expect, test, vi } from "vitest";

import type { Row } from "@/db/connect/db";
import { tendTables } from "@/db/objects/tend-tables";
import { openTestDb } from "@/db/testing/open-test-db";
import { enterSchema } from "@/db/workspace/workspaces";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createField } from "./create-field";
import { deleteField } from "./delete-field";
import { updateField } from "./update-field";

const isEmbedded = (await openTestDb()).driver === "pglite";
// An index that is built concurrently waits for every statement that runs in the same database.
vi.setConfig({ testTimeout: 120_000 });

const query = ({ environment: { db, workspace } }: TestWorkspace, text: string): Promise<Row[]> =>
  db.transaction({ opening: enterSchema(workspace) }, (session) => session.query(text));

const tend = ({ environment }: TestWorkspace): Promise<number> => tendTables(environment.db, environment.workspace);

/** What stands on the column Seats, as far as it can be used. */
const rulesOf = async (workspace: TestWorkspace): Promise<unknown> => ({
  indexes: (
    await query(
      workspace,
      `select i.relname as name, x.indisvalid as is_valid from pg_index as x join pg_class as i on i.oid = x.indexrelid
       where x.indrelid = 'companies'::regclass and pg_get_indexdef(x.indexrelid) like '%seats%' order by 1`,
    )
  ).map((row) => `${row["name"]}${row["is_valid"] ? "" : " invalid"}`),
  checks: (
    await query(
      workspace,
      `select conname as name from pg_constraint where conrelid = 'companies'::regclass and contype = 'c'`,
    )
  ).length,
  isNotNull: (
    await query(
      workspace,
      `select attnotnull from pg_attribute where attrelid = 'companies'::regclass and attname = 'seats'`,
    )
  )[0]?.["attnotnull"],
});

const seats = { object: "companies", label: "Seats", type: "number", isIndexed: true } as const;

async function withSeats(values: number[]): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  await workspace.call(createField, seats);
  for (const value of values) await workspace.seed("companies", { name: `Firm ${value}`, seats: value });
  await tend(workspace);
  return workspace;
}

const plain = "companies_seats_idx";
const unique = "companies_seats_unique_idx";

test("required and unique hold at once, and leave nothing but the rule", async () => {
  const workspace = await withSeats([1, 2]);
  await workspace.call(updateField, { object: "companies", field: "seats", isRequired: true, isUnique: true });
  const made = await rulesOf(workspace);
  expect(made).toMatchObject({ isNotNull: true, checks: 0 });
  await expect(workspace.seed("companies", { name: "Again", seats: 2 })).rejects.toMatchObject({ code: "conflict" });
  await expect(workspace.seed("companies", { name: "Empty" })).rejects.toMatchObject({ code: "invalid_input" });
  await tend(workspace);
  expect(await rulesOf(workspace)).toEqual({ indexes: [plain, unique], checks: 0, isNotNull: true });
});

test("a value that two records have is named, and nothing is left of the index", async () => {
  const workspace = await withSeats([1, 2]);
  await workspace.seed("companies", { name: "Twin", seats: 2 });
  const refused = workspace.call(updateField, { object: "companies", field: "seats", isUnique: true });
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('"2" (2 records)') });
  expect(await rulesOf(workspace)).toEqual({ indexes: [plain], checks: 0, isNotNull: false });
});

test("two Admins who ask for the same at once get one rule", async () => {
  const workspace = await withSeats([1, 2]);
  const ask = () =>
    workspace.call(updateField, { object: "companies", field: "seats", isUnique: true, isRequired: true });
  const answers = await Promise.all([ask(), ask()]);
  expect(answers.map((answer) => answer.changes.length).toSorted()).toEqual([0, 2]);
  await tend(workspace);
  expect(await rulesOf(workspace)).toEqual({ indexes: [plain, unique], checks: 0, isNotNull: true });
});

test("a change whose table is busy is refused with what to do, and is made once it is free", {
  timeout: 60_000,
}, async (context) => {
  if (isEmbedded) return context.skip("one connection is never busy with another");
  const workspace = await withSeats([1]);
  const { db, workspace: place } = workspace.environment;
  const ask = () => workspace.call(updateField, { object: "companies", field: "seats", isRequired: true });
  await db.transaction({ opening: enterSchema(place) }, async (session) => {
    await session.exec("update companies set seats = 3");
    await expect(ask()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("try again") });
  });
  await ask();
  expect(await rulesOf(workspace)).toMatchObject({ checks: 0, isNotNull: true });
});

test.skipIf(isEmbedded)("a field works before its index is there, and the index follows", async () => {
  const workspace = await newWorkspace();
  await workspace.call(createField, seats);
  expect(await rulesOf(workspace)).toMatchObject({ indexes: [] });
  await workspace.seed("companies", { name: "Firm", seats: 4 });
  expect(await tend(workspace)).toBe(1);
  expect(await rulesOf(workspace)).toMatchObject({ indexes: [plain] });
  expect(await tend(workspace)).toBe(0);
});

test.skipIf(isEmbedded)("what a crash left is taken away or built anew", async () => {
  const workspace = await withSeats([1, 2]);
  await workspace.seed("companies", { name: "Twin", seats: 2 });
  const { db, workspace: place } = workspace.environment;
  await db.transaction({ opening: enterSchema(place) }, async (session) => {
    const table = `"${place.schemaName}".companies`;
    await session.outside?.(`drop index "${place.schemaName}".${plain}`);
    // Building it fails at the second record with the same value, and leaves it as a crash does.
    for (const name of [plain, unique])
      await expect(session.outside?.(`create unique index concurrently ${name} on ${table} (seats)`)).rejects.toThrow();
    await session.outside?.(
      `alter table ${table} add constraint atrium_required_left check (seats is not null) not valid`,
    );
  });
  expect(await rulesOf(workspace)).toMatchObject({ indexes: [`${plain} invalid`, `${unique} invalid`], checks: 1 });
  await tend(workspace);
  expect(await rulesOf(workspace)).toEqual({ indexes: [plain], checks: 0, isNotNull: false });
});

test.skipIf(isEmbedded)("a field is deleted and its making undone while its index is being built", async () => {
  const workspace = await newWorkspace();
  const { db, workspace: place } = workspace.environment;
  const { changeSetId } = await workspace.call(createField, seats);
  const id = await workspace.seed("companies", { name: "Firm", seats: 4 });
  let building: Promise<number> | undefined;
  // Who writes holds the building up for as long as this transaction is open.
  await db.transaction({ opening: enterSchema(place) }, async (session) => {
    await session.exec("update companies set seats = 5");
    building = tend(workspace);
    await expect.poll(() => rulesOf(workspace)).toMatchObject({ indexes: [`${plain} invalid`] });
    await workspace.call(undoChangeSet, { changeSetId });
  });
  await building;
  await tend(workspace);
  expect(await rulesOf(workspace)).toMatchObject({ indexes: [] });

  const again = await workspace.call(createField, { ...seats, label: "Chairs" });
  await workspace.call(updateRecord, { object: "companies", id, values: { chairs: 1 } });
  await Promise.all([
    tend(workspace),
    tend(workspace),
    workspace.call(deleteField, { object: "companies", field: again.field.key }),
  ]);
  await tend(workspace);
  const left = await query(
    workspace,
    "select indexname from pg_indexes where indexname like '%chairs%' and schemaname = current_schema",
  );
  expect(left).toEqual([]);
});

test.skipIf(isEmbedded)("a change of a table goes before the index that is being built on it", async () => {
  const workspace = await newWorkspace();
  const { db, workspace: place } = workspace.environment;
  await workspace.call(createField, seats);
  await workspace.seed("companies", { name: "Firm", seats: 4 });
  let building: Promise<number> | undefined;
  await db.transaction({ opening: enterSchema(place) }, async (session) => {
    // Reads nothing of the table, but what it could see is what the build waits for.
    await session.exec("declare held cursor for select id from contacts");
    building = tend(workspace);
    await expect.poll(() => rulesOf(workspace)).toMatchObject({ indexes: [`${plain} invalid`] });
    await workspace.call(createField, { object: "companies", label: "Floor", type: "number" });
    expect(await building).toBe(0);
  });
  await tend(workspace);
  expect(await rulesOf(workspace)).toMatchObject({ indexes: [plain] });
});
