import { expect, test } from "vitest";

import { verifyAudit } from "@/tools/audit/verify-audit";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChange } from "@/tools/changes/undo-change";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { openConversation } from "@/tools/conversations/message-store";
import { inWorkspace } from "@/tools/core/in-workspace";
import { createDocument } from "@/tools/documents/create-document";
import { finish, textOf } from "@/tools/imports/testing/import-test";
import { searchKnowledge } from "@/tools/knowledge/search-knowledge";
import { logNote } from "@/tools/notes/log-note";
import { createObject } from "@/tools/objects/create-object";
import { getRecord } from "@/tools/records/get-record";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { createTask } from "@/tools/tasks/create-task";
import { everythingIn, sealAll } from "@/tools/testing/rich-workspace";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { erasePersonData } from "./erase-person-data";
import { exportPersonData } from "./export-person-data";

const email = "ana.silva@tejo.example";

/** Ana with everything that hangs on her, and Bo, who has nothing to do with it. */
async function withAna(): Promise<{ workspace: TestWorkspace; ana: string; bo: string; deal: string }> {
  const workspace = await newWorkspace();
  const ana = await workspace.seed("contacts", { name: "Ana Silva", email, phone: "+351 21 555 0100" });
  const bo = await workspace.seed("contacts", { name: "Bo Berg", email: "bo@berg.example" });
  const deal = await workspace.seed("deals", { name: "Crane", contact: ana, amount: 5 });
  await workspace.call(updateRecord, { object: "contacts", id: ana, values: { phone: "+351 21 555 0199" } });
  const selection = { object: "contacts", where: { field: "created_at", op: "not_empty" as const } };
  await workspace.call(updateRecords, { selection, values: { title: "Buyer" } });
  await workspace.call(logNote, { body: "She wants zebra stripes.", about: [{ object: "contacts", id: ana }] });
  await workspace.call(logNote, { body: "He wants zebra crossings.", about: [{ object: "contacts", id: bo }] });
  await workspace.call(createTask, { title: "Ring Ana about stripes", about: [{ object: "contacts", id: ana }] });
  const { jobId } = await workspace.call(createDocument, { text: "# Visit\n\nAna Silva was there.", name: "Visit" });
  if (jobId) await finish(workspace, jobId);
  await inWorkspace(workspace.environment, async (session) => {
    const { clock } = workspace.environment;
    const [id, now] = [clock.newId(), clock.now()];
    const { memberId } = workspace.member();
    await openConversation(session, { id, memberId, title: "About Ana Silva", model: null, now });
    for (const [place, part] of [`Who is ${email}?`, `{"shown":"${ana}","note":"zebra stripes"}`, "Thanks"].entries())
      await session.query(
        `insert into atrium_messages (id, conversation_id, role, parts, text, created_at) values ($1, $2, 'user', $3::jsonb, $4, $5)`,
        [`${id}-${place}`, id, JSON.stringify([{ type: "text", text: part }]), part, now.toISOString()],
      );
  });
  await sealAll(workspace);
  return { workspace, ana, bo, deal };
}

test("a person is erased from records, notes, passages, conversations and the values of the change log, which still verifies", async () => {
  const { workspace, ana, bo, deal } = await withAna();
  const { environment } = workspace;
  const before = await workspace.call(verifyAudit, {});

  const preview = await workspace.call(erasePersonData, { id: ana, preview: true });
  const untouched = await workspace.call(getRecord, { object: "contacts", id: ana });
  const done = await workspace.call(erasePersonData, { id: ana });
  await sealAll(workspace);

  const all = (await everythingIn(environment.db, environment.workspace)).filter((line) => !line.startsWith("rule:"));
  const telling = all.filter((line) => /Ana Silva|ana\.silva|555 0|zebra stripes|Ring Ana/.test(line));
  const tables = new Set(telling.map((line) => line.split(":")[0]));
  const check = await workspace.call(verifyAudit, { knownHash: String(before.lastHash) });
  expect(untouched.record.name).toBe("Ana Silva");
  expect(preview).toMatchObject({ isPreview: true, changes: done.changes, unlinked: 1 });
  expect(done.records).toEqual([
    { object: "Contacts", count: 1 },
    { object: "Tasks", count: 1 },
    { object: "Notes", count: 1 },
  ]);
  // The document that no link ties to her is named, and is somebody's to look at.
  expect(done.left).toMatchObject([{ where: "document", name: "Visit" }]);
  expect([...tables].sort()).toEqual(["atrium_document_versions", "atrium_passages"]);
  expect(telling.filter((line) => line.startsWith("atrium_passages")).every((line) => line.includes("was there"))).toBe(
    true,
  );
  expect(check).toMatchObject({ isIntact: true, isKnownHashFound: true, erasedCount: done.changes, unsealedCount: 0 });
  expect((await workspace.call(getRecord, { object: "deals", id: deal })).record.values["contact"]).toBeNull();
  expect((await workspace.call(getRecord, { object: "contacts", id: bo })).record.name).toBe("Bo Berg");
  const found = await workspace.call(searchKnowledge, { question: "who wants zebra stripes" });
  expect(JSON.stringify(found)).toContain("crossings");
  expect(JSON.stringify(found)).not.toContain("stripes.");
});

test("what was erased cannot be undone, and what was beside it can", async () => {
  const { workspace, ana, bo } = await withAna();
  const { changeSets } = await workspace.call(listChanges, { recordId: ana });
  await workspace.call(erasePersonData, { id: ana });

  for (const { id } of changeSets)
    await expect(workspace.call(undoChangeSet, { changeSetId: id })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining("erased for good"),
    });
  const both = changeSets.find(({ changeCount }) => changeCount === 2);
  const changeSetId = both?.id ?? "";
  await expect(workspace.call(undoChange, { changeSetId, recordId: ana })).rejects.toMatchObject({
    code: "precondition_failed",
  });
  await workspace.call(undoChange, { changeSetId, recordId: bo, field: "title" });

  expect((await workspace.call(getRecord, { object: "contacts", id: bo })).record.values["title"]).toBeNull();
  const log = JSON.stringify(await workspace.call(listChanges, { limit: 100 }));
  expect(log).not.toContain("Ana Silva");
  expect(log).toContain("Erased a person's data");
});

test("whoever puts another value, or another hash, in the place of an erased one is found out", async () => {
  const { workspace, ana } = await withAna();
  await workspace.call(erasePersonData, { id: ana });
  await sealAll(workspace);
  const tamper = (statement: string): Promise<unknown> =>
    inWorkspace(workspace.environment, async (session) => {
      await session.exec("set local role none");
      return session.query(statement);
    });
  await expect(
    inWorkspace(workspace.environment, (session) => session.query("update atrium_changes set after = null")),
  ).rejects.toThrow();

  const hashes = await tamper(`select after_hash from atrium_changes where kind = 'created' and record_id = '${ana}'`);
  await tamper(`update atrium_changes set after = '{"name":"Eve"}' where kind = 'created' and record_id = '${ana}'`);
  const replaced = await workspace.call(verifyAudit, {});
  await tamper(
    `update atrium_changes set after = '{"erased":true}', after_hash = repeat('0', 64) where kind = 'created' and record_id = '${ana}'`,
  );
  const rehashed = await workspace.call(verifyAudit, {});

  expect(hashes).toMatchObject([{ after_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect([replaced.isIntact, rehashed.isIntact]).toEqual([false, false]);
});

test("a person's data come as one file with their records, changes and where else they are mentioned", async () => {
  const { workspace, ana } = await withAna();

  const { fileId, counts } = await workspace.call(exportPersonData, { id: ana });
  const text = await textOf(workspace, fileId);
  const body = JSON.parse(text) as Record<string, unknown>;

  expect(body).toMatchObject({
    person: { object: "Contact", name: "Ana Silva", values: { Email: email } },
    about: [{ object: "Task" }, { object: "Note", values: { Body: "She wants zebra stripes." } }],
    linked: [{ object: "Deal", name: "Crane" }],
    mentions: [{ where: "conversation" }, { where: "document", name: "Visit" }],
  });
  expect(counts).toEqual({ records: 4, changes: (body["changes"] as unknown[]).length, mentions: 2 });
  expect(text).toContain("+351 21 555 0100");
  expect(text).not.toContain("Bo Berg");
});

test("are for Admins alone, for records of this workspace, and leave what a required link needs", async () => {
  const { workspace, ana } = await withAna();
  const other = await newWorkspace();
  const marta = workspace.member("Marta");
  const attempts = [
    () => workspace.call(erasePersonData, { id: ana }, marta),
    () => workspace.call(exportPersonData, { id: ana }, marta),
    () => other.call(erasePersonData, { id: ana }),
    () => other.call(exportPersonData, { id: ana }),
  ];
  const codes = [];
  for (const attempt of attempts) codes.push(await attempt().catch(({ code }: { code: string }) => code));
  expect(codes).toEqual(["forbidden", "forbidden", "not_found", "not_found"]);
  await workspace.call(createObject, {
    label: "Badge",
    fields: [{ label: "Holder", type: "lookup", target: "contacts", isRequired: true }],
  });
  await workspace.seed("badges", { name: "No. 1", holder: ana });

  await expect(workspace.call(erasePersonData, { id: ana })).rejects.toMatchObject({
    code: "precondition_failed",
    message: expect.stringContaining("1 of Badges need this in Holder"),
  });

  expect((await workspace.call(getRecord, { object: "contacts", id: ana })).record.name).toBe("Ana Silva");
});
