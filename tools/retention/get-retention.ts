import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { dueNow, dueShape, trashDaysOf, trashDaysShape } from "./retention";

export const getRetention = defineTool({
  name: "get_retention",
  description:
    "How long the trash is kept before what lies in it is destroyed, and how many records are due now. Give trashDays to see how many another number of days would destroy; nothing is changed.",
  input: z.object({ trashDays: trashDaysShape.optional() }),
  output: z.object({ trashDays: trashDaysShape, due: dueShape }),
  permission: "settings:read",
  effect: "read",
  examples: [
    { say: "how long is the trash kept?", input: {} },
    { say: "what would be destroyed if the trash were kept for 30 days?", input: { trashDays: 30 } },
    { say: "is the trash emptied by itself?", input: {} },
  ],
  summarize: (_, output) =>
    output.trashDays === null ? "The trash is kept" : `The trash is kept for ${output.trashDays} days`,

  async handler(ctx, { trashDays: asked }) {
    const trashDays = await trashDaysOf(ctx);
    return { trashDays, due: await dueNow(ctx, asked === undefined ? trashDays : asked) };
  },
});
