import { afterAll, describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { inWorkspace } from "@/tools/core/in-workspace";
import { createDocument } from "@/tools/documents/create-document";
import { createField } from "@/tools/fields/create-field";
import { deleteField } from "@/tools/fields/delete-field";
import { restoreField } from "@/tools/fields/restore-field";
import { finish } from "@/tools/imports/testing/import-test";
import { openSentenceEncoder } from "@/tools/knowledge/embedding/sentence-encoder";
import { logNote } from "@/tools/notes/log-note";
import { deleteRecord } from "@/tools/records/delete-record";
import { destroyRecords } from "@/tools/records/destroy-records";
import { mergeRecords } from "@/tools/records/merge-records";
import { restoreRecord } from "@/tools/records/restore-record";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { embedMissing, indexMissing } from "./keep-index";
import { searchKnowledge } from "./search-knowledge";

const encoder = openSentenceEncoder();
afterAll(() => encoder.close());

const find = async (workspace: TestWorkspace, question: string, more: object = {}) =>
  (await workspace.call(searchKnowledge, { question, ...more })).passages;
const texts = async (workspace: TestWorkspace, question: string, more: object = {}): Promise<string[]> =>
  (await find(workspace, question, more)).map(({ text }) => text);

async function withNote(body = "They want rush calibration before the audit.") {
  const workspace = await newWorkspace();
  const company = await workspace.seed("companies", { name: "Tessel" });
  const { record, changeSetId } = await workspace.call(logNote, {
    title: "Call about calibration",
    body,
    about: [{ object: "companies", id: company }],
  });
  return { workspace, company, note: record.id, changeSetId };
}

describe("the text of a note", () => {
  test("is found with the place where it stands, beside the documents", async () => {
    const { workspace, note } = await withNote();
    const document = { name: "Prices", text: "# Calibration\n\nRush calibration adds 60 per cent.\n" };
    const { jobId } = await workspace.call(createDocument, document);
    await finish(workspace, jobId ?? "");

    const passages = await find(workspace, "rush calibration");

    expect(passages.map(({ name }) => name).sort()).toEqual(["Call about calibration", "Prices"]);
    const found = passages.find(({ record }) => record !== null);
    expect(found).toMatchObject({
      documentId: null,
      versionId: null,
      record: { object: "notes", label: "Note", id: note, field: "body" },
      link: `/o/notes/${note}?field=body&from=0&to=44`,
      createdAt: "2026-11-18T10:00:00Z",
    });
    expect(await texts(workspace, "rush calibration", { folder: "Sales" })).toEqual([]);
  });

  test("is not quoted from a field that was deleted, and is again when the field is back", async () => {
    const { workspace } = await withNote();
    await workspace.call(createField, { object: "companies", label: "Secret", type: "long_text" });
    const id = await workspace.seed("companies", { name: "Kiln", secret: "The vault code is a harvest moon." });
    expect(await texts(workspace, "vault code harvest")).toHaveLength(1);

    await workspace.call(deleteField, { object: "companies", field: "secret" });
    expect(await texts(workspace, "vault code harvest")).toEqual([]);

    await workspace.call(restoreField, { object: "companies", field: "secret" });
    expect((await find(workspace, "vault code harvest")).map(({ record }) => record?.id)).toEqual([id]);
  });

  test("is found by whom it is about, by the name that they have now, also after a merge", async () => {
    const { workspace, company } = await withNote();
    const other = await workspace.seed("companies", { name: "Tessel Group" });

    await workspace.call(updateRecord, { object: "companies", id: company, values: { name: "Quillon" } });
    const renamed = { now: await texts(workspace, "Quillon"), before: await texts(workspace, "Tessel") };
    await workspace.call(mergeRecords, { object: "companies", keepId: other, mergeIds: [company] });

    expect(renamed.now).toHaveLength(1);
    expect(renamed.before).toEqual([]);
    expect(await texts(workspace, "Tessel Group")).toHaveLength(1);
    expect(await texts(workspace, "calibration", { about: [other] })).toHaveLength(1);
    expect(await texts(workspace, "calibration", { about: [company] })).toEqual([]);
  });

  test("follows its changes, and undo of them", async () => {
    const { workspace, note } = await withNote();

    const { changeSetId } = await workspace.call(updateRecord, {
      object: "notes",
      id: note,
      values: { body: "They want a lease." },
    });
    const changed = [await texts(workspace, "lease"), await texts(workspace, "rush audit")];
    await workspace.call(undoChangeSet, changeSetId ? { changeSetId } : {});

    expect(changed).toEqual([["They want a lease."], []]);
    expect(await texts(workspace, "lease")).toEqual([]);
    expect(await texts(workspace, "audit")).toEqual(["They want rush calibration before the audit."]);
  });

  test("is not found in the trash, nor after its making was undone, and nothing is left of it when it is destroyed", async () => {
    const { workspace, note } = await withNote();
    const { record, changeSetId } = await workspace.call(logNote, { body: "The audit moved." });

    await workspace.call(undoChangeSet, { changeSetId });
    await workspace.call(deleteRecord, { object: "notes", id: note });
    const deleted = await texts(workspace, "audit");
    await workspace.call(restoreRecord, { object: "notes", id: note });
    const restored = await texts(workspace, "audit");
    await workspace.call(destroyRecords, { selection: { object: "notes" } });
    const left = await inWorkspace(workspace.environment, (session) =>
      session.query<{ id: string }>("select version_id as id from atrium_passages"),
    );

    expect([deleted, restored.length]).toEqual([[], 1]);
    expect(left.map(({ id }) => id)).toEqual([note]);
    expect(record.id).not.toBe(note);
  });

  test("ranks higher where it is about the record that is near, or where it is newer", async () => {
    const { workspace, company } = await withNote("They asked about the price.");
    const other = await workspace.seed("companies", { name: "Fennimore" });
    const about = [{ object: "companies", id: other }];
    const note = await workspace.call(logNote, {
      title: "Call about calibration",
      body: "They asked about the price.",
      about,
    });
    const at = async (happened: string) =>
      workspace.call(updateRecord, { object: "notes", id: note.record.id, values: { happened_at: happened } });
    const first = async (near?: string) =>
      (await find(workspace, "asked price", near ? { near: [near] } : {}))[0]?.record?.id === note.record.id;

    await at("2025-01-01T10:00:00Z");
    const old = await first();
    await at("2026-11-18T09:00:00Z");

    expect([old, await first(other), await first(company)]).toEqual([false, true, false]);
  });

  test("of another workspace is not found", async () => {
    await withNote();
    const other = await newWorkspace();

    expect(await texts(other, "rush calibration")).toEqual([]);
  });
});

test("what a task or company says at length is found as well, and a note without a body by its title", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("companies", { name: "Tessel", about: "Makes kiln furniture." });
  await workspace.seed("tasks", { title: "Ring them", body: "Ask for the kiln temperature." });
  await workspace.seed("notes", { title: "Kiln visit moved" });

  const passages = await find(workspace, "kiln");

  expect(passages.map(({ record }) => `${record?.object} ${record?.field}`).sort()).toEqual([
    "companies about",
    "notes title",
    "tasks body",
  ]);
});

test("records that came in past the index are found after it was made up for, and by meaning after their vectors", async () => {
  const { workspace } = await withNote("The customer complained that the invoice is too high.");
  workspace.environment.embedder = encoder;
  await inWorkspace(workspace.environment, (session) => session.query("delete from atrium_passages"));
  const { signal } = new AbortController();

  const indexed = [
    await indexMissing(workspace.environment, signal),
    await indexMissing(workspace.environment, signal),
  ];
  const embedded = [
    await embedMissing(workspace.environment, signal),
    await embedMissing(workspace.environment, signal),
  ];
  const [found] = await find(workspace, "unhappy about the cost");

  expect([indexed, embedded]).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(found).toMatchObject({ coverage: 0, similarity: expect.any(Number) });
});

test("a text that changes while its vector is made gets the vector of what it says then", async () => {
  const { workspace, note } = await withNote();
  const said: string[] = [];
  workspace.environment.embedder = {
    model: "slow",
    dimensions: 512,
    note: "",
    close: async () => undefined,
    async embed(texts) {
      said.push(...texts);
      const values = { body: "They want a lease." };
      if (said.length === 1) await workspace.call(updateRecord, { object: "notes", id: note, values });
      return texts.map(() => Float32Array.from({ length: 512 }, (_, at) => (at === 0 ? 1 : 0)));
    },
  };

  await embedMissing(workspace.environment, new AbortController().signal);

  expect(said).toEqual([
    "Tessel > Call about calibration. They want rush calibration before the audit.",
    "Tessel > Call about calibration. They want a lease.",
  ]);
});
