import type { Actor } from "@/tools/core/define-tool";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";

/** Stands in the change feed for how people sign in; the settings themselves are in the directory. */
export const signInTable = "atrium_sign_in";

type Told = { before: object | null; after: object | null; summary: string };

/** Tells the change feed what an Admin set about the sign-in. Nothing of it is secret. */
export async function feedSignIn(
  environment: Environment,
  actor: Actor,
  { before, after, summary }: Told,
): Promise<void> {
  const json = (side: object | null): string | null => (side ? JSON.stringify(side) : null);
  const kind = before === null ? "created" : after === null ? "deleted" : "updated";
  await inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    await ctx.session.query(
      `insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
       values ($1::uuid, $2, $3::uuid, $4, $5::jsonb, $6::jsonb)`,
      [ctx.changeSet.id, signInTable, environment.workspace.id, kind, json(before), json(after)],
    );
    ctx.changeSet.count += 1;
    await storeChangeSet(ctx, "update_sign_in", { door: "app" }, summary);
  });
}
