"use client";

import { ArrowRight, FileDiff } from "lucide-react";

import { UndoButton } from "@/app/_chat/cards/diff-card.client";
import { FieldValue } from "@/app/_fields/field-value";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { formatValue, plural } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { ChangeSet, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { AtriumMark } from "@/app/_ui/mark";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";

/** Who changed what and when; each set of changes can be taken back as one. */
export function ChangesTab({ object, record }: { object: ObjectDefinition; record: RecordRow }) {
  const { data, error, isPending, refetch } = useTool("list_changes", {
    object: object.key,
    recordId: record.id,
    limit: 50,
  });
  if (isPending) return <RowSkeletons count={5} className="h-14" />;
  if (error) return <ErrorState title="The history did not load" error={error} onRetry={() => void refetch()} />;
  if (data.changeSets.length === 0) {
    return (
      <EmptyState icon={<FileDiff aria-hidden="true" />} title="No changes yet">
        Every change to {record.name} will be listed here, with who made it and a way back.
      </EmptyState>
    );
  }
  return (
    <ol>
      {data.changeSets.map((set) => (
        <ChangeItem key={set.id} set={set} object={object} record={record} />
      ))}
    </ol>
  );
}

function ChangeItem({ set, object, record }: { set: ChangeSet; object: ObjectDefinition; record: RecordRow }) {
  const mine = set.changes.filter((change) => change.recordId === record.id);
  const isWhole = mine[0]?.kind === "deleted" || mine[0]?.kind === "restored";
  const diffs = isWhole ? [] : mine.flatMap((change) => change.diffs);
  const verb = mine[0]?.kind ?? "updated";
  const others = set.changeCount - mine.length;
  return (
    <li className="relative pb-4 pl-8.5 before:absolute before:top-6 before:bottom-0 before:left-[11.5px] before:w-px before:bg-border last:before:hidden">
      <span className="absolute top-0 left-0 grid size-6 place-items-center rounded-full bg-background shadow-[inset_0_0_0_1px_var(--border)]">
        {set.actor.kind === "person" ? (
          <MemberAvatar name={set.actor.name} size="sm" />
        ) : (
          <AtriumMark className="size-3 text-link" />
        )}
      </span>
      <div className="flex min-h-6 items-center gap-2">
        <span className="cut text-muted-foreground">
          <b className="text-foreground">{set.actor.name}</b> {set.undoOf ? "took a change back" : verbs[verb]}
          {doors[set.door] ?? ""}
        </span>
        {set.undoneAt ? <Badge>Undone</Badge> : null}
        <time
          className="num ml-auto flex-none text-xs text-muted-foreground"
          dateTime={set.at}
          data-tip={exactMoment(set.at)}
        >
          {formatMoment(set.at)}
        </time>
        {set.undoneAt || set.undoOf ? null : <UndoButton changeSetId={set.id} />}
      </div>
      {diffs.map((diff) => {
        const field = object.fields.find((each) => each.key === diff.field);
        return (
          <div key={diff.field} className="mt-1 flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="w-28 flex-none text-muted-foreground">{diff.label}</span>
            {verb === "created" ? null : (
              <>
                <span className="cut max-w-60 text-muted-foreground line-through">
                  {formatValue(diff.before, field)}
                </span>
                <ArrowRight aria-label="to" className="!size-3.5 text-muted-foreground" />
              </>
            )}
            <span className="cut max-w-80">
              {field ? <FieldValue field={field} value={diff.after} emptyText="Empty" /> : formatValue(diff.after)}
            </span>
          </div>
        );
      })}
      {others > 0 ? (
        <p className="mt-1 text-xs text-muted-foreground">
          and {plural(others, "other record", "other records")} in the same step
        </p>
      ) : null}
    </li>
  );
}

const verbs = {
  created: "made this record",
  updated: "changed",
  deleted: "put this record in the trash",
  restored: "restored this record",
};

/** Where a change came from, when it was not this interface. */
const doors: Record<string, string> = {
  chat: " in a conversation",
  cli: " from the command line",
  api: " through the API",
};
