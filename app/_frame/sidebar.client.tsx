"use client";

import {
  ChartColumn,
  Keyboard,
  Library,
  LogOut,
  MessageSquare,
  Monitor,
  Moon,
  Search,
  Settings,
  Settings2,
  SquarePen,
  Sun,
  User,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

import { signOut } from "@/app/_account/use-account";
import { useObjects, useSystemInfo } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { dialogStore } from "@/app/_lib/workspace-stores";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { goLetterOf } from "./go-letters";
import { SidebarConversations } from "./sidebar-conversations.client";
import { SideLabel, sideColumn, sideItem } from "./sidebar-parts";
import { SidebarViews } from "./sidebar-views.client";
import { applyTheme, themeStore } from "./theme";
import { WorkspaceName } from "./workspace-name.client";

export function Sidebar({ isDrawerOpen }: { isDrawerOpen: boolean }) {
  const pathname = usePathname();
  const objects = useObjects();
  const { data: system } = useSystemInfo();

  return (
    <nav id="sidebar" aria-label="Main" className={sideColumn(isDrawerOpen)}>
      <div className="flex h-bar flex-none items-center gap-1 px-2">
        <WorkspaceName system={system} />
        <Button asChild variant="ghost" size="icon" className="ml-auto">
          <Link href="/" aria-label="New conversation" data-tip="New conversation" data-keys="G A">
            <SquarePen aria-hidden="true" />
          </Link>
        </Button>
      </div>
      <button
        type="button"
        onClick={() => dialogStore.set("palette")}
        className="mx-2 mb-2 flex h-item flex-none items-center gap-2 rounded-md border border-border-strong bg-background pr-1.5 pl-2 text-muted-foreground hover:border-input"
      >
        <Search aria-hidden="true" />
        Search or ask
        <Kbd className="ml-auto">⌘K</Kbd>
      </button>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        <Link href="/" className={sideItem} {...(pathname === "/" ? { "aria-current": "page" as const } : {})}>
          <MessageSquare aria-hidden="true" />
          Ask
        </Link>
        <SideLabel>Objects</SideLabel>
        {objects.length === 0 ? <SideSkeleton /> : null}
        {objects.map((object) => (
          <Link
            key={object.key}
            href={`/o/${object.key}`}
            prefetch={false}
            data-keys={`G ${goLetterOf(objects, object.key) ?? ""}`}
            className={sideItem}
            {...(pathname === `/o/${object.key}` || pathname.startsWith(`/o/${object.key}/`)
              ? { "aria-current": "page" as const }
              : {})}
          >
            <ObjectIcon icon={object.icon} />
            <span className="cut">{object.plural}</span>
          </Link>
        ))}
        <Link
          href="/documents"
          prefetch={false}
          className={`${sideItem} mt-2`}
          {...(pathname.startsWith("/documents") ? { "aria-current": "page" as const } : {})}
        >
          <Library aria-hidden="true" />
          Documents
        </Link>
        <Link
          href="/reports"
          prefetch={false}
          className={sideItem}
          {...(pathname.startsWith("/reports") ? { "aria-current": "page" as const } : {})}
        >
          <ChartColumn aria-hidden="true" />
          Reports
        </Link>
        <SidebarViews />
        <SidebarConversations />
      </div>
      <SideFoot />
    </nav>
  );
}

function SideSkeleton() {
  return (
    <div className="appear-late" aria-hidden="true">
      {["w-[52%]", "w-[44%]", "w-[36%]", "w-[40%]", "w-[38%]"].map((width) => (
        <div key={width} className="flex h-item items-center gap-2 px-2">
          <span className="skeleton size-4" />
          <span className={`skeleton ${width}`} />
        </div>
      ))}
    </div>
  );
}

/** A person's way out, and to their account. */
function personActions(isLocal: boolean): Action[] {
  const account: Action = {
    key: "account",
    label: "Account",
    icon: <User />,
    onSelect: () => window.location.assign("/settings/account"),
  };
  if (isLocal) return [{ kind: "separator", key: "line-account" }, account];
  const leave: Action = { key: "leave", label: "Sign out", icon: <LogOut />, onSelect: () => void signOut() };
  return [{ kind: "separator", key: "line-account" }, account, leave];
}

function SideFoot() {
  const { data: system } = useSystemInfo();
  const theme = useStore(themeStore);
  const isLocal = system?.mode === "local";
  return (
    <div className="flex-none border-t border-sidebar-border">
      {isLocal ? (
        <p
          className="px-4 pt-2 text-xs text-muted-foreground"
          data-tip="No sign-in is set up, so Atrium listens on this computer only"
        >
          Local mode: only this computer can open it.
        </p>
      ) : null}
      <div className="flex h-12 items-center gap-2 pr-2 pl-4">
        {system ? <MemberAvatar name={system.me.name} /> : <span className="skeleton size-5 rounded-full" />}
        <span className="cut">{system?.me.name}</span>
        <span className="ml-auto" />
        <Button asChild variant="ghost" size="icon">
          <Link href="/settings/objects" prefetch={false} aria-label="Settings" data-tip="Settings">
            <Settings aria-hidden="true" />
          </Link>
        </Button>
        <ActionMenu
          variant="ghost"
          size="icon"
          aria-label="Appearance and help"
          tip="Appearance and help"
          side="top"
          actions={[
            { kind: "label", key: "theme", label: "Appearance" },
            {
              key: "system",
              label: "As the system",
              icon: <Monitor />,
              isChecked: theme === "system",
              onSelect: () => applyTheme("system"),
            },
            {
              key: "light",
              label: "Light",
              icon: <Sun />,
              isChecked: theme === "light",
              onSelect: () => applyTheme("light"),
            },
            {
              key: "dark",
              label: "Dark",
              icon: <Moon />,
              isChecked: theme === "dark",
              onSelect: () => applyTheme("dark"),
            },
            { kind: "separator", key: "line" },
            {
              key: "keys",
              label: "Keyboard shortcuts",
              icon: <Keyboard />,
              keys: "?",
              onSelect: () => dialogStore.set("shortcuts"),
            },
            ...(system ? personActions(isLocal) : []),
          ]}
        >
          <Settings2 aria-hidden="true" />
        </ActionMenu>
      </div>
    </div>
  );
}
