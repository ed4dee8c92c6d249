import { and, count, eq, isNull, max } from "drizzle-orm";
import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
import { views } from "@/db/schema/workspace/views";
import { viewShape } from "@/db/views/definition";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { checkViewParts, layoutDefaults } from "./check-view";
import { requireView } from "./find-view";
import { toViewOutput, viewOutputShape } from "./view-output";

const maxViews = 300;

/** Private unless said otherwise, so that nobody's sidebar fills with drafts. */
export const createView = defineTool({
  name: "create_view",
  description:
    "Save a query over one object as a view: table, board by an option field, or calendar by a date field. Private unless shared with members, a role or the workspace. Left out, a board takes the state field and a calendar the due date.",
  input: viewShape.partial({ layout: true, share: true }).extend({
    object: z.string().max(63).describe("Key of the object, for instance deals."),
  }),
  output: z.object({ view: viewOutputShape, changeSetId: z.string() }),
  permission: "views:write",
  effect: "write",
  examples: [
    {
      say: "save this as a view called Big ones",
      input: { object: "deals", name: "Big ones", where: { field: "amount", op: "gt", value: 50000 } },
    },
    { say: "show my deals as a board", input: { object: "deals", name: "Board", layout: "board" } },
    {
      say: "make a calendar of tasks for everyone",
      input: { object: "tasks", name: "Due dates", layout: "calendar", share: { with: "workspace" } },
    },
  ],
  summarize: (_, output) => `Created the view ${output.view.name}`,

  async handler(ctx, { object: key, ...given }) {
    const object = requireObject(ctx, key);
    const draft = { ...given, layout: given.layout ?? "table", share: given.share ?? { with: "private" as const } };
    await checkViewParts(ctx, object, draft);
    const definition = { ...draft, ...layoutDefaults(object, draft) };
    const id = ctx.newId();
    await ctx.session.orm.insert(views).values({
      id,
      objectKey: key,
      memberId: ctx.actor.memberId,
      definition,
      position: await nextPosition(ctx, key),
      createdAt: ctx.now,
    });
    await feedCreated(ctx.session, "atrium_views", { id, definition }, { changeSetId: ctx.changeSet.id, now: ctx.now });
    ctx.changeSet.count += 1;
    return { view: toViewOutput(ctx, await requireView(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});

async function nextPosition(ctx: ToolContext, object: string): Promise<number> {
  const [row] = await ctx.session.orm
    .select({ last: max(views.position), count: count() })
    .from(views)
    .where(and(eq(views.objectKey, object), isNull(views.deletedAt)));
  if ((row?.count ?? 0) >= maxViews)
    throw new AppError(
      "quota_reached",
      `There are ${maxViews} views of ${object} already. Delete one that nobody needs.`,
    );
  return (row?.last ?? 0) + 1;
}
