import { createHash } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { approvals } from "@/db/schema/workspace/conversations";
import { AppError } from "@/tools/core/app-error";

export type Approval = typeof approvals.$inferSelect;

export const approvalMinutes = 60;

/** The same arguments give the same hash whatever the order of their keys. */
export function hashInput(tool: string, input: unknown): string {
  return createHash("sha256")
    .update(`${tool}:${stable(input)}`)
    .digest("hex");
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${stable(item)}`)
    .join(",")}}`;
}

/** The question that stands for a call; one that was edited or asked again gave way to another. */
export async function findApproval(session: Session, toolCallId: string): Promise<Approval | undefined> {
  const [found] = await session.orm
    .select()
    .from(approvals)
    .where(and(eq(approvals.toolCallId, toolCallId), ne(approvals.status, "replaced")));
  return found;
}

export async function askApproval(session: Session, approval: Approval): Promise<void> {
  await session.orm.insert(approvals).values(approval).onConflictDoNothing();
}

/** Withdraws a question that nobody answered, so that an edited call, or the same one later, can be asked for anew. */
export async function withdrawApproval(
  session: Session,
  { toolCallId, memberId }: { toolCallId: string; memberId: string },
): Promise<Approval> {
  const { id } = await requireWaiting(session, { toolCallId, memberId });
  const [found] = await session.orm
    .update(approvals)
    .set({ status: "replaced" })
    .where(and(eq(approvals.id, id), eq(approvals.status, "pending")))
    .returning();
  if (!found) throw new AppError("precondition_failed", "This was answered already.");
  return found;
}

export type Decision = { toolCallId: string; memberId: string; isApproved: boolean; reason: string | null; now: Date };

/** Takes the person's answer; each question is answered once, in time, by the person who was asked. */
export async function decideApproval(session: Session, decision: Decision): Promise<void> {
  const found = await requireWaiting(session, decision);
  // A no does no harm at any time.
  if (decision.isApproved) requireInTime(found, decision.now);
  const status = decision.isApproved ? "approved" : "rejected";
  await session.orm.update(approvals).set({ status, reason: decision.reason }).where(eq(approvals.id, found.id));
}

export function requireInTime({ expiresAt }: Approval, now: Date): void {
  if (expiresAt < now)
    throw new AppError("precondition_failed", "This approval has expired. Ask again to get a new one.");
}

/** The question of a call that waits for this person's answer. */
export async function requireWaiting(
  session: Session,
  { toolCallId, memberId }: { toolCallId: string; memberId: string },
): Promise<Approval> {
  const found = await findApproval(session, toolCallId);
  if (!found || found.memberId !== memberId)
    throw new AppError("not_found", "There is no approval waiting with that id.");
  if (found.status !== "pending") throw new AppError("precondition_failed", "This was answered already.");
  return found;
}

/** Uses a yes up for exactly the call it was given for; answers the fingerprint the person saw. */
export async function spendApproval(
  session: Session,
  call: { toolCallId: string; memberId: string; inputHash: string },
): Promise<string | null> {
  const [spent] = await session.orm
    .update(approvals)
    .set({ status: "used" })
    .where(
      and(
        eq(approvals.toolCallId, call.toolCallId),
        eq(approvals.memberId, call.memberId),
        eq(approvals.inputHash, call.inputHash),
        eq(approvals.status, "approved"),
      ),
    )
    .returning({ fingerprint: approvals.fingerprint });
  if (!spent) throw new AppError("approval_required", "This needs a person's yes first.");
  return spent.fingerprint;
}
