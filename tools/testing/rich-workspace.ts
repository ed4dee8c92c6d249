import { randomBytes } from "node:crypto";

import { sealChanges } from "@/db/changes/seals";
import type { Db } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";
import { tendTables } from "@/db/objects/tend-tables";
import { enterSchema, type Workspace } from "@/db/workspace/workspaces";
import { openConversation } from "@/tools/conversations/message-store";
import { inWorkspace } from "@/tools/core/in-workspace";
import { createDocument } from "@/tools/documents/create-document";
import { createField } from "@/tools/fields/create-field";
import { deleteField } from "@/tools/fields/delete-field";
import { finish, upload } from "@/tools/imports/testing/import-test";
import { sendInvite } from "@/tools/members/send-invite";
import { updateMember } from "@/tools/members/update-member";
import { createObject } from "@/tools/objects/create-object";
import { deleteObject } from "@/tools/objects/delete-object";
import { deleteRecord } from "@/tools/records/delete-record";
import { updateRecord } from "@/tools/records/update-record";
import { createRole } from "@/tools/roles/create-role";
import { createView } from "@/tools/views/create-view";
import { ownOnly } from "./rights-workspace";
import type { TestWorkspace } from "./test-workspace";

/** Fills a workspace with something of everything that one can hold. */
export async function fillWorkspace(workspace: TestWorkspace): Promise<{ company: string; deal: string }> {
  const [priya, marta] = [workspace.member(), workspace.member("Marta")];
  await workspace.call(createObject, {
    label: "Vessel",
    fields: [
      { label: "Tonnage", type: "number" },
      { label: "Company", type: "lookup", target: "companies" },
      { label: "Built", type: "date" },
    ],
  });
  await workspace.call(createObject, { label: "Berth" });
  await workspace.call(createField, {
    object: "companies",
    label: "Regions",
    type: "multi_select",
    options: ["N", "S"],
  });
  await workspace.call(createField, { object: "companies", label: "Code", type: "text", isUnique: true });
  await workspace.call(createField, { object: "companies", label: "Old", type: "number", isRequired: false });
  const company = await workspace.seed("companies", {
    ...{ name: "Tessel", code: "T\u00e9-1", regions: ["n", "s"], old: 0.1 },
  });
  await workspace.seed("vessels", { name: "Aurora", tonnage: 123456.789, company, built: "2019-02-28" });
  await workspace.seed("berths", { name: "Quay 1" });
  const deal = await workspace.seed("deals", { name: "Crane", amount: 12_000.5, company, owner: marta.memberId });
  await workspace.seed("deals", { name: "Dock", amount: 5, owner: priya.memberId });
  await workspace.seed("notes", { title: "Line\nbreak", body: 'They said: \u201ctomorrow\u201d \u2028 \\n {"a":1}' });
  const gone = await workspace.seed("contacts", { name: "Gone" });
  await workspace.call(deleteRecord, { object: "contacts", id: gone });
  await workspace.call(updateRecord, { object: "deals", id: deal, values: { amount: 13_000 } });
  await workspace.call(deleteField, { object: "companies", field: "old" });
  await workspace.call(deleteObject, { object: "berths" });
  const { role } = await workspace.call(createRole, { name: "Rep", objects: { deals: ownOnly } });
  await workspace.call(updateMember, { id: marta.memberId, role: role.key });
  await workspace.call(sendInvite, { email: "nina@oakmere.example", role: "viewer" });
  await workspace.call(createView, { object: "deals", name: "Mine" });
  const { jobId } = await workspace.call(createDocument, { text: "# Terms\n\nThirty days.", name: "Terms" });
  if (jobId) await finish(workspace, jobId);
  await upload(workspace, "bytes.csv", randomBytes(600_000));
  await inWorkspace(workspace.environment, async (session) => {
    const now = workspace.environment.clock.now();
    const id = workspace.environment.clock.newId();
    await openConversation(session, { id, memberId: priya.memberId, title: "Hello", model: null, now });
    await session.query(
      `update atrium_passages set model = 'test', embedding = (select array_agg(0.5)::halfvec from generate_series(1, 512))`,
    );
    await session.query(
      `insert into atrium_duplicates values ('companies', gen_random_uuid(), gen_random_uuid(), 0.123456789, 'name', 'open', now())`,
    );
  });
  await sealAll(workspace);
  // On a server indexes of fields that came and went are built and dropped aside.
  await tendTables(workspace.environment.db, workspace.environment.workspace);
  return { company, deal };
}

/** Seals until nothing waits, whatever others do on the same server. */
export async function sealAll({ environment }: TestWorkspace): Promise<void> {
  for (;;) {
    const left = await inWorkspace(environment, async (session) => {
      await sealChanges(session, environment.clock.now());
      const [row] = await session.query(
        `select (select count(*) from atrium_changes) - (select coalesce(sum(change_count), 0) from atrium_seals) as count`,
      );
      return Number(row?.["count"]);
    });
    if (left === 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Every row of every table as text, what the database works out included, and what holds them together. */
export async function everythingIn(db: Db, workspace: Pick<Workspace, "schemaName">): Promise<string[]> {
  return db.transaction({ opening: enterSchema(workspace), isReadOnly: true }, async (session) => {
    const of = "relnamespace = (select oid from pg_namespace where nspname = current_schema)";
    const tables = await session.query<{ name: string }>(
      `select relname::text as name from pg_class where ${of} and relkind = 'r' order by relname`,
    );
    const all: string[] = [];
    for (const { name } of tables) {
      // Not the era, which counts the places.
      const rows = await session.query(`select (to_jsonb(t) - 'era')::text as line from ${quote(name)} as t`);
      all.push(...rows.map((row) => `${name}: ${row["line"]}`));
    }
    const rules = await session.query(
      `select i.relname || ' ' || replace(pg_get_indexdef(x.indexrelid), current_schema || '.', '') as line from pg_index as x
         join pg_class as i on i.oid = x.indexrelid where i.${of}
       union all select t.relname || ' ' || replace(pg_get_constraintdef(c.oid), current_schema || '.', '') from pg_constraint as c
         join pg_class as t on t.oid = c.conrelid where t.${of} and c.contype <> 'n'
       union all select t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
         from pg_attribute as a join pg_class as t on t.oid = a.attrelid where t.${of} and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       union all select tablename || ' ' || substr(policyname, 2) || ' ' || cmd || ' ' || coalesce(qual, '') from pg_policies where schemaname = current_schema`,
    );
    all.push(...rules.map((row) => `rule: ${row["line"]}`));
    return all.sort();
  });
}

/** What is in one of them alone. */
export function differing(one: string[], other: string[]): string[] {
  const sets = [new Set(one), new Set(other)] as const;
  return one.length === other.length
    ? [...sets[0].symmetricDifference(sets[1])]
    : [`${one.length} and ${other.length}`, ...sets[0].symmetricDifference(sets[1])];
}
