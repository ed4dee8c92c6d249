import { and, count, desc, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";

import { hasLimits } from "@/db/access/access";
import { actorKinds, changeSets, changes } from "@/db/schema/workspace/changes";
import { members } from "@/db/schema/workspace/members";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { changeDetailShape, readDetails } from "./change-details";
import { changeConditions, changeSearchShape } from "./change-search";
import type { StoredChangeSet } from "./undo-target";

const changeSetShape = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string(), memberId: z.string().nullable() }),
  door: z.string(),
  via: z.string().nullable().describe("The key or the app that acted for the person."),
  tool: z.string(),
  toolCallId: z.string().nullable().describe("Of a call in a conversation."),
  summary: z.string(),
  changeCount: z.number(),
  undoneAt: z.string().nullable(),
  undoOf: z.string().nullable(),
  changes: z.array(changeDetailShape).describe("The first five."),
});

const input = changeSearchShape.extend({
  cursor: z.uuid().optional().describe("nextCursor of the page before."),
  limit: z.number().int().min(1).max(100).optional(),
});

/** Ids of change sets grow with time, so the id alone is the cursor. */
export const listChanges = defineTool({
  name: "list_changes",
  description:
    "What changed, newest first: by record, object, field, member, kind of actor, door, tool, words or time, each with who did it, through which door, and the values before and after.",
  input,
  output: z.object({ changeSets: z.array(changeSetShape), nextCursor: z.string().nullable() }),
  permission: "changes:read",
  effect: "read",
  examples: [
    { say: "what changed on Tessel", input: { object: "companies", recordId: "{companies:Tessel}" } },
    { say: "what did Marta change", input: { memberId: "{members:Marta}" } },
    { say: "who changed stages this year", input: { field: "stage", since: "2026-01-01T00:00:00Z" } },
    { say: "show the latest changes", input: {} },
  ],
  summarize: (_, output) => `Read the change log · ${output.changeSets.length} entries`,

  async handler(ctx, query) {
    const limit = query.limit ?? 20;
    const rows = await ctx.session.orm
      .select({ set: changeSets, memberName: members.name })
      .from(changeSets)
      .leftJoin(members, eq(members.id, changeSets.memberId))
      .where(and(...changeConditions(ctx, query), query.cursor ? lt(changeSets.id, query.cursor) : undefined))
      .orderBy(desc(changeSets.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const details = await readDetails(
      ctx,
      page.map((row) => row.set.id),
      query,
    );
    const undoneAt = await readUndoTimes(
      ctx,
      page.flatMap((row) => row.set.undoneBy ?? []),
    );
    const seen = await readSeen(
      ctx,
      page.map((row) => row.set),
    );
    const shown = (set: StoredChangeSet) => seen.get(set.id) ?? { summary: set.summary, changeCount: set.changeCount };
    return {
      changeSets: page.map(({ set, memberName }) => ({
        id: set.id,
        at: set.at.toISOString(),
        actor: { kind: set.actorKind, name: memberName ?? "Atrium", memberId: set.memberId },
        door: set.door,
        via: set.via,
        tool: set.tool,
        toolCallId: set.toolCallId,
        ...shown(set),
        undoneAt: set.undoneBy ? (undoneAt.get(set.undoneBy) ?? set.at.toISOString()) : null,
        undoOf: set.undoOf,
        changes: details.get(set.id) ?? [],
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.set.id ?? null) : null,
    };
  },
});

type Seen = { summary: string; changeCount: number };

/** To who does not reach all records, what others did is told by what can be seen of it: its summary names and counts the rest. */
async function readSeen(ctx: ToolContext, sets: StoredChangeSet[]): Promise<Map<string, Seen>> {
  if (!hasLimits(ctx.actor.access)) return new Map();
  const ids = sets.filter(({ memberId }) => memberId !== ctx.actor.memberId).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.orm
    .select({ id: changes.changeSetId, count: count() })
    .from(changes)
    .where(inArray(changes.changeSetId, ids))
    .groupBy(changes.changeSetId);
  return new Map(
    rows.map((row) => {
      const what = row.count === 1 ? "one record" : `${row.count.toLocaleString("en")} records`;
      return [row.id, { summary: `Changed ${what} of those that you can see`, changeCount: row.count }];
    }),
  );
}

async function readUndoTimes(ctx: ToolContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.orm
    .select({ id: changeSets.id, at: changeSets.at })
    .from(changeSets)
    .where(inArray(changeSets.id, ids));
  return new Map(rows.map((row) => [row.id, row.at.toISOString()]));
}
