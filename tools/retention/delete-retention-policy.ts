import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { policyShape, storedPolicies } from "./policies";

export const deleteRetentionPolicy = defineTool({
  name: "delete_retention_policy",
  description: "Keep records of an object from now on, however old they are. It can be undone.",
  input: policyShape.pick({ object: true }),
  output: z.object({ object: z.string(), changeSetId: z.string() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "keep notes for ever", input: { object: "notes" } },
    { say: "stop destroying old contacts", input: { object: "contacts" } },
    { say: "remove the retention policy of tasks", input: { object: "tasks" } },
  ],
  summarize: (_, { object }) => `${object} are kept`,

  async handler(ctx, { object }) {
    const known = (await storedPolicies(ctx)).find((policy) => policy.object === object && !policy.isDeleted);
    if (!known)
      throw new AppError("not_found", `Nothing destroys ${object}. list_retention_policies shows what is destroyed.`);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    await markFixedRow(ctx.session, "atrium_settings", known.id, "deleted", write);
    ctx.changeSet.count += 1;
    return { object, changeSetId: ctx.changeSet.id };
  },
});
