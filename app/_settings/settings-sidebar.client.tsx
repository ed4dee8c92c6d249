"use client";

import {
  Blocks,
  Bot,
  Box,
  Building2,
  ChevronLeft,
  Fingerprint,
  Hourglass,
  KeyRound,
  Mail,
  ShieldCheck,
  User,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";

import { SideLabel, sideColumn, sideItem } from "@/app/_frame/sidebar-parts";

const groups = [
  {
    title: "You",
    entries: [
      { href: "/settings/account", label: "Account", icon: User },
      { href: "/settings/keys", label: "API keys", icon: KeyRound },
      { href: "/settings/apps", label: "Connected apps", icon: Blocks },
    ],
  },
  {
    title: "Workspace",
    entries: [
      { href: "/settings/members", label: "Members", icon: Users },
      { href: "/settings/roles", label: "Roles", icon: ShieldCheck },
      { href: "/settings/single-sign-on", label: "Single sign-on", icon: Fingerprint },
      { href: "/settings/objects", label: "Objects and fields", icon: Box },
      { href: "/settings/models", label: "Models", icon: Bot },
      { href: "/settings/retention", label: "Data retention", icon: Hourglass },
      { href: "/settings/workspace", label: "Workspace", icon: Building2 },
      { href: "/settings/outbox", label: "Outbox", icon: Mail },
    ],
  },
];

/** Stands in the place of the main sidebar; only what exists is listed. */
export function SettingsSidebar({ isDrawerOpen }: { isDrawerOpen: boolean }) {
  const pathname = usePathname();
  return (
    <nav id="sidebar" aria-label="Settings" className={sideColumn(isDrawerOpen)}>
      <div className="flex h-bar flex-none items-center px-2">
        <Link href="/" className={`${sideItem} font-medium text-foreground`} data-tip="Back to Atrium">
          <ChevronLeft aria-hidden="true" />
          Settings
        </Link>
      </div>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups.map(({ title, entries }) => (
          <Fragment key={title}>
            <SideLabel>{title}</SideLabel>
            {entries.map(({ href, label, icon: Icon }) => (
              <Link
                key={href}
                href={href}
                className={sideItem}
                {...(pathname.startsWith(href) ? { "aria-current": "page" as const } : {})}
              >
                <Icon aria-hidden="true" />
                {label}
              </Link>
            ))}
          </Fragment>
        ))}
      </div>
    </nav>
  );
}
