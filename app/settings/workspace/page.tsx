import type { Metadata } from "next";

import { WorkspaceSettings } from "@/app/_settings/workspace-settings.client";

export const metadata: Metadata = { title: "Workspace" };

export default function WorkspacePage() {
  return <WorkspaceSettings />;
}
