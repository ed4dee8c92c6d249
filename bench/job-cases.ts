import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

import { appendPiece, createFile } from "@/db/files/file-store";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import type { Actor, AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { runDuplicateScan } from "@/tools/duplicates/run-duplicate-scan";
import { exportRecords } from "@/tools/exports/export-records";
import { importRecords } from "@/tools/imports/import-records";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";

/** Seconds of a whole job, and of the least that Postgres would need for the same by hand; null where it cannot. */
export type JobResult = { name: string; rows: number; seconds: number; rawSeconds: number | null };

const heading = ["Name", "Email", "Phone", "Title", "City"];
const columns = "name, email, phone, title, city";

/** Jobs over as many rows as there are records: each is run once, because it takes long and changes what is there. */
export async function benchJobs(environment: Environment, actor: Actor, names: string[]): Promise<JobResult[]> {
  const rows = names.length;
  const csv = stringify([
    heading,
    ...Array.from({ length: rows }, (_, at) => lineOf(names[at % names.length] ?? "", at)),
  ]);
  const scan = await timed(() => job(environment, actor, runDuplicateScan, { object: "contacts" }));
  const exported = await timed(() => job(environment, actor, exportRecords, { query: { object: "contacts" } }));
  const fileId = await upload(environment, actor, csv);
  const input = { fileId, object: "contacts", matchBy: "email" };
  const imported = await timed(() => job(environment, actor, importRecords, input));
  const { changeSetId } = imported.output;
  if (!changeSetId) throw new Error("The import changed nothing.");
  const undone = await timed(() => job(environment, actor, undoChangeSet, { changeSetId }));
  const { copyIn, copyOut } = await copies(environment, csv);
  return [
    { name: "job: duplicate scan", rows, seconds: scan.seconds, rawSeconds: null },
    { name: "job: export", rows, seconds: exported.seconds, rawSeconds: copyOut },
    { name: "job: import", rows, seconds: imported.seconds, rawSeconds: copyIn },
    { name: "undo of the import", rows, seconds: undone.seconds, rawSeconds: null },
  ];
}

const lineOf = (name: string, at: number): string[] => [
  name,
  `imported${at}@import.example`,
  `+49 30 ${1_000_000 + at}`,
  "Buyer",
  "Bergen",
];

async function job(environment: Environment, actor: Actor, tool: AnyTool, input: unknown) {
  const { jobId } = (await runTool(environment, actor, tool, input, { door: "bench" })) as { jobId: string };
  await runJob(environment, jobId);
  const { job: ended } = await runTool(environment, actor, getJob, { jobId }, { door: "bench" });
  if (ended.state !== "done") throw new Error(`${tool.name} ended as ${ended.state}.`);
  return ended;
}

async function upload(environment: Environment, actor: Actor, text: string): Promise<string> {
  const { clock } = environment;
  const id = clock.newId();
  const bytes = new TextEncoder().encode(text);
  await inWorkspace(environment, async (session) => {
    const { memberId } = actor;
    await createFile(session, {
      id,
      memberId,
      name: "people.csv",
      mediaType: "text/csv",
      now: clock.now(),
      expiresAt: null,
    });
    const size = 1_000_000;
    for (let place = 0; place * size < bytes.length; place += 1)
      await appendPiece(session, id, place, bytes.subarray(place * size, (place + 1) * size));
  });
  return id;
}

/** COPY into a table with the same columns and indexes, and out of the records, on a connection of its own. */
async function copies(
  { db, workspace }: Environment,
  csv: string,
): Promise<{ copyIn: number | null; copyOut: number | null }> {
  const url = process.env["DATABASE_URL"];
  if (db.driver !== "postgres" || !url) return { copyIn: null, copyOut: null };
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `begin; set local search_path to "${workspace.schemaName}", public;
       create table bench_copy (like contacts including indexes including defaults);
       alter table bench_copy alter id set default gen_random_uuid(), alter created_at set default now(),
         alter updated_at set default now(), alter search_text set default '', alter status set default 'new'`,
    );
    const into = `copy bench_copy (${columns}) from stdin with (format csv, header)`;
    const copyIn = await timed(() => pipeline(Readable.from([csv]), client.query(copyFrom(into))));
    const outOf = `copy (select ${columns} from contacts where deleted_at is null) to stdout with (format csv)`;
    const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
    const copyOut = await timed(() => pipeline(client.query(copyTo(outOf)), nowhere));
    await client.query("rollback");
    return { copyIn: copyIn.seconds, copyOut: copyOut.seconds };
  } finally {
    await client.end();
  }
}

async function timed<Output>(run: () => Promise<Output>): Promise<{ seconds: number; output: Output }> {
  const started = performance.now();
  const output = await run();
  return { seconds: (performance.now() - started) / 1000, output };
}
