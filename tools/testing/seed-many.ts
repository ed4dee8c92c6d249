import { insertRecords } from "@/db/records/write-records";
import { inContext } from "@/tools/core/open-context";
import { requireObject } from "@/tools/records/read-record";
import type { TestWorkspace } from "./test-workspace";

/** Inserts many records at once, past the tools. Answers their ids in order. */
export async function seedMany(
  workspace: TestWorkspace,
  object: string,
  count: number,
  values: (place: number) => Record<string, unknown>,
): Promise<string[]> {
  return inContext(workspace.environment, workspace.member(), { isReadOnly: false }, async (ctx) => {
    const rows = Array.from({ length: count }, (_, place) => ({ id: ctx.newId(), values: values(place) }));
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    await insertRecords(ctx.session, requireObject(ctx, object), rows, write);
    return rows.map((row) => row.id);
  });
}

/** Ends as a process does that is told to stop: after the step at which the signal comes. */
export function stopAfter(steps: number): AbortSignal {
  let left = steps;
  return {
    get aborted() {
      left -= 1;
      return left < 0;
    },
  } as AbortSignal;
}
