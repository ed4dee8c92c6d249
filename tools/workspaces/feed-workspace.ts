import type { ToolContext } from "@/tools/core/define-tool";

export const workspaceObject = "atrium_workspace";

/** Tells the change feed what was done with the workspace as a whole; there is nothing in it to take back. */
export async function feedWorkspace(ctx: ToolContext, what: Record<string, string>): Promise<void> {
  await ctx.session.query(
    `insert into atrium_changes (change_set_id, object, record_id, kind, after) values ($1::uuid, $2, $3::uuid, 'created', $4::jsonb)`,
    [ctx.changeSet.id, workspaceObject, ctx.changeSet.id, JSON.stringify(what)],
  );
  ctx.changeSet.count += 1;
}
