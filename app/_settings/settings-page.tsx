import { Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";

type Props = {
  /** What stands before the title, outermost first. */
  path: { label: string; href?: string }[];
  title: ReactNode;
  actions?: ReactNode;
  /** Why nothing can be changed here. */
  reason?: string | undefined;
  children: ReactNode;
};

export function SettingsPage({ path, title, actions, reason, children }: Props) {
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        {path.map(({ label, href }) => (
          <span key={label} className="flex items-center gap-2 text-muted-foreground small:hidden">
            {href ? (
              <Link href={href} className="hover:text-foreground hover:underline">
                {label}
              </Link>
            ) : (
              label
            )}
            <span aria-hidden="true" className="text-border-strong">
              /
            </span>
          </span>
        ))}
        <h1 className="flex min-w-0 items-center gap-2 font-medium">{title}</h1>
        <span className="ml-auto" />
        {actions}
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[960px] gap-6 px-6 py-6 small:px-3 small:py-4">
          {reason ? (
            <p className="flex items-center gap-2 rounded-md border bg-muted px-3 py-2 text-muted-foreground">
              <Lock aria-hidden="true" />
              {reason}
            </p>
          ) : null}
          {children}
        </div>
      </div>
    </main>
  );
}
