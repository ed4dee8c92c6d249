import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { listModels } from "@/agent/models/models";
import { standardRoles } from "@/db/access/standard-roles";
import type { Db, Session } from "@/db/connect/db";
import { openPglite } from "@/db/connect/pglite";
import { openPostgres } from "@/db/connect/postgres";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { loadRecords } from "@/db/records/load-records";
import { addMembers } from "@/db/workspace/members";
import {
  createWorkspace,
  dropWorkspace,
  enterSchema,
  prepareDirectory,
  type Workspace,
} from "@/db/workspace/workspaces";
import { buildApp } from "@/server/app";
import type { Atrium } from "@/server/atrium";
import { localAuth } from "@/server/auth/local";
import { Live } from "@/server/live/live";
import { openKeeper } from "@/server/regions/keeper";
import { openRegions } from "@/server/regions/regions";
import { openSecrets } from "@/server/secrets";
import { readSettings } from "@/server/settings";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import { findTool } from "@/tools/core/find-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { searchRecords } from "@/tools/records/search-records";
import { type BulkResult, benchBulk } from "./bulk-cases";
import { type BenchContext, cases } from "./cases";
import { benchComputed, type ComputedResult } from "./computed-cases";
import { generate } from "./generate";
import { benchJobs, type JobResult } from "./job-cases";
import {
  type CaseResult,
  measure,
  megabytes,
  type Percentiles,
  printBulk,
  printComputed,
  printJobs,
  printPlanner,
  printTable,
} from "./measure";
import { benchPlanner, type PlannerResult } from "./planner-cases";

const count = Number(process.env["BENCH_RECORDS"] ?? 100_000);
const turns = Number(process.env["BENCH_TURNS"] ?? 60);
/** postgres or pglite: that one alone. */
const only = process.env["BENCH_DRIVER"];
const isJson = process.argv.includes("--json");
const say = (text: string): void => void (isJson ? process.stderr : process.stdout).write(`${text}\n`);

type DriverResult = {
  driver: string;
  records: number;
  loadSeconds: number;
  cases: CaseResult[];
  planner: PlannerResult[];
  bulk: BulkResult[];
  computed: ComputedResult[];
  jobs: JobResult[];
  memoryMb: number;
};

async function main(): Promise<void> {
  const results: DriverResult[] = [];
  const url = process.env["DATABASE_URL"];
  if (url && only !== "pglite") results.push(await benchDriver(openPostgres(url)));
  else if (!url) say("DATABASE_URL is not set, so native Postgres is left out.");
  if (only !== "postgres") results.push(await benchEmbedded());
  if (isJson) process.stdout.write(`${JSON.stringify(results)}\n`);
}

async function benchEmbedded(): Promise<DriverResult> {
  const directory = mkdtempSync(join(tmpdir(), "atrium-bench-"));
  try {
    return await benchDriver(await openPglite({ directory }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchDriver(db: Db): Promise<DriverResult> {
  await prepareDirectory(db);
  const clock = createClock();
  const now = clock.now();
  const workspace = await createWorkspace(db, {
    id: clock.newId(),
    slug: `bench-${clock.newId().slice(-8)}`,
    name: "Bench",
    now,
  });
  try {
    const members = ["Ada", "Ben", "Cleo", "Dan"].map((name) => ({
      id: clock.newId(),
      name,
      email: `${name}@bench.example`,
      role: "admin" as const,
    }));
    const started = performance.now();
    const data = generate(
      count,
      members.map((member) => member.id),
      now,
    );
    await db.transaction({ opening: enterSchema(workspace) }, async (session) => {
      await addMembers(session, members, now);
      for (const object of standardObjects) {
        const rows = object.key === "companies" ? data.companies : object.key === "contacts" ? data.contacts : [];
        await loadRecords(session, object, rows, { id: clock.newId(), now, summary: "Bench" });
      }
    });
    await db.transaction({ opening: enterSchema(workspace) }, (session) =>
      session.exec("analyze contacts; analyze companies; analyze atrium_changes"),
    );
    const loadSeconds = (performance.now() - started) / 1000;
    say(
      `\n${db.driver}: ${count.toLocaleString("en")} companies and as many contacts loaded in ${loadSeconds.toFixed(1)} s`,
    );
    const me = members[0];
    if (!me) throw new Error("The bench has no member.");
    const actor: Actor = {
      kind: "person",
      memberId: me.id,
      name: me.name,
      email: me.email,
      role: "admin",
      timeZone: "UTC",
      locale: "en",
      access: { memberId: me.id, roleKey: "admin", role: standardRoles.admin, team: [] },
    };
    const environment: Environment = { db, workspace, clock, catalogs: new Map() };
    const measured = await benchCases(
      environment,
      actor,
      data.contacts.map((contact) => contact.id),
    );
    const company = (turn: number): string => String(data.companies[(turn * 7919 + 11) % count]?.values.name);
    const planner = await benchPlanner(environment, actor, { company });
    say(`\n${printPlanner(planner)}`);
    const bulk = await benchBulk(environment, actor);
    say(`\n${printBulk(bulk)}`);
    const computed = await benchComputed(environment, actor);
    say(`\n${printComputed(computed)}`);
    // Over a million records they take the better part of an hour, and say nothing that 100,000 do not.
    const names = count > 100_000 ? [] : data.contacts.map((contact) => String(contact.values["name"]));
    const jobs = names.length > 0 ? await benchJobs(environment, actor, names) : [];
    if (jobs.length > 0) say(`\n${printJobs(jobs)}`);
    const memoryMb = megabytes();
    say(`memory: ${memoryMb} MB resident`);
    const both = { driver: db.driver, records: count, loadSeconds, cases: measured, planner, bulk, computed };
    return { ...both, jobs, memoryMb };
  } finally {
    await dropWorkspace(db, workspace);
    await db.close();
  }
}

async function benchCases(environment: Environment, actor: Actor, ids: string[]): Promise<CaseResult[]> {
  const context = await openContext(environment, actor, ids);
  const door = await openDoor(environment, actor);
  const results: CaseResult[] = [];
  for (const [place, item] of cases.entries()) {
    const tool = findTool(item.tool);
    const offset = place * 10_000;
    const raw = await measureRaw(environment.db, environment.workspace, tool.effect === "read", (turn) =>
      item.raw(context, turn + offset),
    );
    const alone = await measure(turns, (turn) =>
      runTool(environment, actor, tool, item.input(context, turn + offset + 2000), { door: "bench" }),
    );
    const through = await measure(turns, (turn) =>
      door.call(item.tool, tool.effect === "read", item.input(context, turn + offset + 4000)),
    );
    results.push({ name: item.name, raw, tool: alone, door: through });
  }
  await door.close();
  say(printTable(results));
  return results;
}

type Statement = { sql: string; params: unknown[] };

/** Raw statements: no change set, nothing parsed; reads in one open transaction, each write with its own commit. */
function measureRaw(
  db: Db,
  workspace: Workspace,
  isRead: boolean,
  statement: (turn: number) => Statement,
): Promise<Percentiles> {
  const run = (session: Session, { sql, params }: Statement): Promise<unknown> => session.query(sql, params);
  const opening = enterSchema(workspace);
  if (!isRead) return measure(turns, (turn) => db.transaction({ opening }, (session) => run(session, statement(turn))));
  return db.transaction({ opening }, (session) => measure(turns, (turn) => run(session, statement(turn))));
}

async function openContext(environment: Environment, actor: Actor, ids: string[]): Promise<BenchContext> {
  let cursor: string | undefined;
  let last: { name: string; id: string } | undefined;
  for (let page = 0; page < Math.min(100, count / 1000); page += 1) {
    const found = await runTool(
      environment,
      actor,
      searchRecords,
      { object: "contacts", fields: [], sort: [{ field: "name" }], limit: 500, ...(cursor ? { cursor } : {}) },
      { door: "bench" },
    );
    cursor = found.nextCursor ?? cursor;
    last = found.records.at(-1);
  }
  return {
    memberId: actor.memberId,
    count,
    recordId: (turn) => ids[(turn * 7919) % ids.length] ?? "",
    deepCursor: cursor ?? "",
    deepPosition: { name: (last?.name ?? "").toLowerCase(), id: last?.id ?? "" },
  };
}

async function openDoor(environment: Environment, actor: Actor) {
  const models = { openAiModel: "none" };
  const regions = openRegions(environment.db);
  const atrium: Atrium = {
    db: environment.db,
    clock: environment.clock,
    models,
    modelList: listModels(models),
    version: "bench",
    secrets: openSecrets(readSettings({ ATRIUM_SECRET: randomUUID() })),
    signIn: { mode: "local", url: "http://localhost:3000" },
    regions,
    keeper: openKeeper(regions, { onGone: () => undefined }),
    live: new Live(),
    environment: async () => environment,
    environments: async () => [environment],
    environmentOf: () => environment,
    actor: async () => actor,
    actorOf: async () => actor,
    close: async () => undefined,
  };
  const app = await buildApp(atrium, localAuth(atrium), { logLevel: "silent", secret: "bench" });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    async call(tool: string, isRead: boolean, input: unknown): Promise<void> {
      const body = JSON.stringify(input);
      const response = isRead
        ? await fetch(`${address}/api/trpc/tools.${tool}?input=${encodeURIComponent(body)}`)
        : await fetch(`${address}/api/trpc/tools.${tool}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body,
          });
      const text = await response.text();
      if (!response.ok) throw new Error(`${tool} failed: ${text.slice(0, 300)}`);
    },
    close: () => app.close(),
  };
}

await main();
