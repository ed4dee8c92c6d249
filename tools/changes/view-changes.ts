import { inArray, type SQL, sql } from "drizzle-orm";

import { findObject } from "@/db/objects/catalog";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, GroupQuery } from "@/db/query/tree";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { views } from "@/db/schema/workspace/views";
import type { ViewDefinition } from "@/db/views/definition";
import { isVisible } from "@/db/views/view-rows";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Diff } from "@/tools/records/record-shape";

export const viewTable = "atrium_views";

type Stored = Record<string, unknown> | null;
type Change = { recordId: string; before: Stored; after: Stored };

/** Not the changes of a view that the person may not see: its name alone would tell. A view's change stands alone in its set. */
export function withoutHiddenViews(ctx: Pick<ToolContext, "actor">): SQL {
  return sql`(${changeSets.changeCount} > 1 or not exists (
    select 1 from ${changes} join ${views} on ${views.id} = ${changes.recordId}
    where ${changes.changeSetId} = ${changeSets.id} and ${changes.object} = ${viewTable}
      and (${isVisible(ctx.actor)}) is not true))`;
}

/** Whoever takes a change of a view back changes it, so the same people may. */
export async function requireViewsOf(ctx: ToolContext, changeSetId: string): Promise<void> {
  const rows = await ctx.session.orm
    .select({ owner: views.memberId, isVisible: sql<boolean>`coalesce((${isVisible(ctx.actor)}), false)` })
    .from(views)
    .where(
      inArray(
        views.id,
        ctx.session.orm
          .select({ id: changes.recordId })
          .from(changes)
          .where(sql`${changes.changeSetId} = ${changeSetId} and ${changes.object} = ${viewTable}`),
      ),
    );
  if (rows.some((row) => !row.isVisible)) throw new AppError("not_found", "There is no change with that id.");
  if (rows.some((row) => row.owner !== ctx.actor.memberId && ctx.actor.role !== "admin"))
    throw new AppError("forbidden", "This changed a view of somebody else. Its owner or an Admin can undo it.");
}

/** The names of views, those in the trash included. */
export async function readViewNames(ctx: Pick<ToolContext, "session">, ids: string[]): Promise<Map<string, ViewName>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.orm
    .select({ id: views.id, object: views.objectKey, definition: views.definition })
    .from(views)
    .where(inArray(views.id, ids));
  return new Map(rows.map((row) => [row.id, { name: row.definition.name, object: row.object }]));
}

export type ViewName = { name: string; object: string };

const labels = {
  name: "Name",
  layout: "Layout",
  where: "Filters",
  search: "Search",
  sort: "Order",
  fields: "Columns",
  widths: "Column widths",
  pinned: "Pinned columns",
  group: "Groups",
  sums: "Sums",
  date: "Date field",
  share: "Shared with",
  query: "Figures",
} satisfies Record<keyof ViewDefinition | "query", string>;

/** What changed in a view as a person reads it. */
export function readViewDiffs(ctx: Pick<ToolContext, "catalog">, change: Change, view: ViewName | undefined): Diff[] {
  const object = view ? findObject(ctx.catalog, view.object) : undefined;
  return Object.entries(labels)
    .filter(([key]) => key in (change.before ?? {}) || key in (change.after ?? {}))
    .map(([field, label]) => ({
      field,
      label,
      before: inWords(object, field, change.before?.[field]),
      after: inWords(object, field, change.after?.[field]),
    }));
}

function inWords(object: ObjectDefinition | undefined, key: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  const name = (path: string): string => object?.fields.find((field) => field.key === path)?.label ?? path;
  const view = { [key]: value } as Partial<ViewDefinition>;
  if (view.where) return conditionText(view.where, name);
  if (view.share) return shareText(view.share);
  if (view.sort) return view.sort.map((sort) => `${name(sort.field)} ${sort.direction ?? "asc"}`).join(", ");
  if (view.fields) return view.fields.map(name).join(", ");
  if (view.sums)
    return view.sums.map((sum) => [sum.fn, sum.field && name(sum.field)].filter(Boolean).join(" ")).join(", ");
  if (view.group)
    return [name(view.group.field), view.group.bucket && `by ${view.group.bucket}`].filter(Boolean).join(" ");
  if (view.widths)
    return Object.entries(view.widths)
      .map(([path, width]) => `${name(path)} ${width}`)
      .join(", ");
  if (view.date) return name(view.date);
  if (key === "query") return figuresText(value as GroupQuery, name);
  return typeof value === "number" ? value : String(value);
}

/** The figures of a report: "count, sum amount by stage". */
function figuresText({ measures, group = [] }: GroupQuery, name: (path: string) => string): string {
  const figures = measures.map(({ fn, field }) => (field ? `${fn} ${name(field)}` : fn)).join(", ");
  const by = group.map(({ field, bucket }) => (bucket ? `${name(field)} by ${bucket}` : name(field))).join(", ");
  return by ? `${figures}, by ${by}` : figures;
}

function shareText(share: ViewDefinition["share"]): string {
  if (share.with === "members") return `${share.members.length} ${share.members.length === 1 ? "person" : "people"}`;
  if (share.with === "role") return `Everybody who is ${share.role}`;
  return share.with === "private" ? "Nobody" : "Everybody";
}

function conditionText(condition: Condition, name: (path: string) => string): string {
  if ("and" in condition) return condition.and.map((part) => conditionText(part, name)).join(", ");
  if ("or" in condition) return condition.or.map((part) => conditionText(part, name)).join(" or ");
  if ("not" in condition) return `not ${conditionText(condition.not, name)}`;
  if ("related" in condition) return `related ${condition.related}`;
  const value = condition.value ?? null;
  const text = Array.isArray(value) ? value.map(plain).join(", ") : value === null ? "" : plain(value);
  return `${name(condition.field)} ${condition.op.replaceAll("_", " ")} ${text}`.trim();
}

const plain = (value: string | number | boolean | object): string =>
  typeof value === "object" ? Object.values(value).join(" ") : String(value);
