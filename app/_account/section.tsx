import type { ReactNode } from "react";

/** One matter of the account: what it is, and beside it what can be done. */
export function Section({ title, note, action, children }: SectionProps) {
  return (
    <section className="grid gap-3 border-t pt-5 first:border-t-0 first:pt-0">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="text-base font-semibold">{title}</h2>
          {note ? <p className="max-w-[70ch] text-muted-foreground">{note}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

type SectionProps = { title: string; note?: ReactNode; action?: ReactNode; children?: ReactNode };

export const rows = "divide-y rounded-md border empty:hidden";
export const row = "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2";
