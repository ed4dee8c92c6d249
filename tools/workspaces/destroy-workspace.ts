import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireAdmin } from "./require-admin";

/** The work is done once the call is committed: a transaction cannot drop what it stands in. */
export const destroyWorkspace = defineTool({
  name: "destroy_workspace",
  description:
    "Erase the whole workspace for good: every record, document, file, change, conversation, member and role. Nothing brings it back, so export_workspace comes first. Only an Admin, who types the workspace's name.",
  input: z.object({ name: z.string().max(200).describe("The workspace's name, as the Admin typed it.") }),
  output: z.object({ name: z.string(), isErased: z.boolean() }),
  permission: "settings:write",
  effect: "delete",
  examples: [
    { say: "erase this workspace for good, its name is Oakmere", input: { name: "Oakmere" } },
    { say: "destroy the workspace Oakmere", input: { name: "Oakmere" } },
    { say: "delete everything, the whole workspace Oakmere", input: { name: "Oakmere" } },
  ],
  summarize: (_, { name }) => `Erased the workspace ${name}`,

  async deliver({ keeper, workspace }, { name }) {
    if (!keeper) return { name, isErased: false };
    // What could not be dropped now is not seen any more, and is dropped later.
    await keeper.erase(workspace).catch(() => undefined);
    return { name, isErased: true };
  },

  async handler(ctx, { name }) {
    requireAdmin(ctx);
    if (name.trim() !== ctx.workspace.name)
      throw new AppError("invalid_input", `Type the name of the workspace to erase it: ${ctx.workspace.name}`);
    return { name: ctx.workspace.name, isErased: false };
  },
});
