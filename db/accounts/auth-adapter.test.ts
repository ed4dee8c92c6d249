import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";

import { openTestDb } from "@/db/testing/open-test-db";
import { authAdapter } from "./auth-adapter";

const in15Minutes = () => new Date(Date.now() + 900_000);

async function newAdapter() {
  return authAdapter(await openTestDb())({ advanced: { database: { generateId: () => randomUUID() } } });
}

const row = (identifier: string) => {
  const now = new Date();
  return { identifier, value: "one", expiresAt: in15Minutes(), createdAt: now, updatedAt: now };
};

describe("the directory as better-auth sees it", () => {
  test("keeps times and texts as they were given", async () => {
    const adapter = await newAdapter();
    const identifier = randomUUID();
    const expiresAt = in15Minutes();

    await adapter.create({ model: "verification", data: { ...row(identifier), expiresAt } });
    const found = await adapter.findOne({ model: "verification", where: [{ field: "identifier", value: identifier }] });

    expect(found).toMatchObject({ identifier, value: "one", expiresAt });
  });

  test("gives what is good once to one of many who want it", async () => {
    const adapter = await newAdapter();
    const identifier = randomUUID();
    const where = [{ field: "identifier", value: identifier }];
    await adapter.create({ model: "verification", data: row(identifier) });

    const got = await Promise.all(
      Array.from({ length: 8 }, () => adapter.consumeOne({ model: "verification", where })),
    );

    expect(got.filter(Boolean)).toHaveLength(1);
  });

  test("counts what it changes and deletes, and goes on inside what is meant as one", async () => {
    const adapter = await newAdapter();
    const value = randomUUID();
    const where = [{ field: "value", value }];
    await adapter.transaction(async (inner) => {
      for (const turn of [1, 2])
        await inner.create({ model: "verification", data: { ...row(`${value}${turn}`), value } });
    });

    const changed = await adapter.updateMany({ model: "verification", where, update: { expiresAt: in15Minutes() } });
    const deleted = await adapter.deleteMany({ model: "verification", where });

    expect([changed, deleted, await adapter.count({ model: "verification", where })]).toEqual([2, 2, 0]);
  });
});
