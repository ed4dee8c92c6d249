import { dropWorkspace, type Workspace } from "@/db/workspace/workspaces";
import type { WorkspaceKeeper } from "@/tools/workspaces/workspace-keeper";
import type { Regions } from "./regions";

type Options = { onGone(workspace: Workspace): void };

/** What tools can do with whole workspaces, on this server. */
export function openKeeper(regions: Regions, { onGone }: Options): WorkspaceKeeper {
  return {
    regions: regions.list,
    async erase(workspace) {
      await dropWorkspace(regions.home, workspace, regions.place(workspace.region).db);
      onGone(workspace);
    },
  };
}
