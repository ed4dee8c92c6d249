import { eq } from "drizzle-orm";
import { z } from "zod";

import { invites } from "@/db/schema/workspace/invites";
import { defineTool } from "@/tools/core/define-tool";
import { feedInvite, requireInvite } from "./invite-shape";

export const deleteInvite = defineTool({
  name: "delete_invite",
  description: "Take an invitation back: its link stops working at once. Find the id with list_invites.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ email: z.string(), changeSetId: z.string() }),
  permission: "members:write",
  effect: "delete",
  examples: [
    { say: "take back the invitation of Kaja", input: { id: "{invites:kaja@oakmere.example}" } },
    { say: "revoke the invite to lars@oakmere.example", input: { id: "{invites:lars@oakmere.example}" } },
    { say: "do not invite Ines after all", input: { id: "{invites:ines@oakmere.example}" } },
  ],
  summarize: (_, output) => `Took back the invitation of ${output.email}`,

  async handler(ctx, { id }) {
    const { email, role } = await requireInvite(ctx, id);
    await ctx.session.orm.update(invites).set({ revokedAt: ctx.now }).where(eq(invites.id, id));
    await feedInvite(ctx, id, "deleted", { before: { email, role } });
    return { email, changeSetId: ctx.changeSet.id };
  },
});
