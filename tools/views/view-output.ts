import { createHash } from "node:crypto";
import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import { viewShape } from "@/db/views/definition";
import { viewProblems } from "@/db/views/view-problems";
import type { ViewRow } from "@/db/views/view-rows";
import type { ToolContext } from "@/tools/core/define-tool";

export const viewOutputShape = viewShape.extend({
  id: z.string(),
  object: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  isMine: z.boolean(),
  canEdit: z.boolean().describe("Its owner and Admins change, share and delete it."),
  isFavorite: z.boolean(),
  revision: z.string().describe("Another one after every change of the view."),
  problems: z
    .array(
      z.object({
        part: z.enum(["where", "sort", "fields", "group", "sums", "date"]),
        index: z.number().describe("Place in that part; conditions joined by and count one by one."),
        message: z.string(),
        fix: z.string().optional(),
      }),
    )
    .describe("Parts that no longer work, for instance because a field was deleted. The rest of the view does."),
});
export type ViewOutput = z.input<typeof viewOutputShape>;

export const canEdit = (ctx: Pick<ToolContext, "actor">, row: ViewRow): boolean =>
  row.owner.id === ctx.actor.memberId || ctx.actor.role === "admin";

export const revisionOf = ({ definition }: Pick<ViewRow, "definition">): string =>
  createHash("sha256").update(JSON.stringify(definition)).digest("base64url").slice(0, 16);

/** A view as doors hand it out; what broke since it was saved is told with it. */
export function toViewOutput(ctx: ToolContext, row: ViewRow): ViewOutput {
  const object = findObject(ctx.catalog, row.object);
  return {
    ...row.definition,
    id: row.id,
    object: row.object,
    owner: row.owner,
    isMine: row.owner.id === ctx.actor.memberId,
    canEdit: canEdit(ctx, row),
    isFavorite: row.isFavorite,
    revision: revisionOf(row),
    problems: object ? viewProblems(ctx.query, object, row.definition) : [],
  };
}
