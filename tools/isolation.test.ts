import { beforeAll, describe, expect, test } from "vitest";

import { enterWorkspace } from "@/db/workspace/workspaces";
import { inWorkspace } from "./core/in-workspace";
import { newRights, type RightsWorkspace } from "./testing/rights-workspace";
import { newWorkspace, type TestWorkspace } from "./testing/test-workspace";

const own = {
  read: "own",
  update: "own",
  delete: "own",
  create: true,
  destroy: false,
  import: false,
  export: true,
} as const;

let place: RightsWorkspace;
let neighbour: TestWorkspace;

beforeAll(async () => {
  place = await newRights({ objects: { deals: own } });
  neighbour = await newWorkspace();
  await neighbour.seed("deals", { name: "Of the neighbour" });
  await place.workspace.seed("deals", { name: "Of Priya" });
});

/** SQL as somebody could write it who got some through: as the workspace, or as a member with limits. */
const runAs = {
  workspace: (sql: string) => inWorkspace(place.workspace.environment, (session) => session.query(sql)),
  member: (sql: string) => {
    const { db, workspace } = place.workspace.environment;
    return db.transaction({ opening: enterWorkspace(workspace, place.marta.access) }, (session) => session.query(sql));
  },
};

describe.each(Object.entries(runAs))("SQL that runs as the %s", (who, run) => {
  const theirs = (): string => `"${neighbour.environment.workspace.schemaName}"`;

  test.each([
    ["read", () => `select * from ${theirs()}.deals`],
    ["write", () => `update ${theirs()}.deals set name = 'x'`],
    [
      "add to",
      () => `insert into ${theirs()}.atrium_settings (id, key, definition) values (gen_random_uuid(), 'x', '{}')`,
    ],
    ["lock", () => `lock table ${theirs()}.deals in share mode`],
    ["read the fields of", () => `select * from ${theirs()}.atrium_fields`],
    ["count the changes of", () => `select count(*) from ${theirs()}.atrium_changes`],
    ["make a table in", () => `create table ${theirs()}.mine (id int)`],
    ["drop a table of", () => `drop table ${theirs()}.deals`],
  ])("cannot %s another workspace", async (_, sql) => {
    await expect(run(sql())).rejects.toMatchObject({
      message: expect.stringMatching(/permission denied|Something went wrong/),
    });
  });

  test("cannot read or write the directory of workspaces", async () => {
    await expect(run("select * from atrium.workspaces")).rejects.toThrow();
    await expect(run("delete from atrium.workspaces")).rejects.toThrow();
  });

  test("is told of no table, column or constraint of another workspace", async () => {
    const schema = neighbour.environment.workspace.schemaName;
    for (const view of ["tables", "columns", "table_constraints"])
      expect(await run(`select 1 from information_schema.${view} where table_schema = '${schema}'`)).toEqual([]);
  });

  test("cannot alter what was done, nor its seals", async () => {
    for (const sql of [
      "update atrium_changes set kind = 'deleted'",
      "delete from atrium_changes",
      "truncate atrium_changes",
      "update atrium_seals set hash = 'x'",
      "delete from atrium_seals",
    ])
      await expect(run(sql)).rejects.toThrow();
  });

  test("sees of its own workspace what it may", async () => {
    const rows = await run("select name from deals");

    expect(rows).toEqual(who === "member" ? [] : [{ name: "Of Priya" }]);
  });
});

test("SQL that runs as a member with limits changes nothing about who may do what", async () => {
  for (const sql of [
    "update atrium_members set role = 'admin'",
    "insert into atrium_roles (id, key, definition, created_at) values (gen_random_uuid(), 'x', '{}', now())",
    "update atrium_roles set definition = '{}'",
    "update atrium_fields set definition = '{}'",
    "alter table deals disable row level security",
    "drop policy if exists x on deals; create policy x on deals using (true)",
  ])
    await expect(runAs.member(sql)).rejects.toThrow();
});
