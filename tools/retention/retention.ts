import { sql } from "drizzle-orm";
import { z } from "zod";

import { toText } from "@/db/query/list-records";
import { dueRecords } from "@/db/records/due-records";
import { settings } from "@/db/schema/workspace/settings";
import type { ToolContext } from "@/tools/core/define-tool";

export const retentionKey = "retention";
export const trashDaysShape = z
  .number()
  .int()
  .min(1)
  .max(3650)
  .nullable()
  .describe("Days after which what lies in the trash is destroyed; null keeps it until somebody destroys it.");

export const dueShape = z
  .array(z.object({ object: z.string(), label: z.string(), count: z.number(), isCapped: z.boolean() }))
  .describe("What would be destroyed now, by object.");

const mostCounted = 10_000;
const day = 86_400_000;

type Stored = { id: string; trashDays: number | null; isDeleted: boolean };

/** The row of the setting, also when an undo has taken it away. */
export async function storedRetention({ session }: Pick<ToolContext, "session">): Promise<Stored | undefined> {
  const rows = await session.orm.select().from(settings);
  const row = rows.find(({ key }) => key === retentionKey);
  if (!row) return undefined;
  const { trashDays } = z.object({ trashDays: trashDaysShape.optional() }).parse(row.definition);
  return { id: row.id, trashDays: trashDays ?? null, isDeleted: row.deletedAt !== null };
}

/** How long the trash is kept; null when nothing was set, so that nobody loses what they did not expect to lose. */
export async function trashDaysOf(ctx: Pick<ToolContext, "session">): Promise<number | null> {
  const stored = await storedRetention(ctx);
  return stored && !stored.isDeleted ? stored.trashDays : null;
}

export const cutOff = (now: Date, trashDays: number): Date => new Date(now.getTime() - trashDays * day);

export async function dueNow(ctx: ToolContext, trashDays: number | null): Promise<z.output<typeof dueShape>> {
  if (trashDays === null) return [];
  const due: z.output<typeof dueShape> = [];
  for (const object of ctx.catalog.objects) {
    const ids = dueRecords(ctx.catalog, object, cutOff(ctx.now, trashDays), mostCounted + 1);
    const { sql: text, params } = toText(sql`select count(*) as count from (${ids}) as due`);
    const [row] = await ctx.session.query(text, params);
    const count = Number(row?.["count"] ?? 0);
    const isCapped = count > mostCounted;
    if (count > 0)
      due.push({ object: object.key, label: object.plural, count: Math.min(count, mostCounted), isCapped });
  }
  return due;
}
