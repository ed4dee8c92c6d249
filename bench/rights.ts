import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readAccess } from "@/db/access/read-roles";
import type { RecordRights } from "@/db/access/rights";
import { standardRoles } from "@/db/access/standard-roles";
import type { Db } from "@/db/connect/db";
import { openPglite } from "@/db/connect/pglite";
import { openPostgres } from "@/db/connect/postgres";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { loadRecords } from "@/db/records/load-records";
import { addMembers } from "@/db/workspace/members";
import { createWorkspace, dropWorkspace, enterSchema, prepareDirectory } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { searchRecords } from "@/tools/records/search-records";
import { createRole } from "@/tools/roles/create-role";
import { generate } from "./generate";
import { measure, type Percentiles } from "./measure";

const count = Number(process.env["BENCH_RECORDS"] ?? 100_000);
const turns = Number(process.env["BENCH_TURNS"] ?? 40);
const isJson = process.argv.includes("--json");

const rights = (reach: RecordRights["read"]): RecordRights => ({
  ...{ read: reach, update: reach, delete: reach },
  ...{ create: true, destroy: false, import: false, export: true },
});

/** Who asks: without limits, with limits elsewhere and so with a policy that lets all through, and with one's own only. */
const reaches = {
  "no policy": null,
  all: { deals: rights("own") },
  own: { contacts: rights("own") },
} satisfies Record<string, Record<string, RecordRights> | null>;

const word = (turn: number): string => `person${count - 1 - ((turn * 37) % Math.ceil(count / 2))}`;

const cases = {
  "page of 50 by name": () => [searchRecords, { object: "contacts", sort: [{ field: "name" }], limit: 50 }] as const,
  "page of 50, newest first": () =>
    [searchRecords, { object: "contacts", sort: [{ field: "created_at", direction: "desc" }], limit: 50 }] as const,
  "search for a word": (turn: number) =>
    [searchRecords, { object: "contacts", search: word(turn), limit: 50 }] as const,
  "group and count": () =>
    [aggregateRecords, { object: "contacts", measures: [{ fn: "count" }], group: [{ field: "status" }] }] as const,
};

type Result = { driver: string; name: string; times: Record<keyof typeof reaches, Percentiles> };

async function benchDriver(db: Db): Promise<Result[]> {
  await prepareDirectory(db);
  const clock = createClock();
  const now = clock.now();
  const slug = `bench-${clock.newId().slice(-8)}`;
  const workspace = await createWorkspace(db, { id: clock.newId(), slug, name: "Bench", now });
  const environment: Environment = { db, workspace, clock, catalogs: new Map() };
  try {
    const members = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal", "Ina", "Jon"].map((name) => ({
      ...{ id: clock.newId(), name, email: `${name}@bench.example`, role: "admin" },
    }));
    const ids = members.map(({ id }) => id);
    const data = generate(count, ids, now);
    await db.transaction({ opening: enterSchema(workspace) }, async (session) => {
      await addMembers(session, members, now);
      for (const object of standardObjects) {
        const rows = object.key === "companies" ? data.companies : object.key === "contacts" ? data.contacts : [];
        await loadRecords(session, object, rows, { id: clock.newId(), now, summary: "Bench" });
      }
    });
    await inWorkspace(environment, (session) => session.exec("analyze contacts; analyze companies"));
    const id = ids[0] ?? "";
    const admin: Actor = {
      ...{ kind: "person", memberId: id, name: "Ada", email: "ada@bench.example", role: "admin" },
      ...{ timeZone: "UTC", locale: "en" },
      access: { memberId: id, roleKey: "admin", role: standardRoles.admin, team: [] },
    };
    const results = new Map(
      Object.keys(cases).map((name): [string, Result] => [
        name,
        { driver: db.driver, name, times: {} as Result["times"] },
      ]),
    );
    for (const [reach, objects] of Object.entries(reaches)) {
      const actor = objects ? await withRole(environment, admin, reach, objects) : admin;
      for (const [name, of] of Object.entries(cases)) {
        const times = await measure(turns, (turn) => {
          const [tool, input] = of(turn);
          return runTool(environment, actor, tool as typeof searchRecords, input, { door: "bench" });
        });
        Object.assign(results.get(name)?.times ?? {}, { [reach]: times });
      }
    }
    return [...results.values()];
  } finally {
    await dropWorkspace(db, workspace);
    await db.close();
  }
}

async function withRole(
  environment: Environment,
  admin: Actor,
  name: string,
  objects: Record<string, RecordRights>,
): Promise<Actor> {
  const { role } = await runTool(environment, admin, createRole, { name, objects }, { door: "bench" });
  const member = { id: admin.memberId, role: role.key, teamId: null };
  const access = await inWorkspace(environment, (session) => readAccess(session, member));
  return { ...admin, role: role.key, access };
}

function print(results: Result[]): string {
  const text = ({ p50, p95 }: Percentiles): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`.padStart(18);
  const line = ({ driver, name, times }: Result): string => {
    const base = times["no policy"].p50;
    const others = (["all", "own"] as const).map(
      (reach) => `${text(times[reach])}${(times[reach].p50 / base).toFixed(2).padStart(8)}`,
    );
    return `${driver.padEnd(10)}${name.padEnd(26)}${text(times["no policy"])}${others.join("")}`;
  };
  const head = `${"".padEnd(36)}${"no policy".padStart(18)}${"all".padStart(18)}${"ratio".padStart(8)}${"own".padStart(18)}${"ratio".padStart(8)}`;
  return [`${count.toLocaleString("en")} contacts of ten owners, p50 / p95 in ms`, head, ...results.map(line)].join(
    "\n",
  );
}

const url = process.env["DATABASE_URL"];
const results = url ? await benchDriver(openPostgres(url)) : [];
const directory = mkdtempSync(join(tmpdir(), "atrium-bench-"));
try {
  results.push(...(await benchDriver(await openPglite({ directory }))));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
process.stdout.write(`${isJson ? JSON.stringify(results) : print(results)}\n`);
