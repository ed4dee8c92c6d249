"use client";

import { undo } from "@/app/_lib/change";
import { formatNumber } from "@/app/_lib/format-value";
import { Button } from "@/app/_ui/button";
import type { Import } from "./import-options.client";

type Props = { item: Import; onGoOn: () => void; onUndone: () => void };

/** Why the import stopped and, where records were written before, the two ways on from there. */
export function ImportStopped({ item, onGoOn, onUndone }: Props) {
  const { changeSetId, writtenTo } = item;
  const isFailed = item.state === "failed";
  return (
    <div
      role="alert"
      className={`grid gap-2 rounded-lg border px-3 py-2 ${isFailed ? "border-destructive bg-destructive-subtle text-destructive-text" : "bg-muted"}`}
    >
      <p>
        <b className="font-medium">{isFailed ? "The job failed." : "The job was cancelled."}</b>{" "}
        {isFailed ? `${item.reason} ` : ""}
        {writtenTo === null
          ? "Nothing was written. Change what you like and check the rows again."
          : `The rows up to ${formatNumber(writtenTo)} are written.`}
      </p>
      {writtenTo === null ? null : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={onGoOn}>Go on with the rest</Button>
          {changeSetId ? (
            <Button variant="outline" onClick={() => void undo(changeSetId).then(onUndone)}>
              Undo what was written
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
