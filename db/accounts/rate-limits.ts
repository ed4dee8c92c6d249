import { eq, lt, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { rateLimits } from "@/db/schema/directory/rate-limits";

export type Limit = { most: number; seconds: number };

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Counts one more try under the key; answers how many seconds to wait when there were too many, else 0. */
export async function countTry(session: Session, key: string, limit: Limit, now: Date): Promise<number> {
  const began = new Date(now.getTime() - limit.seconds * 1000);
  const isOver = sql`${rateLimits.startedAt} <= ${began.toISOString()}::timestamptz`;
  const [row] = await session.orm
    .insert(rateLimits)
    .values({ key, count: 1, startedAt: now })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
        startedAt: sql`case when ${isOver} then ${now.toISOString()}::timestamptz else ${rateLimits.startedAt} end`,
      },
    })
    .returning();
  if (!row || row.count <= limit.most) return 0;
  return Math.max(1, Math.ceil((row.startedAt.getTime() + limit.seconds * 1000 - now.getTime()) / 1000));
}

const freeFailures = 5;
const longestLock = 60 * 60;

/** One more failure in a row; from the fifth on each doubles the time in which nothing more is tried, up to an hour. */
export async function countFailure(session: Session, key: string, now: Date): Promise<void> {
  const [row] = await session.orm
    .insert(rateLimits)
    .values({ key, count: 1, startedAt: now })
    .onConflictDoUpdate({ target: rateLimits.key, set: { count: sql`${rateLimits.count} + 1`, startedAt: now } })
    .returning();
  if (!row || row.count < freeFailures) return;
  const seconds = Math.min(longestLock, 30 * 2 ** Math.min(row.count - freeFailures, 10));
  const blockedUntil = new Date(now.getTime() + seconds * 1000);
  await session.orm.update(rateLimits).set({ blockedUntil }).where(eq(rateLimits.key, key));
}

/** How many seconds the key is still locked, else 0. */
export async function lockedFor(session: Session, key: string, now: Date): Promise<number> {
  const [row] = await session.orm.select().from(rateLimits).where(eq(rateLimits.key, key));
  const until = row?.blockedUntil?.getTime() ?? 0;
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

export async function forgetTries(session: Session, key: string): Promise<void> {
  await session.orm.delete(rateLimits).where(eq(rateLimits.key, key));
}

/** What nobody has tried for a day says nothing any more. */
export async function dropOldTries(session: Session, now: Date): Promise<void> {
  await session.orm.delete(rateLimits).where(lt(rateLimits.startedAt, new Date(now.getTime() - dayMilliseconds)));
}
