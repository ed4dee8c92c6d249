import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireRecord } from "@/tools/records/read-record";
import { recordShape } from "@/tools/records/record-shape";
import { updateOne } from "@/tools/records/update-one";

/** Only open tasks match, so a repeated call says so instead of succeeding in silence. */
export const completeTask = defineTool({
  name: "complete_task",
  description: "Mark one open task as done. Find its id with search_names or search_records first.",
  input: z.object({ taskId: z.uuid() }),
  output: z.object({ record: recordShape, changeSetId: z.string().nullable() }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "mark the task Send the quote as done", input: { taskId: "{tasks:Send the quote}" } },
    { say: "I finished Call Tessel", input: { taskId: "{tasks:Call Tessel}" } },
    { say: "tick off Ring the port", input: { taskId: "{tasks:Ring the port}" } },
  ],
  summarize: (_, output) => `Completed ${output.record.name}`,

  async handler(ctx, { taskId }) {
    const task = await requireRecord(ctx, "tasks", taskId);
    if (task.values["status"] === "done") throw new AppError("precondition_failed", `${task.name} is done already.`);
    const values = { status: "done", completed_at: ctx.now.toISOString() };
    const { record, changeSetId } = await updateOne(ctx, { object: "tasks", id: taskId, values });
    return { record, changeSetId };
  },
});
