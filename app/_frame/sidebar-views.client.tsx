"use client";

import { CalendarClock, CircleAlert, ClockAlert, SquareCheck } from "lucide-react";
import Link from "next/link";
import { Suspense } from "react";

import { formatNumber } from "@/app/_lib/format-value";
import { objectHref } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import type { BriefingSection } from "@/app/_lib/types";
import { SidebarFavorites } from "./sidebar-favorites.client";
import { SideLabel, sideItem } from "./sidebar-parts";

const icons = { due: SquareCheck, overdue: CircleAlert, quiet: ClockAlert, closing: CalendarClock };

/** Favourite views, and the lists behind the briefing, always one click away. */
export function SidebarViews() {
  const sections = useTool("get_briefing", {}).data?.sections ?? [];
  return (
    <>
      <SideLabel>Views</SideLabel>
      <Suspense>
        <SidebarFavorites />
      </Suspense>
      {sections.map((section) => (
        <Link key={section.key} href={objectHref(section.query)} prefetch={false} className={sideItem}>
          <ViewIcon section={section} />
          <span className="cut">{section.label}</span>
          <span className="num ml-auto text-xs text-muted-foreground">
            {section.count > 0 ? formatNumber(section.count) : ""}
          </span>
        </Link>
      ))}
    </>
  );
}

function ViewIcon({ section }: { section: BriefingSection }) {
  const Icon = icons[section.key] ?? SquareCheck;
  return <Icon aria-hidden="true" />;
}
