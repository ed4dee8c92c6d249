import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { feedWorkspace } from "./feed-workspace";
import { requireAdmin } from "./require-admin";

/** Its effect is that of sending: all that is known here goes to another place. */
export const moveWorkspace = defineTool({
  name: "move_workspace",
  description:
    "Move the whole workspace, with every byte of it, to the database of another region; get_workspace lists them. Nobody can change anything meanwhile, reading goes on. It is compared row by row before it counts, and stays where it is if that fails. Only an Admin.",
  input: z.object({ region: z.string().max(40).describe("Id of the region, from get_workspace.") }),
  output: z.object({ region: z.object({ id: z.string(), name: z.string() }), isStarted: z.boolean() }),
  permission: "settings:write",
  effect: "send",
  examples: [
    { say: "move our workspace to the region eu", input: { region: "eu" } },
    { say: "store all our data in the United States from now on", input: { region: "us" } },
    { say: "move this workspace back to the home region", input: { region: "default" } },
  ],
  summarize: (_, { region }) => `Moves the workspace to ${region.name}`,

  prepare: async ({ keeper }) => keeper?.regions,

  async deliver({ keeper, workspace }, output) {
    if (!keeper) return output;
    // It takes longer than anybody waits for an answer; what becomes of it stands in the change log.
    keeper.move(workspace, output.region.id).catch(() => undefined);
    return { ...output, isStarted: true };
  },

  async handler(ctx, { region: id }, regions = []) {
    requireAdmin(ctx);
    const region = regions.find((each) => each.id === id);
    if (!region)
      throw new AppError(
        "invalid_input",
        `There is no region "${id}". There are: ${regions.map((each) => each.id).join(", ") || "none to move to"}.`,
      );
    if (region.id === ctx.workspace.region)
      throw new AppError("precondition_failed", `The workspace is in ${region.name} already.`);
    await feedWorkspace(ctx, { move_to: region.name });
    return { region, isStarted: false };
  },
});
