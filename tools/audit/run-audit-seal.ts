import { z } from "zod";

import { sealChanges } from "@/db/changes/seals";
import { defineTool } from "@/tools/core/define-tool";

export const runAuditSeal = defineTool({
  name: "run_audit_seal",
  description:
    "Seal the changes that are not sealed yet, up to 10,000 in a call. The server does it by itself every few seconds; verify_audit checks the seals.",
  input: z.object({}),
  output: z.object({ sealed: z.number().describe("Changes that this call sealed; 0 when none waited.") }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "seal the audit log", input: {} },
    { say: "seal the latest changes", input: {} },
    { say: "seal the change log now", input: {} },
  ],
  summarize: (_, output) => `Sealed ${output.sealed} ${output.sealed === 1 ? "change" : "changes"}`,

  async handler(ctx) {
    return { sealed: await sealChanges(ctx.session, ctx.now) };
  },
});
