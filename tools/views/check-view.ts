import { inArray } from "drizzle-orm";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { QueryError } from "@/db/query/query-error";
import { members } from "@/db/schema/workspace/members";
import type { ViewDefinition } from "@/db/views/definition";
import { viewProblems } from "@/db/views/view-problems";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

/** Refuses parts of a view that the catalog does not know, with the query language's own words. */
export async function checkViewParts(
  ctx: ToolContext,
  object: ObjectDefinition,
  parts: Partial<ViewDefinition>,
): Promise<void> {
  const [problem] = viewProblems(ctx.query, object, parts);
  if (problem) throw new QueryError(problem.path, problem.message, problem.fix);
  if (parts.share?.with === "members") await requireMembers(ctx, parts.share.members);
}

export async function requireMembers(ctx: ToolContext, ids: string[]): Promise<void> {
  const known = await ctx.session.orm
    .select({ id: members.id, deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(inArray(members.id, ids));
  const active = new Set(known.filter((row) => !row.deactivatedAt).map((row) => row.id));
  const unknown = ids.filter((id) => !active.has(id));
  if (unknown.length === 0) return;
  throw new AppError("invalid_input", "A person it is shared with does not exist. Find members with list_members.", {
    details: unknown.slice(0, 10).map((id) => ({ path: "share.members", message: `There is no member ${id}.` })),
  });
}

/** A board needs columns and a calendar needs days: left out, the field that says most about the state or the date. */
export function layoutDefaults(
  object: ObjectDefinition,
  view: Pick<ViewDefinition, "layout" | "group" | "date">,
): Partial<ViewDefinition> {
  if (view.layout === "board") {
    const field = view.group && object.fields.find((candidate) => candidate.key === view.group?.field);
    if (field?.type === "picklist") return {};
    if (view.group)
      throw new AppError(
        "invalid_input",
        `A board takes a field with options as its columns, not "${view.group.field}".`,
      );
    const chosen = bestField(object, ["picklist"], ["state", "priority"]);
    if (!chosen) throw new AppError("precondition_failed", `${object.plural} have no field with options, so no board.`);
    return { group: { field: chosen.key } };
  }
  if (view.layout === "calendar" && !view.date) {
    const chosen = bestField(object, ["date", "datetime"], ["due", "when"]);
    if (!chosen) throw new AppError("precondition_failed", `${object.plural} have no date field, so no calendar.`);
    return { date: chosen.key };
  }
  return {};
}

function bestField(
  object: ObjectDefinition,
  types: FieldDefinition["type"][],
  roles: NonNullable<FieldDefinition["role"]>[],
): FieldDefinition | undefined {
  const fits = object.fields.filter((field) => types.includes(field.type) && field.key !== "deleted_at");
  const byRole = roles.flatMap((role) => fits.filter((field) => field.role === role));
  return byRole[0] ?? fits.find((field) => !field.isSystem) ?? fits[0];
}
