"use client";

import { FileDiff } from "lucide-react";
import Link from "next/link";

import { auditHref } from "@/app/_audit/audit-address";
import { UndoButton } from "@/app/_chat/cards/diff-card.client";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { plural } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { ChangeSet, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { AtriumMark } from "@/app/_ui/mark";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { DiffLine } from "./diff-line";
import { UndoField } from "./undo-field.client";

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
    <>
      <ol>
        {data.changeSets.map((set) => (
          <ChangeItem key={set.id} set={set} object={object} record={record} />
        ))}
      </ol>
      <Button variant="link" size="inline" asChild>
        <Link href={auditHref({ object: object.key, recordId: record.id })}>All changes</Link>
      </Button>
    </>
  );
}

function ChangeItem({ set, object, record }: { set: ChangeSet; object: ObjectDefinition; record: RecordRow }) {
  const mine = set.changes.filter((change) => change.recordId === record.id);
  const isWhole = mine[0]?.kind === "deleted" || mine[0]?.kind === "restored";
  const diffs = isWhole ? [] : mine.flatMap((change) => change.diffs);
  const verb = mine[0]?.kind ?? "updated";
  const others = set.changeCount - mine.length;
  // Where the change is one field of one record, undoing it whole is the same.
  const canUndoField = verb === "updated" && !set.undoneAt && !set.undoOf && (diffs.length > 1 || others > 0);
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
      {diffs.map((diff) => (
        <DiffLine
          key={diff.field}
          diff={diff}
          field={object.fields.find((each) => each.key === diff.field)}
          isNew={verb === "created"}
        >
          {canUndoField ? (
            <UndoField changeSetId={set.id} recordId={record.id} field={diff.field} label={diff.label} />
          ) : null}
        </DiffLine>
      ))}
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
  destroyed: "destroyed this record",
};

/** Where a change came from, when it was not this interface. */
const doors: Record<string, string> = {
  chat: " in a conversation",
  cli: " from the command line",
  api: " through the API",
};
