import { cx } from "class-variance-authority";
import { ChevronRight } from "lucide-react";
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

/** One quiet line that opens to what is behind it. */
export function Fold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="-ml-1 flex min-h-6 w-fit max-w-full list-none items-center gap-2 rounded-sm pr-1.5 pl-1 text-xs text-muted-foreground hover:bg-accent hover:text-foreground">
        <ChevronRight className="!size-3.5 transition-transform group-open:rotate-90" aria-hidden="true" />
        <span className="cut">{summary}</span>
      </summary>
      {children}
    </details>
  );
}
