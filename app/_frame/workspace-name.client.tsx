"use client";

import { ChevronsUpDown } from "lucide-react";

import { switchWorkspace, useAccount } from "@/app/_account/use-account";
import type { SystemInfo } from "@/app/_lib/types";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { AtriumMark } from "@/app/_ui/mark";

/** Where one is; with several workspaces, the way to the others. */
export function WorkspaceName({ system }: { system: SystemInfo | undefined }) {
  const workspaces = useAccount().data?.workspaces ?? [];
  const name = (
    <>
      <AtriumMark />
      <span className="cut">{system?.workspace.name ?? "Atrium"}</span>
    </>
  );
  if (system?.mode === "clerk")
    return (
      <a
        href="/sign-in"
        data-tip="Go to another workspace"
        className="flex h-item min-w-0 items-center gap-2 rounded-md px-1.5 font-medium text-foreground hover:bg-accent [&_.lucide]:text-muted-foreground"
      >
        {name}
        <ChevronsUpDown aria-hidden="true" />
      </a>
    );
  if (!system || workspaces.length < 2)
    return <div className="flex h-item min-w-0 items-center gap-2 px-1.5 font-medium text-foreground">{name}</div>;
  return (
    <ActionMenu
      variant="ghost"
      align="start"
      aria-label={`Workspace ${system.workspace.name}`}
      tip="Go to another workspace"
      className="h-item min-w-0 gap-2 px-1.5 text-foreground! [&_.lucide]:text-muted-foreground"
      actions={[
        { kind: "label", key: "workspaces", label: "Your workspaces" },
        ...workspaces.map(({ slug, name: label }) => ({
          key: slug,
          label,
          isChecked: slug === system.workspace.slug,
          onSelect: () => void switchWorkspace(slug),
        })),
      ]}
    >
      {name}
      <ChevronsUpDown aria-hidden="true" />
    </ActionMenu>
  );
}
