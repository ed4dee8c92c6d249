"use client";

import { Menu } from "lucide-react";
import type { ReactNode } from "react";

import { drawerStore } from "@/app/_lib/workspace-stores";
import { IconButton } from "@/app/_ui/button";

/** Bars of neighbouring columns share one bottom edge. */
export function TopBar({ children, hasMenu = true }: { children: ReactNode; hasMenu?: boolean }) {
  return (
    <header className="flex h-bar flex-none items-center gap-2 border-b pr-2 pl-4 small:gap-1 small:px-2">
      {hasMenu ? (
        <IconButton label="Open menu" data-drawer-button className="wide:hidden" onClick={() => drawerStore.set(true)}>
          <Menu aria-hidden="true" />
        </IconButton>
      ) : null}
      {children}
    </header>
  );
}
