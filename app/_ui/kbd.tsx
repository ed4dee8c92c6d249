import type { ReactNode } from "react";

import { cn } from "@/app/_lib/cn";

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border bg-background px-1 font-sans text-2xs font-normal leading-none text-muted-foreground dark:bg-secondary small:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

/** A key on a filled button. */
export function KbdOnPrimary({ children }: { children: ReactNode }) {
  return <Kbd className="border-transparent bg-white/18 text-inherit dark:bg-white/18">{children}</Kbd>;
}
