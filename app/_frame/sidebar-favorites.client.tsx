"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

import { objectHref, readView } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import { LayoutIcon } from "@/app/_views/view-icon";
import { sideItem } from "./sidebar-parts";

/** The views that this person keeps at hand. */
export function SidebarFavorites() {
  const views = useTool("list_views", {}, { staleTime: 60_000 }).data?.views ?? [];
  const params = useSearchParams();
  const pathname = usePathname();
  const openId = pathname.startsWith("/o/") ? readView(new URLSearchParams(params.toString())) : null;
  return views
    .filter((view) => view.isFavorite)
    .map((view) => (
      <Link
        key={view.id}
        href={objectHref({ object: view.object }, view.id)}
        prefetch={false}
        className={sideItem}
        {...(view.id === openId ? { "aria-current": "page" as const } : {})}
      >
        <LayoutIcon layout={view.layout} />
        <span className="cut">{view.name}</span>
      </Link>
    ));
}
