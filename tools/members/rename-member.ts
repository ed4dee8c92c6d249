import { asOwner } from "@/db/access/as-owner";
import { changeMember } from "@/db/workspace/change-member";
import type { Actor } from "@/tools/core/define-tool";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";

/** What a person calls themselves: everybody may, whatever their role, and the change log tells it. */
export async function renameMember(environment: Environment, actor: Actor, name: string): Promise<void> {
  await inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const isChanged = await asOwner(ctx.session, () => changeMember(ctx.session, actor.memberId, { name }, write));
    if (!isChanged) return;
    ctx.changeSet.count += 1;
    await storeChangeSet(ctx, "rename_member", { door: "app" }, `${actor.name} is called ${name} now`);
  });
}
