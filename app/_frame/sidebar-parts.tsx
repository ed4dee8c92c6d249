import type { ReactNode } from "react";

export const sideItem =
  "flex h-item w-full items-center gap-2 whitespace-nowrap rounded-md px-2 hover:bg-sidebar-accent aria-[current]:bg-sidebar-accent aria-[current]:font-medium aria-[current]:text-sidebar-accent-foreground [&_.lucide]:text-muted-foreground aria-[current]:[&_.lucide]:text-foreground";

export function SideLabel({ children }: { children: ReactNode }) {
  return <h2 className="mt-2 flex h-item items-center px-2 text-xs font-medium text-muted-foreground">{children}</h2>;
}
