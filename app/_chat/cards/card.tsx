import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

/** One result in the conversation. Cards are never nested and never scroll inside. */
export function Card({
  label,
  children,
  isWaiting = false,
}: {
  label: string;
  children: ReactNode;
  isWaiting?: boolean;
}) {
  return (
    <section
      aria-label={label}
      className={cx(
        "overflow-hidden rounded-md border bg-card text-card-foreground",
        isWaiting && "!border-border-strong",
      )}
    >
      {children}
    </section>
  );
}

export function CardHead({
  icon,
  title,
  note,
  children,
}: {
  icon?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex min-h-9 items-center gap-2 pr-2 pl-3 [&>.lucide]:text-muted-foreground">
      {icon}
      <h2 className="cut flex-[0_1_auto] font-medium has-[+.num]:flex-none">{title}</h2>
      {note}
      {children ? <div className="ml-auto flex flex-none items-center gap-1">{children}</div> : null}
    </div>
  );
}

export function CardFoot({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-2 border-t pr-2 pl-3 small:flex-wrap small:py-2">{children}</div>
  );
}

export const rowClass = "flex h-list-row w-full items-center gap-2 border-t px-3 hover:bg-muted";
