import type { ToolContext } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Environment } from "@/tools/core/run-tool";

export const workspaceObject = "atrium_workspace";

/** Tells the change feed what was done with the workspace as a whole; there is nothing in it to take back. */
export async function feedWorkspace(ctx: ToolContext, what: Record<string, string>): Promise<void> {
  await ctx.session.query(
    `insert into atrium_changes (change_set_id, object, record_id, kind, after) values ($1::uuid, $2, $3::uuid, 'created', $4::jsonb)`,
    [ctx.changeSet.id, workspaceObject, ctx.changeSet.id, JSON.stringify(what)],
  );
  ctx.changeSet.count += 1;
}

/** The same for what came to nothing behind a call, where nobody waits for an answer. */
export async function feedFailure(environment: Environment, tool: string, why: string): Promise<void> {
  const id = environment.clock.newId();
  await inWorkspace(environment, async (session) => {
    await session.query(
      `insert into atrium_change_sets (id, at, actor_kind, member_id, door, tool, summary, change_count)
       values ($1, $2, 'system', null, 'job', $3, $4, 1)`,
      [id, environment.clock.now().toISOString(), tool, why],
    );
    await session.query(
      `insert into atrium_changes (change_set_id, object, record_id, kind, after) values ($1::uuid, $2, $1::uuid, 'created', $3::jsonb)`,
      [id, workspaceObject, JSON.stringify({ failure: why })],
    );
  });
}
