import { type AccessChange, feedAccess } from "@/db/changes/access-changes";
import type { Identity } from "@/server/auth/auth";
import { inContext } from "@/tools/core/open-context";
import { storeChangeSet } from "@/tools/core/store-change-set";

/** Tells in the change log of the workspace what somebody lets act for them, and what they ended. */
export async function logAccess(
  { environment, actor }: Identity,
  tool: string,
  summary: string,
  change: AccessChange,
): Promise<void> {
  await inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    await feedAccess(ctx.session, ctx.changeSet.id, change);
    ctx.changeSet.count = 1;
    await storeChangeSet(ctx, tool, { door: "app" }, summary);
  });
}
