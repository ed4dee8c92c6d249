import { describe, expect, test } from "vitest";
import { z } from "zod";

import { openPostgres } from "@/db/connect/postgres";
import { defineTool } from "@/tools/core/define-tool";
import { createOne } from "@/tools/records/create-one";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace } from "@/tools/testing/test-workspace";

const url = process.env["DATABASE_URL"] ?? "";

/** Writes, then loses its connection as an administrator or a restart would take it. */
const loseConnection = defineTool({
  name: "lose_connection",
  description: "Only for this test.",
  input: z.object({ isIdle: z.boolean() }),
  output: z.object({}),
  permission: "records:write",
  effect: "write",
  examples: [],
  async handler(ctx, { isIdle }) {
    await createOne(ctx, "companies", { name: "Half done" });
    const [row] = await ctx.session.query("select pg_backend_pid() as pid");
    const other = openPostgres(url, { poolSize: 1 });
    await other.transaction({}, (session) => session.query("select pg_terminate_backend($1)", [row?.["pid"]]));
    await other.close();
    if (isIdle) await new Promise((resolve) => setTimeout(resolve, 100));
    await ctx.session.query("select 1");
    return {};
  },
});

describe("a Postgres that goes away in the middle of a call", () => {
  test.each([
    ["at once", false],
    ["and is noticed before the next statement", true],
  ])("%s is one clear error, nothing is half done, and the next call works", async (_, isIdle) => {
    const workspace = await newWorkspace();

    const attempt = workspace.call(loseConnection, { isIdle });

    await expect(attempt).rejects.toMatchObject({
      code: "upstream_failed",
      message: "The database cannot be reached right now. Nothing was changed; try again in a moment.",
    });
    expect((await workspace.call(searchRecords, { object: "companies" })).records).toEqual([]);
  });
});
