import { standardRoles } from "@/db/access/standard-roles";
import type { Db, Session } from "@/db/connect/db";
import { openPostgres } from "@/db/connect/postgres";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { tendTables } from "@/db/objects/tend-tables";
import { loadRecords } from "@/db/records/load-records";
import { addMembers } from "@/db/workspace/members";
import { createWorkspace, dropWorkspace, enterSchema, prepareDirectory } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createField } from "@/tools/fields/create-field";
import { updateField } from "@/tools/fields/update-field";
import { generate } from "./generate";

const count = Number(process.env["BENCH_RECORDS"] ?? 100_000);
const pauseMilliseconds = 3;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

type Fields = { code: string; size: string; note: string };
type Case = { name: string; change(environment: Environment, actor: Actor, fields: Fields): Promise<unknown> };

const update = (values: object, field: keyof Fields): Case["change"] => {
  return (environment, actor, fields) =>
    runTool(
      environment,
      actor,
      updateField,
      { object: "companies", field: fields[field], ...values },
      { door: "bench" },
    );
};
const create = (values: object): Case["change"] => {
  return (environment, actor, fields) =>
    runTool(
      environment,
      actor,
      createField,
      { object: "companies", label: `${fields.code} more`, ...values },
      { door: "bench" },
    );
};

const cases: Case[] = [
  { name: "add a field", change: create({ type: "text" }) },
  {
    name: "add an indexed field",
    change: (environment, actor, fields) =>
      create({ type: "number", isIndexed: true })(environment, actor, { ...fields, code: fields.size }),
  },
  { name: "index a field", change: update({ isIndexed: true }, "code") },
  { name: "make it unique", change: update({ isUnique: true }, "code") },
  { name: "make it required", change: update({ isRequired: true }, "code") },
  { name: "make a number text", change: update({ type: "text" }, "size") },
  { name: "make text a number", change: update({ type: "number" }, "note") },
];

/** The longest time that somebody who changes one company every few milliseconds waits while its fields change. */
async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (!url)
    throw new Error(
      "Set DATABASE_URL to a Postgres: the embedded database has one connection, so there is nothing to measure.",
    );
  const db = openPostgres(url);
  await prepareDirectory(db);
  const clock = createClock();
  const now = clock.now();
  const workspace = await createWorkspace(db, {
    id: clock.newId(),
    slug: `bench-${clock.newId().slice(-8)}`,
    name: "Bench",
    now,
  });
  const opening = enterSchema(workspace);
  const online: Environment = { db, workspace, clock, catalogs: new Map() };
  const plain: Environment = { ...online, db: inOneTransaction(db), catalogs: new Map() };
  try {
    const me = { id: clock.newId(), name: "Ada", email: "ada@bench.example", role: "admin" as const };
    const actor: Actor = {
      kind: "person",
      memberId: me.id,
      name: me.name,
      email: me.email,
      role: me.role,
      timeZone: "UTC",
      locale: "en",
      access: { memberId: me.id, roleKey: "admin", role: standardRoles.admin, team: [] },
    };
    const { companies } = generate(count, [me.id], now);
    await db.transaction({ opening }, async (session) => {
      await addMembers(session, [me], now);
      for (const object of standardObjects)
        if (object.key === "companies")
          await loadRecords(session, object, companies, { id: clock.newId(), now, summary: "Bench" });
    });
    const made = { plain: await makeFields(plain, actor, "P"), online: await makeFields(online, actor, "O") };
    await fill(db, opening, [made.plain, made.online]);
    await tendTables(db, workspace);
    const id = companies[Math.floor(count / 2)]?.id ?? "";
    say(`${count.toLocaleString("en")} companies; longest wait of a writer, and the whole change, in ms\n`);
    say(
      [
        "".padEnd(24),
        ...["one transaction", "as built"].flatMap((way) => [`${way}: wait`.padStart(24), "change".padStart(10)]),
      ].join(""),
    );
    for (const { name, change } of cases) {
      const before = await longestWait(db, opening, id, () => change(plain, actor, made.plain));
      await tendTables(db, workspace);
      const after = await longestWait(db, opening, id, async () => {
        await change(online, actor, made.online);
        await tendTables(db, workspace);
      });
      say(
        [
          name.padEnd(24),
          ...[before, after].flatMap((one) => [one.longest.toFixed(0).padStart(24), one.whole.toFixed(0).padStart(10)]),
        ].join(""),
      );
    }
  } finally {
    await dropWorkspace(db, workspace);
    await db.close();
  }
}

/** The same tools with nothing but their transaction, as on a database of one connection. */
function inOneTransaction(db: Db): Db {
  const only = ({ query, exec, orm }: Session): Session => ({ query, exec, orm });
  return { ...db, transaction: (options, run) => db.transaction(options, (session, rows) => run(only(session), rows)) };
}

async function makeFields(environment: Environment, actor: Actor, prefix: string): Promise<Fields> {
  const make = async (label: string, type: "text" | "number"): Promise<string> => {
    const input = { object: "companies", label: `${prefix} ${label}`, type };
    return (await runTool(environment, actor, createField, input, { door: "bench" })).field.key;
  };
  return { code: await make("code", "text"), size: await make("size", "number"), note: await make("note", "text") };
}

async function fill(db: Db, opening: string, sets: Fields[]): Promise<void> {
  const assign = sets
    .map(({ code, size, note }) => `"${code}" = 'C-' || n, "${size}" = n, "${note}" = n::text`)
    .join(", ");
  await db.transaction({ opening }, (session) =>
    session.exec(
      `update companies as c set ${assign} from (select id, row_number() over (order by id) as n from companies) as o where o.id = c.id; analyze companies`,
    ),
  );
}

async function longestWait(
  db: Db,
  opening: string,
  id: string,
  change: () => Promise<unknown>,
): Promise<{ longest: number; whole: number }> {
  let longest = 0;
  let isOver = false;
  const write = async (): Promise<void> => {
    while (!isOver) {
      const started = performance.now();
      await db.transaction({ opening }, (session) =>
        session.query("update companies set updated_at = updated_at where id = $1::uuid", [id]),
      );
      longest = Math.max(longest, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  };
  const writer = write();
  const started = performance.now();
  try {
    await change();
  } finally {
    isOver = true;
  }
  const whole = performance.now() - started;
  // A write that was held up to the end of the change counts as well.
  await writer;
  return { longest, whole };
}

await main();
