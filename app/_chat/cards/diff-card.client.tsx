"use client";

import { ArrowRight, Check, FileDiff, Plus, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";

import { FieldValue } from "@/app/_fields/field-value";
import { lastChangeStore, undo, undoText } from "@/app/_lib/change";
import { formatValue } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import type { Diff, FieldDefinition, UndoResult } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { Card, CardFoot, CardHead } from "./card";
import { useUndone } from "./use-undone";

export type ChangedRecord = { id: string; name: string; changes: Diff[] };

export type ChangeView = {
  kind: "created" | "updated" | "deleted" | "restored";
  object: string;
  title: string;
  records: ChangedRecord[];
  /** Records changed beyond those that are listed. */
  more: number;
  skipped: { reason: string; count: number }[];
  changeSetId: string | null;
};

const icons = { created: Plus, updated: FileDiff, deleted: Trash2, restored: Undo2 };

export function DiffCard({ view }: { view: ChangeView }) {
  const object = useObject(view.object);
  const { isUndone, result } = useUndone(view);
  const Icon = icons[view.kind];
  return (
    <Card label={view.title}>
      <CardHead
        icon={<Icon aria-hidden="true" />}
        title={view.title}
        note={
          <Badge variant={isUndone ? "default" : "success"}>
            {isUndone ? <Undo2 aria-hidden="true" /> : <Check aria-hidden="true" />}
            {isUndone ? "Undone" : "Done"}
          </Badge>
        }
      >
        {view.changeSetId && !isUndone ? <UndoButton changeSetId={view.changeSetId} /> : null}
      </CardHead>
      {view.records.flatMap((record) =>
        record.changes.length === 0
          ? [<NameRow key={record.id} view={view} record={record} />]
          : record.changes.map((diff) => (
              <DiffRow
                key={`${record.id} ${diff.field}`}
                object={view.object}
                record={record}
                diff={diff}
                field={object?.fields.find((each) => each.key === diff.field)}
                isGone={view.kind === "deleted"}
              />
            )),
      )}
      {view.more > 0 || view.skipped.length > 0 ? (
        <CardFoot>
          <span className="text-muted-foreground">
            {[
              view.more > 0 ? `and ${view.more} more` : "",
              ...view.skipped.map((each) => `${each.count} skipped: ${each.reason}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </CardFoot>
      ) : null}
      {result ? <Conflicts result={result} /> : null}
    </Card>
  );
}

export function UndoButton({ changeSetId }: { changeSetId: string }) {
  const [isBusy, setBusy] = useState(false);
  const isLatest = useStore(lastChangeStore)?.changeSetId === changeSetId;
  const run = async () => {
    setBusy(true);
    await undo(changeSetId);
    setBusy(false);
  };
  return (
    <Button
      variant="outline"
      size="sm"
      disabled={isBusy}
      onClick={run}
      tip="Take this change back"
      keys={isLatest ? "Z" : undefined}
    >
      <Undo2 aria-hidden="true" />
      Undo
      {isLatest ? <Kbd>Z</Kbd> : null}
    </Button>
  );
}

const diffGrid =
  "grid min-h-list-row grid-cols-[minmax(0,1.15fr)_minmax(44px,96px)_minmax(0,1.75fr)] items-center gap-3 border-t px-3 small:grid-cols-[minmax(0,1fr)_auto] @max-md:grid-cols-[minmax(0,1fr)_auto]";

export function DiffRow({
  object,
  record,
  diff,
  field,
  isGone = false,
}: {
  object: string;
  record: { id: string; name: string };
  diff: Diff;
  field: FieldDefinition | undefined;
  isGone?: boolean;
}) {
  return (
    <div className={diffGrid}>
      {isGone ? (
        <span className="cut font-medium">{record.name}</span>
      ) : (
        <RecordLink href={recordHref({ object, id: record.id })} className="cut font-medium hover:underline">
          {record.name}
        </RecordLink>
      )}
      <span className="cut text-muted-foreground small:hidden @max-md:hidden">{diff.label}</span>
      <span className="line">
        <span className="sr-only">{diff.label}: from</span>
        <span className="cut text-muted-foreground line-through">{formatValue(diff.before, field)}</span>
        <ArrowRight className="size-3.5 text-muted-foreground" aria-hidden="true" />
        <span className="sr-only">to</span>
        <span className="flex min-w-0">
          {field ? <FieldValue field={field} value={diff.after} emptyText="Empty" /> : formatValue(diff.after)}
        </span>
      </span>
    </div>
  );
}

function NameRow({ view, record }: { view: ChangeView; record: ChangedRecord }) {
  return (
    <div className="flex min-h-list-row items-center gap-2 border-t px-3">
      {view.kind === "deleted" ? (
        <span className="cut text-muted-foreground line-through">{record.name}</span>
      ) : (
        <RecordLink
          href={recordHref({ object: view.object, id: record.id })}
          className="cut font-medium hover:underline"
        >
          {record.name}
        </RecordLink>
      )}
    </div>
  );
}

function Conflicts({ result }: { result: UndoResult }) {
  return (
    <div className="border-t px-3 py-2 text-xs text-muted-foreground">
      <p>{undoText(result)}.</p>
      {result.conflicts.slice(0, 5).map((conflict) => (
        <p key={`${conflict.recordId} ${conflict.field}`} className="text-warning">
          {conflict.recordName}, {conflict.field}: {conflict.why}
        </p>
      ))}
    </div>
  );
}
