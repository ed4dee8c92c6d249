import { and, desc, eq, exists, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";

import { isFixedTable } from "@/db/changes/fixed-rows";
import { findObject } from "@/db/objects/catalog";
import { actorKinds, changeKinds, changeSets, changes } from "@/db/schema/workspace/changes";
import { members } from "@/db/schema/workspace/members";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { diffShape } from "@/tools/records/record-shape";
import { linksIn, nameOf, readDiffs, readNames } from "./change-names";
import { settingDiffs } from "./setting-diffs";
import { readViewDiffs, readViewNames, viewTable, withoutHiddenViews } from "./view-changes";

const changeSetShape = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string(), memberId: z.string().nullable() }),
  door: z.string(),
  tool: z.string(),
  summary: z.string(),
  changeCount: z.number(),
  undoneAt: z.string().nullable(),
  undoOf: z.string().nullable(),
  changes: z
    .array(
      z.object({
        object: z.string(),
        recordId: z.string(),
        recordName: z.string(),
        kind: z.enum(changeKinds),
        diffs: z.array(diffShape),
      }),
    )
    .describe("The first five."),
});

const input = z.object({
  object: z.string().max(63).optional(),
  recordId: z.uuid().optional(),
  memberId: z.union([z.uuid(), z.literal("me")]).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  cursor: z.uuid().optional().describe("nextCursor of the page before."),
  limit: z.number().int().min(1).max(100).optional(),
});

/** Ids of change sets grow with time, so the id alone is the cursor. */
export const listChanges = defineTool({
  name: "list_changes",
  description:
    "What changed: newest change sets first, by record, object, member or time, each with who did it, through which door, and the values before and after.",
  input,
  output: z.object({ changeSets: z.array(changeSetShape), nextCursor: z.string().nullable() }),
  permission: "changes:read",
  effect: "read",
  examples: [
    { say: "what changed on Tessel", input: { object: "companies", recordId: "{companies:Tessel}" } },
    { say: "what did Marta change", input: { memberId: "{members:Marta}" } },
    { say: "show the latest changes", input: {} },
  ],
  summarize: (_, output) => `Read the change log · ${output.changeSets.length} entries`,

  async handler(ctx, query) {
    const limit = query.limit ?? 20;
    const rows = await ctx.session.orm
      .select({ set: changeSets, memberName: members.name })
      .from(changeSets)
      .leftJoin(members, eq(members.id, changeSets.memberId))
      .where(and(...conditions(ctx, query)))
      .orderBy(desc(changeSets.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const details = await readDetails(
      ctx,
      page.map((row) => row.set.id),
      query.recordId,
    );
    const undoneAt = await readUndoTimes(
      ctx,
      page.flatMap((row) => row.set.undoneBy ?? []),
    );
    return {
      changeSets: page.map(({ set, memberName }) => ({
        id: set.id,
        at: set.at.toISOString(),
        actor: { kind: set.actorKind, name: memberName ?? "Atrium", memberId: set.memberId },
        door: set.door,
        tool: set.tool,
        summary: set.summary,
        changeCount: set.changeCount,
        undoneAt: set.undoneBy ? (undoneAt.get(set.undoneBy) ?? set.at.toISOString()) : null,
        undoOf: set.undoOf,
        changes: details.get(set.id) ?? [],
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.set.id ?? null) : null,
    };
  },
});

function conditions(ctx: ToolContext, query: z.output<typeof input>): SQL[] {
  const list: SQL[] = [withoutHiddenViews(ctx)];
  if (query.memberId) list.push(eq(changeSets.memberId, query.memberId === "me" ? ctx.actor.memberId : query.memberId));
  if (query.since) list.push(gte(changeSets.at, new Date(query.since)));
  if (query.cursor) list.push(lt(changeSets.id, query.cursor));
  if (query.recordId || query.object) {
    const about = [eq(changes.changeSetId, changeSets.id)];
    if (query.recordId) about.push(eq(changes.recordId, query.recordId));
    if (query.object) about.push(eq(changes.object, query.object));
    list.push(
      exists(
        ctx.session.orm
          .select({ one: sql`1` })
          .from(changes)
          .where(and(...about)),
      ),
    );
  }
  return list;
}

type Detail = z.input<typeof changeSetShape>["changes"][number];

/** The first five changes of each set in one query, then names in one query an object. */
async function readDetails(
  ctx: ToolContext,
  ids: string[],
  recordId: string | undefined,
): Promise<Map<string, Detail[]>> {
  if (ids.length === 0) return new Map();
  const numbered = ctx.session.orm
    .select({
      id: changes.id,
      place: sql<number>`row_number() over (partition by ${changes.changeSetId} order by ${changes.id})`.as("place"),
    })
    .from(changes)
    .where(and(inArray(changes.changeSetId, ids), recordId ? eq(changes.recordId, recordId) : undefined))
    .as("numbered");
  const rows = await ctx.session.orm
    .select({ change: changes })
    .from(changes)
    .innerJoin(numbered, eq(numbered.id, changes.id))
    .where(sql`${numbered.place} <= 5`)
    .orderBy(changes.id);
  const known = rows.flatMap(({ change }) => {
    const object = findObject(ctx.catalog, change.object);
    const isSetting = isFixedTable(change.object) && change.object !== viewTable;
    return object || isSetting ? [{ change, object }] : [];
  });
  const names = await readNames(
    ctx,
    known.flatMap(({ change, object }) => [
      { object: change.object, id: change.recordId },
      ...(object ? linksIn(object, change.before, change.after) : []),
    ]),
  );
  const details = new Map<string, Detail[]>();
  const add = (changeSetId: string, detail: Detail): void =>
    void details.set(changeSetId, [...(details.get(changeSetId) ?? []), detail]);
  for (const { change, object } of known) {
    const { before, after } = change;
    add(change.changeSetId, {
      object: change.object,
      recordId: change.recordId,
      recordName: nameOf(names, change.object, change.recordId),
      kind: change.kind,
      diffs: object ? readDiffs(object, before, after, names) : settingDiffs(before, after),
    });
  }
  const ofViews = rows.filter(({ change }) => change.object === viewTable);
  const viewNames = await readViewNames(
    ctx,
    ofViews.map(({ change }) => change.recordId),
  );
  for (const { change } of ofViews) {
    const view = viewNames.get(change.recordId);
    add(change.changeSetId, {
      object: viewTable,
      recordId: change.recordId,
      recordName: view?.name ?? "a removed view",
      kind: change.kind,
      diffs: readViewDiffs(ctx, change, view),
    });
  }
  return details;
}

async function readUndoTimes(ctx: ToolContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.orm
    .select({ id: changeSets.id, at: changeSets.at })
    .from(changeSets)
    .where(inArray(changeSets.id, ids));
  return new Map(rows.map((row) => [row.id, row.at.toISOString()]));
}
