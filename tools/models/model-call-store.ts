import { and, eq, gte, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { modelCalls } from "@/db/schema/workspace/model-calls";

export type ModelCallRow = typeof modelCalls.$inferSelect;

export async function saveModelCall(session: Session, row: ModelCallRow): Promise<void> {
  await session.orm.insert(modelCalls).values(row);
}

/** Millionths of the currency. */
export type Spent = { day: number; month: number; personDay: number; personMonth: number };

const startOfDay = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
const startOfMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));

/** What was spent today and this month (UTC), by all and by one; calls without a price count nothing. */
export async function readSpent(session: Session, memberId: string, now: Date): Promise<Spent> {
  const cost = modelCalls.costMicros;
  const today = gte(modelCalls.createdAt, startOfDay(now));
  const own = eq(modelCalls.memberId, memberId);
  const sum = (condition: ReturnType<typeof and>) =>
    sql<string>`coalesce(sum(${cost}) filter (where ${condition ?? sql`true`}), 0)`;
  const [row] = await session.orm
    .select({
      day: sum(today),
      month: sql<string>`coalesce(sum(${cost}), 0)`,
      personDay: sum(and(today, own)),
      personMonth: sum(own),
    })
    .from(modelCalls)
    .where(gte(modelCalls.createdAt, startOfMonth(now)));
  return {
    day: Number(row?.day ?? 0),
    month: Number(row?.month ?? 0),
    personDay: Number(row?.personDay ?? 0),
    personMonth: Number(row?.personMonth ?? 0),
  };
}
