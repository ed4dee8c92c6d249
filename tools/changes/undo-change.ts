import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";

import { asOwner } from "@/db/access/as-owner";
import { undoChanges } from "@/db/changes/undo";
import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { nameOf, readNames } from "./change-names";
import { refuseErased } from "./refuse-erased";
import { requireRecords } from "./undo-target";

/** The change set itself is not marked as undone: the rest of it stands, and undoing this undo is an undo like any other. */
export const undoChange = defineTool({
  name: "undo_change",
  description:
    "Take back what a change set did to one record, or to one field of it, and leave the rest. A field that was changed again since keeps its value and is reported as a conflict. undo_change_set takes back all of it.",
  input: z.object({
    changeSetId: z.uuid(),
    recordId: z.uuid(),
    field: z.string().max(63).optional().describe("Key of a changed field; left out: all of the record's change."),
  }),
  output: z.object({
    changeSetId: z.string().nullable().describe("null when nothing went back."),
    undone: z.number(),
    conflicts: z.array(z.object({ field: z.string(), why: z.string() })),
  }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "take back only the amount of Crane from that change",
      input: { changeSetId: "{changes:latest}", recordId: "{deals:Crane}", field: "amount" },
    },
    {
      say: "undo the change to Crane but keep the others",
      input: { changeSetId: "{changes:latest}", recordId: "{deals:Crane}" },
    },
    {
      say: "put the old stage of Crane back",
      input: { changeSetId: "{changes:latest}", recordId: "{deals:Crane}", field: "stage" },
    },
  ],
  summarize: (_, output) => `Took ${output.undone} ${output.undone === 1 ? "change" : "changes"} back`,

  async handler(ctx, { changeSetId, recordId, field }) {
    const change = await requireChange(ctx, { changeSetId, recordId, field });
    const object = findObject(ctx.catalog, change.object);
    const label = object?.fields.find((each) => each.key === field)?.label;
    if (!object || (field !== undefined && !label))
      throw new AppError("precondition_failed", "Its object or field is in the trash. Restore that first.");
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const part = { recordId, field };
    const { undone, conflicts } = await asOwner(ctx.session, () =>
      undoChanges(ctx.session, ctx.catalog, changeSetId, write, part),
    );
    const names = await readNames(ctx, [{ object: object.key, id: recordId }]);
    const name = nameOf(names, object.key, recordId);
    ctx.changeSet.count += undone;
    ctx.changeSet.summary = label ? `Took back ${label} of ${name}` : `Took back a change of ${name}`;
    return {
      changeSetId: undone > 0 ? ctx.changeSet.id : null,
      undone,
      conflicts: conflicts.map((conflict) => ({
        field: object.fields.find((each) => each.key === conflict.field)?.label ?? conflict.field,
        why: conflict.why,
      })),
    };
  },
});

type Wanted = { changeSetId: string; recordId: string; field: string | undefined };

async function requireChange(ctx: ToolContext, { changeSetId, recordId, field }: Wanted): Promise<{ object: string }> {
  const changed = field === undefined ? undefined : sql`${changes.kind} = 'updated' and ${changes.after} ? ${field}`;
  const [found] = await ctx.session.orm
    .select({ object: changes.object, undoneBy: changeSets.undoneBy, memberId: changeSets.memberId })
    .from(changes)
    .innerJoin(changeSets, eq(changeSets.id, changes.changeSetId))
    .where(and(eq(changes.changeSetId, changeSetId), eq(changes.recordId, recordId), changed))
    .limit(1);
  if (!found)
    throw new AppError("not_found", "No such change. Find its change set, record and field with list_changes.");
  await refuseErased(ctx, changeSetId, recordId);
  if (found.undoneBy) throw new AppError("precondition_failed", "This was undone already.");
  await requireRecords(ctx, { id: changeSetId, memberId: found.memberId });
  return found;
}
