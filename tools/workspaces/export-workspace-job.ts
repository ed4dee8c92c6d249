import { z } from "zod";

import { archiveFrom } from "@/db/archive/export-workspace";
import type { Session } from "@/db/connect/db";
import { appendPiece, pieceSize } from "@/db/files/file-store";
import { defineJob } from "@/tools/jobs/define-job";

/** One snapshot cannot be taken up again, so a job that was cut off begins anew. */
export const exportWorkspaceJob = defineJob({
  kind: "export_workspace",
  permission: "settings:write",
  input: z.object({ fileId: z.uuid(), fileName: z.string() }),
  summarize: () => "Exported the whole workspace",

  async run(job) {
    const { fileId, fileName } = job.input;
    await job.step(async (ctx) => {
      await ctx.session.query("delete from atrium_file_pieces where file_id = $1::uuid", [fileId]);
      await ctx.session.query("update atrium_files set size = 0 where id = $1::uuid", [fileId]);
      return { done: 0 };
    });
    let [done, place] = [0, 0];
    await job.snapshot(async ({ session, workspace, now, isAlone }) => {
      const store = async (bytes: Uint8Array): Promise<void> => {
        const at = place;
        place += 1;
        const append = (into: Session): Promise<void> => appendPiece(into, fileId, at, bytes);
        if (isAlone) await append(session);
        else await job.step((ctx) => append(ctx.session).then(() => ({ done })));
      };
      const pieces = inPieces(store);
      await archiveFrom(session, workspace, pieces.write, {
        now,
        onRows: async (rows) => {
          done += rows;
        },
      });
      await pieces.end();
    });
    await job.step(async () => ({ done }));
    return { fileId, fileName, rows: done };
  },
});

/** Gathers bytes until they fill a piece of a file. */
function inPieces(store: (bytes: Uint8Array) => Promise<void>) {
  let rest = Buffer.alloc(0);
  return {
    async write(bytes: Uint8Array): Promise<void> {
      rest = Buffer.concat([rest, bytes]);
      for (; rest.length >= pieceSize; rest = rest.subarray(pieceSize)) await store(rest.subarray(0, pieceSize));
    },
    end: async (): Promise<void> => (rest.length > 0 ? store(rest) : undefined),
  };
}
