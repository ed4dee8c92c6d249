import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import { type ReportRow, readReports, reportShape } from "@/db/views/report-rows";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const reportOutputShape = reportShape.omit({ layout: true }).extend({
  id: z.string(),
  object: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  isMine: z.boolean(),
  canEdit: z.boolean().describe("Its owner and Admins change, share and delete it."),
});
export type ReportOutput = z.input<typeof reportOutputShape>;

export const toReportOutput = (
  { actor }: Pick<ToolContext, "actor">,
  { id, owner, definition: { name, query, share } }: ReportRow,
): ReportOutput => ({
  id,
  name,
  object: query.object,
  query,
  share,
  owner,
  isMine: owner.id === actor.memberId,
  canEdit: owner.id === actor.memberId || actor.role === "admin",
});

/** A private report of somebody else, one in the trash or none at all: the same answer. */
export async function requireReport(ctx: ToolContext, id: string, deleted = false): Promise<ReportRow> {
  const [found] = await readReports(ctx.session, ctx.actor, { id, deleted });
  if (found && findObject(ctx.catalog, found.definition.query.object)) return found;
  const where = deleted ? "in the trash " : "";
  throw new AppError("not_found", `There is no report ${where}with that id. list_reports says which there are.`);
}

export async function requireOwnReport(ctx: ToolContext, id: string, deleted = false): Promise<ReportRow> {
  const found = await requireReport(ctx, id, deleted);
  if (toReportOutput(ctx, found).canEdit) return found;
  throw new AppError(
    "forbidden",
    `The report ${found.definition.name} belongs to ${found.owner.name}. Save one of your own, or ask ${found.owner.name} or an Admin.`,
  );
}
