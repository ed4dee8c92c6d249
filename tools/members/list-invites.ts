import { z } from "zod";

import { readOpenInvites } from "@/db/workspace/invites";
import { defineTool } from "@/tools/core/define-tool";
import { inviteOutput, toInviteOutput } from "./invite-shape";

export const listInvites = defineTool({
  name: "list_invites",
  description:
    "List the invitations that nobody has accepted yet, newest first; those past their seven days are marked.",
  input: z.object({}),
  output: z.object({ invites: z.array(inviteOutput) }),
  permission: "members:write",
  effect: "read",
  examples: [
    { say: "who was invited", input: {} },
    { say: "which invitations are open", input: {} },
    { say: "show the invitations", input: {} },
  ],
  summarize: (_, output) => `Listed ${output.invites.length} invitations`,

  async handler(ctx) {
    const open = await readOpenInvites(ctx.session);
    return { invites: open.map((invite) => toInviteOutput(invite, ctx.now)) };
  },
});
