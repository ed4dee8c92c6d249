import type { ReactNode } from "react";

export const sideItem =
  "flex h-item w-full items-center gap-2 whitespace-nowrap rounded-md px-2 hover:bg-sidebar-accent aria-[current]:bg-sidebar-accent aria-[current]:font-medium aria-[current]:text-sidebar-accent-foreground [&_.lucide]:text-muted-foreground aria-[current]:[&_.lucide]:text-foreground";

/** The column itself; under 900 px it is a drawer. */
export const sideColumn = (isDrawerOpen: boolean): string =>
  `flex w-sidebar flex-none flex-col border-r border-sidebar-border bg-sidebar text-sidebar-foreground small:fixed small:inset-y-0 small:left-0 small:z-40 small:w-[min(296px,84vw)] small:transition-[transform,visibility] small:duration-(--duration-slow) ${isDrawerOpen ? "small:shadow-lg" : "small:invisible small:-translate-x-[102%]"}`;

export function SideLabel({ children }: { children: ReactNode }) {
  return <h2 className="mt-2 flex h-item items-center px-2 text-xs font-medium text-muted-foreground">{children}</h2>;
}
