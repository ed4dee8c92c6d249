import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { type ViewDefinition, viewShape } from "@/db/views/definition";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { checkViewParts, layoutDefaults } from "./check-view";
import { requireOwnView, requireView } from "./find-view";
import { revisionOf, toViewOutput, viewOutputShape } from "./view-output";

const { shape } = viewShape;

/** Only the given parts are checked, so a view with a broken part can still be renamed or mended piece by piece. */
export const updateView = defineTool({
  name: "update_view",
  description:
    "Change a view: name, layout, conditions, order, columns, groups, sums, date field, or with whom it is shared. Parts left out stay; null takes a part away. Find its id with list_views first.",
  input: z.object({
    id: z.uuid(),
    name: shape.name.optional(),
    layout: shape.layout.optional(),
    where: shape.where.nullish(),
    search: shape.search.nullish(),
    sort: shape.sort.nullish(),
    fields: shape.fields.nullish(),
    widths: shape.widths.nullish(),
    pinned: shape.pinned.nullish(),
    group: shape.group.nullish(),
    sums: shape.sums.nullish(),
    date: shape.date.nullish(),
    share: shape.share.optional(),
    revision: z
      .string()
      .max(40)
      .optional()
      .describe("What the view was when it was read: refused if it is another now."),
  }),
  output: z.object({ view: viewOutputShape, changeSetId: z.string().nullable() }),
  permission: "views:write",
  effect: "write",
  examples: [
    { say: "rename the view Closing to Closing soon", input: { id: "{views:Closing}", name: "Closing soon" } },
    { say: "share the view Closing with everyone", input: { id: "{views:Closing}", share: { with: "workspace" } } },
    { say: "turn the view Closing into a calendar", input: { id: "{views:Closing}", layout: "calendar" } },
  ],
  summarize: (input, output) =>
    input.share && !input.name ? `Shared the view ${output.view.name}` : `Changed the view ${output.view.name}`,

  async handler(ctx, { id, revision, ...given }) {
    await ctx.session.query("select from atrium_views where id = $1::uuid for update", [id]);
    const row = await requireOwnView(ctx, id);
    if (revision !== undefined && revision !== revisionOf(row))
      throw new AppError(
        "conflict",
        `The view ${row.definition.name} was saved by somebody else in the meantime. Look at it again before you save.`,
      );
    const object = requireObject(ctx, row.object);
    const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (Object.keys(values).length === 0) throw new AppError("invalid_input", "Say what of the view is to change.");
    const parts = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    await checkViewParts(ctx, object, parts as Partial<ViewDefinition>);
    if ("layout" in values || "group" in values || "date" in values) {
      const next = { ...row.definition, ...values } as ViewDefinition;
      Object.assign(values, layoutDefaults(object, { ...next, group: next.group ?? undefined }));
    }
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const isChanged = await changeFixedRow(ctx.session, "atrium_views", id, values, write);
    if (isChanged) ctx.changeSet.count += 1;
    return {
      view: toViewOutput(ctx, await requireView(ctx, id)),
      changeSetId: isChanged ? ctx.changeSet.id : null,
    };
  },
});
