import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

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
