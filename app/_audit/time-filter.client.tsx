"use client";

import { addDays, dayOf } from "@/app/_lib/format-date";
import { Input } from "@/app/_ui/input";

type Props = {
  since: string | undefined;
  until: string | undefined;
  onChange: (change: { since?: string | undefined; until?: string | undefined }) => void;
};

/** Whole days of this browser's calendar; the last one is included. */
export function TimeFilter({ since, until, onChange }: Props) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 small:w-full">
      <Input
        type="date"
        aria-label="From this day"
        value={since ? dayOf(new Date(since)) : ""}
        onChange={(event) => onChange({ since: startOf(event.target.value) })}
        className="!h-control !w-36 min-w-0 small:!w-auto small:flex-1"
      />
      <span className="text-muted-foreground">to</span>
      <Input
        type="date"
        aria-label="To this day"
        value={until ? dayOf(new Date(Date.parse(until) - 1)) : ""}
        onChange={(event) =>
          onChange({ until: event.target.value ? startOf(addDays(event.target.value, 1)) : undefined })
        }
        className="!h-control !w-36 min-w-0 small:!w-auto small:flex-1"
      />
    </span>
  );
}

function startOf(day: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return new Date(`${day}T00:00:00`).toISOString();
}
