import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";

import { isAccessTable } from "@/db/changes/access-changes";
import { isFixedTable } from "@/db/changes/fixed-rows";
import { findObject } from "@/db/objects/catalog";
import { changeKinds, changes } from "@/db/schema/workspace/changes";
import type { ToolContext } from "@/tools/core/define-tool";
import { signInTable } from "@/tools/members/feed-sign-in";
import { type Diff, diffShape } from "@/tools/records/record-shape";
import { workspaceObject } from "@/tools/workspaces/feed-workspace";
import { linksIn, type Names, nameOf, readDiffs, readNames } from "./change-names";
import { type ChangeSearch, rowConditions } from "./change-search";
import { plainDiffs } from "./plain-diffs";
import { settingDiffs } from "./setting-diffs";
import { readViewDiffs, readViewNames, type ViewName, viewTable } from "./view-changes";

export const changeDetailShape = z.object({
  object: z.string(),
  recordId: z.string(),
  recordName: z.string(),
  kind: z.enum(changeKinds),
  diffs: z.array(diffShape),
});
export type ChangeDetail = z.input<typeof changeDetailShape>;

type StoredChange = typeof changes.$inferSelect;

/** The first five changes of each set that fit the search in one query, then names in one query an object. */
export async function readDetails(
  ctx: ToolContext,
  ids: string[],
  search: ChangeSearch,
): Promise<Map<string, ChangeDetail[]>> {
  if (ids.length === 0) return new Map();
  const numbered = ctx.session.orm
    .select({
      id: changes.id,
      place: sql<number>`row_number() over (partition by ${changes.changeSetId} order by ${changes.id})`.as("place"),
    })
    .from(changes)
    .where(and(inArray(changes.changeSetId, ids), ...rowConditions(search)))
    .as("numbered");
  const rows = await ctx.session.orm
    .select({ change: changes })
    .from(changes)
    .innerJoin(numbered, eq(numbered.id, changes.id))
    .where(sql`${numbered.place} <= 5`)
    .orderBy(changes.id);
  const stored = rows.map((row) => row.change);
  const described = await describeChanges(ctx, stored);
  const details = new Map<string, ChangeDetail[]>();
  for (const [place, detail] of described.entries()) {
    const set = stored[place]?.changeSetId ?? "";
    details.set(set, [...(details.get(set) ?? []), detail]);
  }
  return details;
}

/** Stored changes to what a person can read, in the same order; also of objects and fields that are gone. */
export async function describeChanges(
  ctx: Pick<ToolContext, "session" | "catalog">,
  stored: StoredChange[],
): Promise<ChangeDetail[]> {
  const names = await readNames(
    ctx,
    stored.flatMap(({ object: key, recordId, before, after }) => {
      const object = findObject(ctx.catalog, key);
      if (object) return [{ object: key, id: recordId }, ...linksIn(object, before, after)];
      return isFixedTable(key) || key === "atrium_members" || key === workspaceObject
        ? [{ object: key, id: recordId }]
        : [];
    }),
  );
  const views = await readViewNames(
    ctx,
    stored.filter((change) => change.object === viewTable).map((change) => change.recordId),
  );
  return stored.map((change) => ({
    object: change.object,
    recordId: change.recordId,
    recordName: isAccessTable(change.object)
      ? String((change.after ?? change.before)?.["name"] ?? "")
      : nameOf(names, change.object, change.recordId),
    kind: change.kind,
    diffs: diffsOf(ctx, change, names, views.get(change.recordId)),
  }));
}

function diffsOf(
  ctx: Pick<ToolContext, "catalog">,
  change: StoredChange,
  names: Names,
  view: ViewName | undefined,
): Diff[] {
  const { object: key, before, after } = change;
  const object = findObject(ctx.catalog, key);
  if (object) return readDiffs(object, before, after, names);
  if (key === viewTable) return readViewDiffs(ctx, change, view);
  const isSetting =
    isFixedTable(key) || isAccessTable(key) || [signInTable, "atrium_members", "atrium_invites"].includes(key);
  return isSetting ? settingDiffs(before, after) : plainDiffs(before, after);
}
