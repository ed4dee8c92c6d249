import { findObject } from "@/db/objects/catalog";
import { readViews, type ViewRow } from "@/db/views/view-rows";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { canEdit } from "./view-output";

/** A private view of somebody else, one in the trash or none at all: the same answer. */
export async function requireView(ctx: ToolContext, id: string, deleted = false): Promise<ViewRow> {
  const [found] = await readViews(ctx.session, ctx.actor, { id, deleted });
  if (found && findObject(ctx.catalog, found.object)) return found;
  const where = deleted ? "in the trash " : "";
  throw new AppError("not_found", `There is no view ${where}with that id. list_views says which there are.`);
}

export async function requireOwnView(ctx: ToolContext, id: string, deleted = false): Promise<ViewRow> {
  const found = await requireView(ctx, id, deleted);
  if (canEdit(ctx, found)) return found;
  throw new AppError(
    "forbidden",
    `The view ${found.definition.name} belongs to ${found.owner.name}. Save it as a view of your own, or ask ${found.owner.name} or an Admin.`,
  );
}
