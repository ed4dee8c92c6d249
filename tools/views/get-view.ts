import { z } from "zod";

import { viewShape } from "@/db/views/definition";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { checkViewParts, layoutDefaults } from "./check-view";
import { requireView } from "./find-view";
import { toViewOutput, viewOutputShape } from "./view-output";

const { shape } = viewShape;

/** Opening writes nothing: a board can be looked at without a view being kept for it. */
export const getView = defineTool({
  name: "get_view",
  description:
    "Open a view on the person's screen: a saved one by id (list_views finds it), or records of an object as a table, board or calendar that is not saved. Left out, a board takes the state field and a calendar the due date.",
  input: z.object({
    id: z.uuid().optional().describe("A saved view; the other parts are then left out."),
    object: z.string().max(63).optional(),
    layout: shape.layout.optional(),
    where: shape.where,
    search: shape.search,
    sort: shape.sort,
    group: shape.group,
    date: shape.date,
  }),
  output: z.object({
    view: viewOutputShape.nullable().describe("null: it is not saved."),
    object: z.string(),
    state: viewShape.omit({ name: true, share: true }),
  }),
  permission: "views:read",
  effect: "read",
  examples: [
    { say: "open the view Closing", input: { id: "{views:Closing}" } },
    { say: "show my deals as a board", input: { object: "deals", layout: "board" } },
    { say: "show the tasks in a calendar", input: { object: "tasks", layout: "calendar" } },
  ],
  summarize: (_, output) => `Opened ${output.view?.name ?? `${output.object} as a ${output.state.layout}`}`,

  async handler(ctx, { id, object: key, layout = "table", ...parts }) {
    if (id) {
      const row = await requireView(ctx, id);
      return { view: toViewOutput(ctx, row), object: row.object, state: row.definition };
    }
    if (!key) throw new AppError("invalid_input", "Say which view by its id, or which object.");
    const object = requireObject(ctx, key);
    const draft = { ...parts, layout };
    await checkViewParts(ctx, object, draft);
    return { view: null, object: key, state: { ...draft, ...layoutDefaults(object, draft) } };
  },
});
