import { CircleAlert, RotateCcw } from "lucide-react";

import { Button } from "@/app/_ui/button";
import { Card, CardHead } from "./card";

/** What failed, why, and the next step. */
export function FailedCard({
  title,
  cause,
  onRetry,
  retryLabel = "Try again",
}: {
  title: string;
  cause: string;
  onRetry?: (() => void) | undefined;
  retryLabel?: string;
}) {
  return (
    <Card label={title}>
      <CardHead icon={<CircleAlert aria-hidden="true" className="!text-destructive-text" />} title={title} />
      <div className="grid justify-items-start gap-2 border-t p-3">
        <p className="text-muted-foreground [overflow-wrap:anywhere]">{cause}</p>
        {onRetry ? (
          <Button variant="outline" size="sm" onClick={onRetry}>
            <RotateCcw aria-hidden="true" />
            {retryLabel}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
