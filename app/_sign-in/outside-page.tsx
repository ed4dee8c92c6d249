import type { ReactNode } from "react";

import { AtriumMark } from "@/app/_ui/mark";

/** One column in the middle: what this is, what to do, and what else there is. */
export function OutsidePage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main className="grid min-h-dvh justify-items-center bg-sidebar px-4 pt-[14vh] pb-8 small:bg-background small:pt-12">
      <div className="grid w-full max-w-[400px] content-start gap-5">
        <div className="flex items-center gap-2 font-medium">
          <AtriumMark />
          Atrium
        </div>
        <div className="grid gap-5 rounded-lg border bg-background p-6 small:border-0 small:p-0">
          <div className="grid gap-1.5">
            <h1 className="text-lg font-semibold">{title}</h1>
            {lead ? <p className="text-muted-foreground [overflow-wrap:anywhere]">{lead}</p> : null}
          </div>
          {children}
        </div>
      </div>
    </main>
  );
}
