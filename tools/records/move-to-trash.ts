import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";

import type { ObjectDefinition } from "@/db/objects/definition";
import { hasDeleteRule, type Moved, type Refusal, trashRecords } from "@/db/records/trash-records";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const alsoShape = z
  .array(z.object({ object: z.string(), label: z.string(), count: z.number() }))
  .describe("Records of which objects go along, by the delete rules of their links.");
export type Also = z.output<typeof alsoShape>;

/** Moves records and what their delete rules take along; refused as a whole where a rule keeps one of them. */
export async function moveToTrash(
  ctx: ToolContext,
  object: ObjectDefinition,
  ids: SQL,
): Promise<{ count: number; also: Also }> {
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const { moved, refusals } = await trashRecords(ctx.session, ctx.catalog, object, ids, write);
  const [first] = refusals;
  if (first) throw refused(object, first);
  ctx.changeSet.count += moved.reduce((sum, { count }) => sum + count, 0);
  return { count: moved[0]?.count ?? 0, also: alsoMoved(ctx, moved) };
}

/** What a delete would take along: it is carried out and taken back, so that the preview cannot differ from it. */
export async function previewTrash(ctx: ToolContext, object: ObjectDefinition, ids: SQL): Promise<Also> {
  if (!hasDeleteRule(ctx.catalog, object.key)) return [];
  const { count } = ctx.changeSet;
  await ctx.session.exec("savepoint trash_preview");
  try {
    return (await moveToTrash(ctx, object, ids)).also;
  } finally {
    await ctx.session.exec("rollback to savepoint trash_preview");
    ctx.changeSet.count = count;
  }
}

export const withAlso = (also: Also): string =>
  also.length > 0 ? `, with ${also.map(({ label, count }) => `${count} ${label.toLowerCase()}`).join(" and ")}` : "";

function alsoMoved(ctx: ToolContext, moved: Moved): Also {
  return moved
    .map(({ object, count }, place) => ({ object, count, isFirst: place === 0 }))
    .filter(({ isFirst, count }) => !isFirst && count > 0)
    .map(({ object, count }) => ({
      object,
      label: ctx.catalog.objects.find((known) => known.key === object)?.plural ?? object,
      count,
    }));
}

function refused(object: ObjectDefinition, { object: from, field, count }: Refusal): AppError {
  const which = count === 1 ? from.label.toLowerCase() : from.plural.toLowerCase();
  return new AppError(
    "precondition_failed",
    `${count} ${which} ${count === 1 ? "is" : "are"} linked by ${field.label}, which keeps ${object.plural.toLowerCase()} from being deleted. Link ${count === 1 ? "it" : "them"} to another one first, or delete ${count === 1 ? "it" : "them"}.`,
  );
}

export const oneId = (id: string): SQL => sql`select ${id}::uuid`;
