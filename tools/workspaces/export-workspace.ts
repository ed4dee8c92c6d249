import { z } from "zod";

import { archiveType } from "@/db/archive/read-workspace";
import { createFile } from "@/db/files/file-store";
import { defineTool } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { feedWorkspace } from "./feed-workspace";
import { requireAdmin } from "./require-admin";

const keptFor = 7 * 24 * 60 * 60 * 1000;

/** Its effect is that of sending: all that anybody here knows is in one file afterwards. */
export const exportWorkspace = defineTool({
  name: "export_workspace",
  description:
    "Write the whole workspace into one archive, as a job: every record, document, file, change, conversation of anybody, member and role. It can be imported into another Atrium. Only an Admin; get_job tells when it is done, and the file is kept for a week. For the records of an object use export_records.",
  input: z.object({}),
  output: z.object({ jobId: z.string(), fileId: z.string(), fileName: z.string() }),
  permission: "settings:write",
  effect: "send",
  examples: [
    { say: "export the whole workspace", input: {} },
    { say: "make an archive of everything we have", input: {} },
    { say: "take all our data out of here as one file", input: {} },
  ],
  summarize: (_, { fileName }) => `Exports the whole workspace into ${fileName}`,

  async handler(ctx) {
    requireAdmin(ctx);
    const fileId = ctx.newId();
    const fileName = `workspace-${ctx.now.toISOString().slice(0, 10)}.zip`;
    const expiresAt = new Date(ctx.now.getTime() + keptFor);
    const { memberId } = ctx.actor;
    const { now } = ctx;
    await createFile(ctx.session, { id: fileId, memberId, name: fileName, mediaType: archiveType, now, expiresAt });
    const title = "Archive of the whole workspace";
    const jobId = await startJob(ctx, { kind: "export_workspace", title, input: { fileId, fileName } });
    await feedWorkspace(ctx, { archive: fileName });
    return { jobId, fileId, fileName };
  },
});
