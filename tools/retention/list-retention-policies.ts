import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { activePolicies, dueByPolicy, policyShape } from "./policies";

export const listRetentionPolicies = defineTool({
  name: "list_retention_policies",
  description:
    "After how many days records of which objects are destroyed by themselves, with how many are due now and the oldest of them. How long the trash is kept is said by get_retention.",
  input: z.object({}),
  output: z.object({
    policies: z.array(
      policyShape.extend({
        label: z.string(),
        count: z.number().describe("Due now."),
        isCapped: z.boolean(),
        sample: z.array(z.object({ id: z.string(), name: z.string() })).describe("The oldest five."),
      }),
    ),
  }),
  permission: "settings:write",
  effect: "read",
  examples: [
    { say: "which records are destroyed by themselves?", input: {} },
    { say: "list the retention policies", input: {} },
    { say: "how long do we keep notes?", input: {} },
  ],
  summarize: (_, { policies }) => `Listed retention policies · ${policies.length}`,

  async handler(ctx) {
    const policies = [];
    for (const { definition, ...policy } of await activePolicies(ctx)) {
      const { count, isCapped, sample } = await dueByPolicy(ctx, policy, definition);
      policies.push({ ...policy, label: definition.plural, count, isCapped, sample });
    }
    return { policies };
  },
});
