import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { readSpent } from "./model-call-store";
import { type ModelService, noModels } from "./model-service";
import { modelSettingsOf, modelSettingsShape } from "./model-settings";

const amount = z.number().describe("In the currency.");

export const getModelSettings = defineTool({
  name: "get_model_settings",
  description:
    "Which language models are set up and what they cost, which is the workspace's default, the limits on spending, and what was spent today and this month.",
  input: z.object({}),
  output: modelSettingsShape.extend({
    currency: z.string(),
    models: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        isPlanner: z.boolean(),
        note: z.string(),
        price: z
          .object({ input: amount, cachedInput: amount.nullable(), output: amount })
          .nullable()
          .describe("Of a million tokens; null: not known, so its calls count nothing against a limit."),
      }),
    ),
    spent: z.object({
      day: amount.nullable().describe("By everybody; null for those who are no Admin."),
      month: amount.nullable(),
      personDay: amount.describe("By the person who asks."),
      personMonth: amount,
    }),
  }),
  permission: "settings:read",
  effect: "read",
  examples: [
    { say: "which language models can we use?", input: {} },
    { say: "what is the spending limit for the assistant?", input: {} },
    { say: "which model is the default?", input: {} },
  ],
  summarize: (_, output) => `${output.models.length} models are set up`,

  prepare: async ({ models }): Promise<ModelService> => models ?? noModels,

  async handler(ctx, _, { list, prices, currency }) {
    const spent = await readSpent(ctx.session, ctx.actor.memberId, ctx.now);
    const isAdmin = ctx.actor.role === "admin";
    const inUnits = (micros: number): number => micros / 1_000_000;
    return {
      ...(await modelSettingsOf(ctx.session)),
      currency,
      models: list.map(({ id, label, isPlanner, note }) => {
        const known = prices[id];
        const price = known ? { ...known, cachedInput: known.cachedInput ?? null } : null;
        return { id, label, isPlanner, note, price };
      }),
      spent: {
        day: isAdmin ? inUnits(spent.day) : null,
        month: isAdmin ? inUnits(spent.month) : null,
        personDay: inUnits(spent.personDay),
        personMonth: inUnits(spent.personMonth),
      },
    };
  },
});
