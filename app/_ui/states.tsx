import { Unplug } from "lucide-react";
import type { ReactNode } from "react";

import { ToolError } from "@/app/_lib/api";
import { Button } from "./button";

/** Teaches: one sentence, one action, one example to type. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-8 text-center [&>.lucide]:mb-1 [&>.lucide]:size-5 [&>.lucide]:text-muted-foreground">
      {icon}
      <h2 className="text-base font-semibold">{title}</h2>
      {children ? <p className="max-w-[44ch] text-muted-foreground">{children}</p> : null}
      {action ? <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** What failed, why, what to do, and the number to quote. */
export function ErrorState({
  title,
  error,
  onRetry,
  action,
}: {
  title: string;
  error: unknown;
  onRetry?: (() => void) | undefined;
  action?: ReactNode;
}) {
  const known = error instanceof ToolError ? error : null;
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-4 py-8 text-center">
      <Unplug className="mb-1 size-5 text-muted-foreground" aria-hidden="true" />
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-[52ch] text-muted-foreground">{errorText(error)}</p>
      <div className="mt-1 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button variant="outline" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
        {action}
      </div>
      {known?.requestId ? <p className="font-mono text-xs text-muted-foreground">Request {known.requestId}</p> : null}
    </div>
  );
}

export function errorText(error: unknown): string {
  if (error instanceof ToolError) {
    const fixes = error.details
      .map((detail) => detail.fix ?? detail.message)
      .filter((text) => !error.message.includes(text));
    return [error.message, ...fixes.slice(0, 2)].join(" ");
  }
  return error instanceof Error ? error.message : "Something went wrong.";
}
