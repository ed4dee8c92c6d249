import { type SQL, sql } from "drizzle-orm";

import { ownerColumn } from "@/db/access/owner-column";
import { type RecordAction, reachOf } from "@/db/access/rights";
import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

type Asked = Pick<ToolContext, "actor">;

/** Refuses what the role may not do with any record of the object. */
export function requireRight({ actor }: Asked, object: ObjectDefinition, action: RecordAction): void {
  const { role } = actor.access;
  if (reachOf(role, object.key, action) !== "none") return;
  throw new AppError(
    "forbidden",
    `Your role (${role.name}) may not ${action} ${object.plural.toLowerCase()}. An Admin can change that.`,
  );
}

/** Refuses the whole where one of these records, which are all seen, is out of the role's reach for this action. */
export async function requireReach(
  ctx: ToolContext,
  object: ObjectDefinition,
  ids: SQL,
  action: "update" | "delete" | "destroy",
): Promise<void> {
  requireRight(ctx, object, action);
  const { role, memberId, team } = ctx.actor.access;
  const reach = reachOf(role, object.key, action);
  if (reach === "all") return;
  const owners = reach === "own" ? [memberId] : [memberId, ...team];
  const owner = sql`t.${sql.identifier(ownerColumn(object))}`;
  const { sql: text, params } = toText(
    sql`select count(*) as beyond from ${sql.identifier(object.key)} as t
      where t.id in (${ids}) and (${owner} = any(${sql.param(owners)}::uuid[])) is not true`,
  );
  const [row] = await ctx.session.query(text, params);
  const beyond = Number(row?.["beyond"] ?? 0);
  if (beyond === 0) return;
  const whose = reach === "own" ? "your own" : "those of your team";
  const which =
    beyond === 1 ? `a ${object.label.toLowerCase()}` : `${beyond.toLocaleString("en")} ${object.plural.toLowerCase()}`;
  throw new AppError(
    "forbidden",
    `Your role (${role.name}) may ${action} ${whose} only, and this would ${action} ${which} of others. Nothing was changed; narrow it to ${whose}.`,
  );
}
