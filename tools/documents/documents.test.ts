import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { inWorkspace } from "@/tools/core/in-workspace";
import { finish, upload } from "@/tools/imports/testing/import-test";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";
import { searchKnowledge } from "@/tools/knowledge/search-knowledge";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createDocument } from "./create-document";
import { deleteDocument } from "./delete-document";
import { destroyDocument } from "./destroy-document";
import { getDocument } from "./get-document";
import { listDocuments } from "./list-documents";
import { restoreDocument } from "./restore-document";
import { updateDocument } from "./update-document";

const terms =
  "# Terms\n\n## Payment\n\nInvoices are due within 30 days.\n\n## Delivery\n\nGoods leave our works on Fridays.\n";

async function add(workspace: TestWorkspace, input: object) {
  const { document, jobId } = await workspace.call(createDocument, input as never);
  const job = await finish(workspace, jobId ?? "");
  return { document, job };
}

const foundBy = async (workspace: TestWorkspace, question: string, who?: string): Promise<string[]> =>
  (await workspace.call(searchKnowledge, { question }, workspace.member(who))).passages.map(({ name }) => name);

describe("create_document", () => {
  test("reads a file, and search answers with the passage and where it stands", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "terms.md", terms);

    const { document } = await add(workspace, { fileId, folder: "Legal / 2026/" });
    const { passages, notice } = await workspace.call(searchKnowledge, { question: "When are invoices due?" });
    const { text, shown } = await workspace.call(getDocument, { id: document.id });

    expect(document).toMatchObject({
      name: "terms.md",
      folder: "Legal/2026",
      version: { number: 1, state: "waiting" },
    });
    expect(shown).toMatchObject({ state: "ready", mediaType: "text/markdown" });
    expect(passages[0]).toMatchObject({ name: "terms.md", heading: "Terms > Payment", similarity: null });
    expect(text?.slice(passages[0]?.from, passages[0]?.to)).toContain("due within 30 days");
    expect(notice).toContain("by meaning is off");
  });

  test("keeps one document of one content, and makes a version of a file of the same name", async () => {
    const workspace = await newWorkspace();
    const first = await add(workspace, { fileId: await upload(workspace, "terms.md", terms) });
    const twice = await workspace.call(createDocument, { fileId: await upload(workspace, "copy.md", terms) });
    const changed = await upload(workspace, "terms.md", terms.replace("30 days", "14 days"));
    const before = await workspace.call(createDocument, { fileId: changed });
    const meanwhile = await workspace.call(searchKnowledge, { question: "invoices due" });
    await finish(workspace, before.jobId ?? "");
    const after = await workspace.call(searchKnowledge, { question: "invoices due" });

    expect(twice).toMatchObject({ isKnown: true, document: { id: first.document.id }, changeSetId: null });
    expect(meanwhile.passages[0]?.text).toContain("30 days");
    expect(after.passages[0]).toMatchObject({ version: 2, text: expect.stringContaining("14 days") });
    expect(after.passages.filter(({ heading }) => heading === "Terms > Payment")).toHaveLength(1);
    const { versions } = await workspace.call(getDocument, { id: first.document.id });
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test("a version that cannot be read says why, and the one before it goes on holding", async () => {
    const workspace = await newWorkspace();
    const { document } = await add(workspace, { fileId: await upload(workspace, "terms.md", terms) });
    const broken = await upload(workspace, "terms.md", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));

    const { job } = await add(workspace, { fileId: broken, documentId: document.id });

    expect(job).toMatchObject({ state: "failed", error: expect.stringMatching(/PDF/) });
    const { document: now, versions } = await workspace.call(getDocument, { id: document.id });
    expect(now.version.number).toBe(1);
    expect(versions[0]).toMatchObject({ number: 2, state: "failed", reason: job.error });
    expect(await foundBy(workspace, "invoices")).toEqual(["terms.md"]);
  });

  test("takes a text without a file, and refuses neither, both, an empty one and another's file", async () => {
    const workspace = await newWorkspace();
    await add(workspace, { text: "Refunds take five days.", name: "Refunds" });
    const theirs = await upload(workspace, "x.md", terms, workspace.member("Marta"));

    expect(await foundBy(workspace, "refund")).toEqual(["Refunds"]);
    for (const input of [{}, { text: " ", name: "x" }, { text: "x" }, { text: "x", name: "x", fileId: theirs }])
      await expect(workspace.call(createDocument, input), JSON.stringify(input)).rejects.toMatchObject({
        code: "invalid_input",
      });
    await expect(workspace.call(createDocument, { fileId: theirs })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      workspace.call(createDocument, { text: "x", name: "x" }, workspace.member("Vera")),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("reading goes on where it was cut off, and stops when its document is destroyed", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "terms.md", terms);
    const { document, jobId } = await workspace.call(createDocument, { fileId });
    const abort = new AbortController();
    abort.abort();
    await runJob(workspace.environment, jobId ?? "", { signal: abort.signal });
    const waiting = await workspace.call(getJob, { jobId: jobId ?? "" });
    const gone = await workspace.call(createDocument, { text: "Gone soon.", name: "Gone" });
    await workspace.call(deleteDocument, { id: gone.document.id });
    await workspace.call(destroyDocument, { id: gone.document.id });

    const job = await finish(workspace, jobId ?? "");
    const other = await finish(workspace, gone.jobId ?? "");

    expect(waiting.job.state).toBe("queued");
    expect(job.state).toBe("done");
    expect(other).toMatchObject({ state: "done", result: { isGone: true } });
    expect(await foundBy(workspace, "invoices")).toEqual([document.name]);
    expect(await foundBy(workspace, "gone soon")).toEqual([]);
  });
});

describe("what becomes of a document", () => {
  test("rename, move, trash, restore and undo are in the change log, and search follows at once", async () => {
    const workspace = await newWorkspace();
    const { document } = await add(workspace, { text: terms, name: "Terms" });
    const { id } = document;

    const moved = await workspace.call(updateDocument, { id, name: "Terms 2026", folder: "Legal" });
    const deleted = await workspace.call(deleteDocument, { id });
    const hidden = await foundBy(workspace, "invoices");
    const trash = await workspace.call(listDocuments, { deleted: true });
    await workspace.call(undoChangeSet, { changeSetId: deleted.changeSetId });
    const back = await foundBy(workspace, "invoices");
    await workspace.call(undoChangeSet, { changeSetId: moved.changeSetId ?? "" });

    expect(hidden).toEqual([]);
    expect(trash.documents.map(({ name }) => name)).toEqual(["Terms 2026"]);
    expect(back).toEqual(["Terms 2026"]);
    expect((await workspace.call(getDocument, { id })).document).toMatchObject({ name: "Terms", folder: "" });
    const { changeSets } = await workspace.call(listChanges, { object: "atrium_documents" });
    expect(changeSets.at(-2)).toMatchObject({
      summary: "Changed the document Terms 2026",
      changes: [
        {
          recordName: "Document Terms",
          diffs: [
            { label: "Name", before: "Terms", after: "Terms 2026" },
            { label: "Folder", before: "", after: "Legal" },
          ],
        },
      ],
    });
  });

  test("an earlier version can hold again, and its words are what search finds", async () => {
    const workspace = await newWorkspace();
    const { document } = await add(workspace, { text: "The fee is 40 euro.", name: "Fees" });
    await add(workspace, { text: "The fee is 55 euro.", name: "Fees", documentId: document.id });
    const { versions } = await workspace.call(getDocument, { id: document.id });

    await workspace.call(updateDocument, { id: document.id, versionId: versions[1]?.id });

    const { passages } = await workspace.call(searchKnowledge, { question: "fee" });
    expect(passages.map(({ text }) => text)).toEqual(["The fee is 40 euro."]);
  });

  test("deleting really deletes: nothing of a destroyed document is left", async () => {
    const workspace = await newWorkspace();
    const fileId = await upload(workspace, "secret.md", "The code is 4711.");
    const { document } = await add(workspace, { fileId });
    await expect(workspace.call(destroyDocument, { id: document.id })).rejects.toMatchObject({ code: "not_found" });
    await workspace.call(deleteDocument, { id: document.id });
    await expect(workspace.call(destroyDocument, { id: document.id }, workspace.member("Marta"))).rejects.toMatchObject(
      { code: "forbidden" },
    );

    await workspace.call(destroyDocument, { id: document.id });

    const left = await inWorkspace(workspace.environment, ({ query }) =>
      query(
        `select (select count(*) from atrium_documents) + (select count(*) from atrium_document_versions)
         + (select count(*) from atrium_passages) + (select count(*) from atrium_files)
         + (select count(*) from atrium_file_pieces) as count`,
      ),
    );
    expect(Number(left[0]?.["count"])).toBe(0);
    await expect(workspace.call(restoreDocument, { id: document.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("ends at the border of the workspace", async () => {
    const [workspace, other] = [await newWorkspace(), await newWorkspace()];
    const { document } = await add(workspace, { text: terms, name: "Terms" });

    expect(await foundBy(other, "invoices")).toEqual([]);
    await expect(other.call(getDocument, { id: document.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(other.call(deleteDocument, { id: document.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("lists by name, page by page, and folders with their counts", async () => {
    const workspace = await newWorkspace();
    for (const name of ["b", "a", "C"])
      await add(workspace, { text: `Text ${name}`, name, folder: name === "b" ? "In" : "" });

    const first = await workspace.call(listDocuments, { limit: 2 });
    const second = await workspace.call(listDocuments, { limit: 2, after: first.next ?? undefined });

    expect([...first.documents, ...second.documents].map(({ name }) => name)).toEqual(["a", "b", "C"]);
    expect(second.next).toBeNull();
    expect(first.folders).toEqual([
      { folder: "", count: 2 },
      { folder: "In", count: 1 },
    ]);
  });
});
