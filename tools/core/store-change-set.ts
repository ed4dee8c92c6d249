import { asOwner } from "@/db/access/as-owner";
import { wholeCatalog } from "@/db/access/narrow-catalog";
import { type ChangedRecord, changedRecords } from "@/db/documents/record-passages";
import { recordSources, watchedChanges } from "@/db/documents/record-sources";
import { indexRecords } from "@/tools/knowledge/index-records";
import type { ToolContext } from "./define-tool";
import type { CallOrigin } from "./run-tool";

const insertChangeSet = `insert into atrium_change_sets
  (id, at, actor_kind, member_id, door, tool, tool_call_id, conversation_id, summary, change_count, undo_of, via)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do update set change_count = atrium_change_sets.change_count + excluded.change_count, summary = excluded.summary
  returning ${changedRecords("$13")} as changed`;

/** Writes what this transaction changed, and what search needs to know of it; the steps of a job add up in one change set. */
export async function storeChangeSet(
  ctx: ToolContext,
  tool: string,
  origin: CallOrigin,
  summary: string,
): Promise<void> {
  const { changeSet, actor } = ctx;
  // An Admin's rights carry what Atrium does by itself; it is not that Admin who did it.
  const memberId = actor.kind === "system" ? null : actor.memberId;
  const who = [actor.kind, memberId, origin.door, tool, origin.toolCallId ?? null, origin.conversationId ?? null];
  const catalog = wholeCatalog(ctx.catalog);
  const watched = JSON.stringify(watchedChanges(recordSources(catalog)));
  // Search keeps the texts of every record whole, and a change set is there even where its records are out of sight.
  await asOwner(ctx.session, async () => {
    const [row] = await ctx.session.query<{ changed: ChangedRecord[] | null }>(
      insertChangeSet,
      [
        changeSet.id,
        ctx.now.toISOString(),
        ...who,
        summary,
        changeSet.count,
        changeSet.undoOf,
        actor.via ?? null,
        watched,
      ],
      { isRepeated: true },
    );
    if (row?.changed) await indexRecords({ session: ctx.session, catalog }, row.changed);
  });
}
