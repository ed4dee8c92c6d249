import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { finish } from "@/tools/imports/testing/import-test";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { createDocument } from "./create-document";
import { applyEdits } from "./edit-text";
import { getDocument } from "./get-document";
import { updateDocument } from "./update-document";
import { updateDocumentText } from "./update-document-text";

describe("applyEdits", () => {
  test("changes each stretch where it stands, against the old text", () => {
    const { text, hunks } = applyEdits("a costs 1,\nb costs 2 euro", [
      { find: "1", replace: "2" },
      { find: "2", replace: "3" },
    ]);

    expect(text).toBe("a costs 2,\nb costs 3 euro");
    expect(hunks[1]).toEqual({ at: 19, before: "2", after: "3", lead: "b costs ", tail: " euro" });
  });

  test.each([
    ["what is not there", [{ find: "x", replace: "y" }], "does not stand"],
    ["what stands twice", [{ find: "costs", replace: "is" }], "stands 2 times"],
    ["no change", [{ find: "a", replace: "a" }], "stay as it is"],
    [
      "two changes of one place",
      [
        { find: "b costs", replace: "c" },
        { find: "costs 2", replace: "d" },
      ],
      "Two changes meet",
    ],
  ])("refuses %s", (_, edits, message) => {
    expect(() => applyEdits("a costs 1,\nb costs 2", edits)).toThrow(message);
  });

  test("leaves every letter outside of the changes as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), { maxLength: 6 }),
        fc.string(),
        (parts, after) => {
          const mark = "§mark§";
          fc.pre(parts.length > 1 && after !== mark && !parts.some((part) => part.includes("§")));
          const { text, hunks } = applyEdits(parts.join(mark), [{ find: mark, replace: after, all: true }]);
          expect(text).toBe(parts.join(after));
          expect(hunks).toHaveLength(parts.length - 1);
        },
      ),
    );
  });
});

describe("update_document_text", () => {
  test("shows the hunks first, then makes a version that holds once it was read, and the old one can hold again", async () => {
    const workspace = await newWorkspace();
    const made = await workspace.call(createDocument, { name: "Terms", text: "Pay in 30 days.\n" });
    await finish(workspace, made.jobId ?? "");
    const { id } = made.document;
    const edits = [{ find: "30 days", replace: "14 days" }];

    const shown = await workspace.call(updateDocumentText, { id, edits, preview: true });
    const before = await workspace.call(getDocument, { id });
    const done = await workspace.call(updateDocumentText, { id, versionId: before.shown.id, edits });
    await finish(workspace, done.jobId ?? "");
    const after = await workspace.call(getDocument, { id });

    expect(shown).toMatchObject({
      isPreview: true,
      hunks: [{ before: "30 days", after: "14 days", lead: "Pay in ", tail: "." }],
    });
    expect([before.text, after.text]).toEqual(["Pay in 30 days.\n", "Pay in 14 days.\n"]);
    expect(after.versions[0]).toMatchObject({ number: 2, note: "Changed in 1 place" });
    const late = workspace.call(updateDocumentText, { id, versionId: before.shown.id, edits });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await workspace.call(updateDocument, { id, versionId: before.shown.id });
    expect((await workspace.call(getDocument, { id })).text).toBe("Pay in 30 days.\n");
  });

  test("changes only the places that were chosen of a preview", async () => {
    const workspace = await newWorkspace();
    const text = "Pay in 30 days. Complain in 30 days. Return in 30 days.\n";
    const made = await workspace.call(createDocument, { name: "Terms", text });
    await finish(workspace, made.jobId ?? "");
    const { id } = made.document;
    const edits = [{ find: "30 days", replace: "14 days", all: true }];
    const { hunks, document } = await workspace.call(updateDocumentText, { id, edits, preview: true });
    const only = [0, 2].flatMap((place) => hunks[place]?.at ?? []);

    await expect(workspace.call(updateDocumentText, { id, edits, only: [3] })).rejects.toThrow("No change is at 3");
    const done = await workspace.call(updateDocumentText, { id, versionId: document.version.id, edits, only });
    await finish(workspace, done.jobId ?? "");

    const after = await workspace.call(getDocument, { id });
    expect(after.text).toBe("Pay in 14 days. Complain in 30 days. Return in 14 days.\n");
    expect(after.versions[0]).toMatchObject({ note: "Changed in 2 places" });
  });

  test("refuses to leave nothing, and a viewer", async () => {
    const workspace = await newWorkspace();
    const made = await workspace.call(createDocument, { name: "Note", text: "All." });
    const { id } = made.document;
    const edits = [{ find: "All.", replace: "" }];

    await expect(workspace.call(updateDocumentText, { id, edits })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(workspace.call(updateDocumentText, { id, edits }, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
