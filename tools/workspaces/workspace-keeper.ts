import type { Workspace } from "@/db/workspace/workspaces";

export type Region = { id: string; name: string };

/** What there is to do with whole workspaces; it goes on by itself after a crash. Left out where nothing serves them. */
export type WorkspaceKeeper = {
  regions: readonly Region[];
  /** From now on nobody sees it; answers when nothing of it is left. */
  erase(workspace: Workspace): Promise<void>;
  /** Answers when it is at its new place and nothing of it is left at the old one. */
  move(workspace: Workspace, region: string): Promise<void>;
};
