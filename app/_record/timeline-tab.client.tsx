"use client";

import { History } from "lucide-react";
import { useState } from "react";

import { monthOrDay } from "@/app/_lib/format-date";
import type { ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { NoteForm } from "./notes-tab.client";
import { TimelineEntry } from "./timeline-entry.client";
import { type TimelineItem, type TimelineKind, useTimeline } from "./use-timeline";

type Props = { object: ObjectDefinition; record: RecordRow; canWrite: boolean };

/** What happened around the record, in one list by day and month. */
export function TimelineTab({ object, record, canWrite }: Props) {
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const timeline = useTimeline({ object: object.key, id: record.id, ...(kind ? { kinds: [kind] } : {}) });
  const { items, error, isPending } = timeline;
  return (
    <div className="grid gap-4">
      {canWrite ? <NoteForm record={record} /> : null}
      <Kinds chosen={kind} onChoose={setKind} />
      {error ? (
        <ErrorState title="The timeline did not load" error={error} onRetry={() => void timeline.refetch()} />
      ) : null}
      {isPending ? <RowSkeletons count={5} className="h-14" /> : null}
      {timeline.data && items.length === 0 ? (
        <EmptyState icon={<History aria-hidden="true" />} title="Nothing here yet">
          {kind
            ? `No entry of this kind is about ${record.name}.`
            : `Notes, tasks and changes about ${record.name} will be listed here.`}
        </EmptyState>
      ) : null}
      {groups(items).map(([heading, entries]) => (
        <section key={heading} aria-label={heading}>
          <h3 className="mb-2 text-xs font-medium text-muted-foreground">{heading}</h3>
          <ol>
            {entries.map((item) => (
              <TimelineEntry key={`${item.id} ${item.event}`} item={item} about={record.id} />
            ))}
          </ol>
        </section>
      ))}
      {timeline.hasNextPage ? (
        <div>
          <Button
            variant="outline"
            disabled={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            Show earlier
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const kinds: [TimelineKind | null, string][] = [
  [null, "All"],
  ["note", "Notes"],
  ["task", "Tasks"],
  ["stage", "Stage moves"],
  ["change", "Changes"],
];

function Kinds({ chosen, onChoose }: { chosen: TimelineKind | null; onChoose: (kind: TimelineKind | null) => void }) {
  return (
    <fieldset aria-label="Show" className="no-scrollbar -mx-1 flex gap-1 overflow-x-auto px-1">
      {kinds.map(([kind, label]) => (
        <Button key={label} variant="ghost" size="sm" aria-pressed={chosen === kind} onClick={() => onChoose(kind)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

/** Neighbours with the same heading; the list is sorted already. */
function groups(items: TimelineItem[]): [string, TimelineItem[]][] {
  const found: [string, TimelineItem[]][] = [];
  for (const item of items) {
    const heading = monthOrDay(item.at);
    const last = found.at(-1);
    if (last?.[0] === heading) last[1].push(item);
    else found.push([heading, [item]]);
  }
  return found;
}
