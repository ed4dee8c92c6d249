import { sql } from "drizzle-orm";
import { z } from "zod";

import { isWritable } from "@/db/objects/definition";
import { updateRecords } from "@/db/records/write-records";
import { changeMember } from "@/db/workspace/change-member";
import { writingStep } from "@/db/workspace/workspaces";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { memberId, refuseHigher, requireAnotherAdmin, requireMember } from "./member-shape";

const mostRecords = 20_000;

const handedShape = z.object({ object: z.string(), label: z.string(), field: z.string(), count: z.number() });

export const deleteMember = defineTool({
  name: "delete_member",
  description:
    "Deactivate a member: they can no longer sign in, and what they did stays under their name. With reassignTo their records go to somebody else; without it they stay theirs. With preview: true nothing changes and handed says how many there are. restore_member brings them back.",
  input: z.object({ id: memberId, reassignTo: memberId.optional(), preview: z.boolean().optional() }),
  output: z.object({
    name: z.string(),
    reassignedTo: z.string().nullable(),
    handed: z.array(handedShape).describe("By field that names a person; records in the trash are left alone."),
    isPreview: z.boolean(),
    changeSetId: z.string().nullable(),
  }),
  permission: "members:write",
  effect: "delete",
  examples: [
    { say: "deactivate Ruth", input: { id: "{members:Ruth}" } },
    {
      say: "Marta has left, Jonas takes over her records",
      input: { id: "{members:Marta}", reassignTo: "{members:Jonas}" },
    },
    { say: "remove Tomás from the workspace", input: { id: "{members:Tomás}" } },
  ],
  summarize: (_, output) => `${output.isPreview ? "Would deactivate" : "Deactivated"} ${output.name}`,

  async handler(ctx, { id, reassignTo, preview = false }) {
    const member = await requireMember(ctx, id);
    if (member.deactivatedAt) throw new AppError("precondition_failed", `${member.name} is deactivated already.`);
    await refuseHigher(ctx, member);
    await requireAnotherAdmin(ctx, member);
    const heir = reassignTo ? await requireMember(ctx, reassignTo) : undefined;
    if (heir?.id === id || heir?.deactivatedAt)
      throw new AppError("invalid_input", "The records go to an active member other than this one.");
    const handed = await countHeld(ctx, id);
    const outcome = { name: member.name, reassignedTo: heir?.name ?? null, handed };
    if (preview) return { ...outcome, isPreview: true, changeSetId: null };
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    if (heir) await handOver(ctx, id, heir.id, handed);
    await changeMember(ctx.session, id, { deactivated_at: ctx.now.toISOString() }, write);
    ctx.changeSet.count += 1;
    return { ...outcome, isPreview: false, changeSetId: ctx.changeSet.id };
  },
});

const peopleFields = (ctx: ToolContext) =>
  ctx.catalog.objects.flatMap((object) =>
    object.fields.filter((field) => field.type === "owner" && isWritable(field)).map((field) => ({ object, field })),
  );

async function countHeld(ctx: ToolContext, id: string): Promise<z.output<typeof handedShape>[]> {
  const counts: z.output<typeof handedShape>[] = [];
  for (const { object, field } of peopleFields(ctx)) {
    const [row] = await ctx.session.query<{ count: number }>(
      `select count(*)::int as count from "${object.key}" where "${field.key}" = $1::uuid and deleted_at is null`,
      [id],
    );
    if (row?.count)
      counts.push({
        object: object.key,
        label: row.count === 1 ? object.label : object.plural,
        field: field.key,
        count: row.count,
      });
  }
  return counts;
}

/** All in this transaction, so that nobody is gone whose records are half handed over. */
async function handOver(
  ctx: ToolContext,
  from: string,
  to: string,
  held: { object: string; count: number }[],
): Promise<void> {
  const all = held.reduce((sum, { count }) => sum + count, 0);
  if (all > mostRecords)
    throw new AppError(
      "quota_reached",
      `${all.toLocaleString("en")} records are more than one step hands over (${mostRecords.toLocaleString("en")}). Hand some over with update_records first.`,
    );
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  for (const { object, field } of peopleFields(ctx)) {
    const ids = sql`select id from ${sql.identifier(object.key)} where ${sql.identifier(field.key)} = ${from}::uuid and deleted_at is null`;
    ctx.changeSet.count += await writingStep(ctx.session, () =>
      updateRecords(ctx.session, object, ids, { [field.key]: to }, write),
    );
  }
}
