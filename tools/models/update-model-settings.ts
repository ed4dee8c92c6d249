import { z } from "zod";

import { changeFixedRow, feedCreated, markFixedRow } from "@/db/changes/fixed-rows";
import { settings } from "@/db/schema/workspace/settings";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { type ModelService, noModels } from "./model-service";
import { modelSettingsKey, modelSettingsOf, modelSettingsShape, storedModelSettings } from "./model-settings";

export const updateModelSettings = defineTool({
  name: "update_model_settings",
  description:
    "Set the workspace's default model and limits on what language models may cost a day or a month. A field left out stays; null takes a limit away. See get_model_settings first.",
  input: modelSettingsShape
    .partial()
    .refine((given) => Object.values(given).some((value) => value !== undefined), "Name at least one setting."),
  output: modelSettingsShape.extend({ changeSetId: z.string().nullable() }),
  permission: "settings:write",
  effect: "write",
  examples: [
    { say: "make the built-in planner the default model", input: { defaultModel: "built-in-planner" } },
    { say: "limit the language models to 50 a month", input: { monthLimit: 50 } },
    { say: "nobody may spend more than 2 a day on language models", input: { personDayLimit: 2 } },
  ],
  summarize: (input) => `Changed ${Object.keys(input).length === 1 ? "a setting" : "settings"} of the models`,

  prepare: async ({ models }): Promise<ModelService> => models ?? noModels,

  async handler(ctx, given, { list }) {
    requireModel(list, given.defaultModel);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const stored = await storedModelSettings(ctx.session);
    let isChanged: boolean;
    if (!stored) {
      const kept = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
      isChanged = kept.length > 0;
      const [id, definition] = [ctx.newId(), Object.fromEntries(kept)];
      if (isChanged) {
        await ctx.session.orm.insert(settings).values({ id, key: modelSettingsKey, definition });
        await feedCreated(ctx.session, "atrium_settings", { id, definition }, write);
      }
    } else if (stored.isDeleted) {
      // What the undo took away does not come back with the next change.
      const cleared = Object.fromEntries(Object.keys(stored.values).map((key) => [key, null]));
      await markFixedRow(ctx.session, "atrium_settings", stored.id, "restored", write);
      isChanged = await changeFixedRow(ctx.session, "atrium_settings", stored.id, { ...cleared, ...given }, write);
    } else {
      isChanged = await changeFixedRow(ctx.session, "atrium_settings", stored.id, given, write);
    }
    if (isChanged) ctx.changeSet.count += 1;
    return { ...(await modelSettingsOf(ctx.session)), changeSetId: isChanged ? ctx.changeSet.id : null };
  },
});

function requireModel(list: ModelService["list"], id: string | null | undefined): void {
  if (id === null || id === undefined || list.some((model) => model.id === id)) return;
  const known = list.map((model) => model.id).join(", ");
  throw new AppError("invalid_input", `There is no model "${id}". Available: ${known || "none"}.`);
}
