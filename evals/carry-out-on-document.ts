import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createDocument } from "@/tools/documents/create-document";
import { deleteDocument } from "@/tools/documents/delete-document";
import { getDocument } from "@/tools/documents/get-document";
import { restoreDocument } from "@/tools/documents/restore-document";
import { updateDocument } from "@/tools/documents/update-document";
import { updateDocumentText } from "@/tools/documents/update-document-text";
import { runJob } from "@/tools/jobs/run-job";
import type { ExpectedChange } from "./expected";

type Doer = { environment: Environment; actor: Actor };

/** Does one wanted change of a document by the tool for it, with the rights of who speaks. */
export async function carryOutOnDocument({ environment, actor }: Doer, change: ExpectedChange): Promise<void> {
  const origin = { door: "eval" };
  if (change.kind === "created") {
    const { name, folder, text } = change.values;
    const input = { name, folder: folder ?? "", text };
    const { jobId } = await runTool(environment, actor, createDocument, input, origin);
    return runJob(environment, jobId ?? "");
  }
  if (change.kind === "row") return;
  const { id } = change;
  if (change.kind !== "updated") {
    await (change.kind === "deleted"
      ? runTool(environment, actor, deleteDocument, { id }, origin)
      : runTool(environment, actor, restoreDocument, { id }, origin));
    return;
  }
  const { text, version, ...rest } = change.set;
  if (Object.keys(rest).length > 0) await runTool(environment, actor, updateDocument, { id, ...rest }, origin);
  if (text === undefined) return;
  const { text: old, versions } = await runTool(environment, actor, getDocument, { id }, origin);
  const earlier = versions.find(({ number }) => number === version);
  if (earlier) {
    await runTool(environment, actor, updateDocument, { id, versionId: earlier.id }, origin);
    return;
  }
  const input = { id, edits: [{ find: old ?? "", replace: String(text) }] };
  const { jobId } = await runTool(environment, actor, updateDocumentText, input, origin);
  await runJob(environment, jobId ?? "");
}
