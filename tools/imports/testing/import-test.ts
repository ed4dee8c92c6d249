import { appendPiece, createFile, findFile, readPiece } from "@/db/files/file-store";
import type { Actor } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";
import type { TestWorkspace } from "@/tools/testing/test-workspace";

/** Stores a file as an upload does, and answers its id. */
export async function upload(
  workspace: TestWorkspace,
  name: string,
  content: string | Uint8Array,
  actor: Actor = workspace.member(),
): Promise<string> {
  const { clock } = workspace.environment;
  const id = clock.newId();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await inWorkspace(workspace.environment, async (session) => {
    const { memberId } = actor;
    await createFile(session, { id, memberId, name, mediaType: "text/csv", now: clock.now(), expiresAt: null });
    const half = Math.ceil(bytes.length / 2);
    // In two pieces, so that a character or a row lies across the border.
    for (const place of [0, 1]) await appendPiece(session, id, place, bytes.subarray(place * half, (place + 1) * half));
  });
  return id;
}

export async function finish(workspace: TestWorkspace, jobId: string) {
  await runJob(workspace.environment, jobId);
  return (await workspace.call(getJob, { jobId })).job;
}

/** A stored file as text; its size must be what it says. */
export function textOf(workspace: TestWorkspace, fileId: string): Promise<string> {
  return inWorkspace(workspace.environment, async (session) => {
    const pieces: Uint8Array[] = [];
    for (
      let piece = await readPiece(session, fileId, 0);
      piece;
      piece = await readPiece(session, fileId, pieces.length)
    )
      pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    if ((await findFile(session, fileId))?.size !== bytes.length) throw new Error("The size of the file is wrong.");
    return bytes.toString("utf8");
  });
}
