import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { aboutShape, aboutValues } from "@/tools/records/about-links";
import { createOne } from "@/tools/records/create-one";
import { requireObject } from "@/tools/records/read-record";
import { recordShape } from "@/tools/records/record-shape";

/** A task nobody is named for belongs to the person who asks. */
export const createTask = defineTool({
  name: "create_task",
  description:
    "Create a task with a due day and an assignee, about any records. Find members with list_members and records with search_names first.",
  input: z.object({
    title: z.string().min(1).max(500),
    dueOn: z.iso.date().optional(),
    owner: z
      .union([z.uuid(), z.literal("me")])
      .optional()
      .describe('A member\'s id; left out means "me".'),
    about: aboutShape.optional(),
    priority: z.string().max(60).optional(),
    body: z.string().max(100_000).optional(),
  }),
  output: z.object({ record: recordShape, changeSetId: z.string() }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "remind me on 2 April to ring the port", input: { title: "ring the port", dueOn: "2027-04-02" } },
    {
      say: "ask Jonas to call Tessel",
      input: {
        title: "call Tessel",
        owner: "{members:Jonas}",
        about: [{ object: "companies", id: "{companies:Tessel}" }],
      },
    },
    { say: "add a high priority task: send the quote", input: { title: "send the quote", priority: "high" } },
  ],
  summarize: (_, output) => `Created the task ${output.record.name}`,

  async handler(ctx, { title, dueOn, owner, about, priority, body }) {
    const links = aboutValues(requireObject(ctx, "tasks"), about ?? []);
    const optional = {
      ...(dueOn ? { due_on: dueOn } : {}),
      ...(priority ? { priority } : {}),
      ...(body ? { body } : {}),
    };
    return createOne(ctx, "tasks", { title, owner: owner ?? "me", ...optional, ...links });
  },
});
