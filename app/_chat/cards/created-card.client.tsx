"use client";

import { Check, Plus, Undo2 } from "lucide-react";

import { FieldValue } from "@/app/_fields/field-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import { RecordLink } from "@/app/_panel/record-link.client";
import { ProposedTasks } from "@/app/_tasks/proposed-tasks.client";
import { Badge } from "@/app/_ui/badge";
import { Card, CardHead } from "./card";
import { type ChangeView, UndoButton } from "./diff-card.client";
import { useUndone } from "./use-undone";

export function CreatedCard({ view }: { view: ChangeView }) {
  const object = useObject(view.object);
  const { isUndone } = useUndone(view);
  const record = view.records[0];
  if (!record) return null;
  return (
    <Card label={view.title}>
      <CardHead
        icon={<Plus aria-hidden="true" />}
        title={
          isUndone ? (
            <span className="line-through">{record.name}</span>
          ) : (
            <RecordLink href={recordHref({ object: view.object, id: record.id })} className="hover:underline">
              {record.name}
            </RecordLink>
          )
        }
        note={
          <Badge variant={isUndone ? "default" : "success"}>
            {isUndone ? <Undo2 aria-hidden="true" /> : <Check aria-hidden="true" />}
            {isUndone ? "Undone" : `New ${object?.label.toLowerCase() ?? "record"}`}
          </Badge>
        }
      >
        {view.changeSetId && !isUndone ? <UndoButton changeSetId={view.changeSetId} /> : null}
      </CardHead>
      {record.changes.length > 0 ? (
        <dl className="border-t px-3 py-1.5">
          {record.changes.map((diff) => {
            const field = object?.fields.find((each) => each.key === diff.field);
            return (
              <div key={diff.field} className="flex min-h-7 items-center gap-2">
                <dt className="w-28 flex-none text-muted-foreground">{diff.label}</dt>
                <dd className="flex min-w-0">
                  {field ? <FieldValue field={field} value={diff.after} /> : String(diff.after)}
                </dd>
              </div>
            );
          })}
        </dl>
      ) : null}
      {view.object === "notes" && !isUndone ? (
        <div className="px-3 pb-3 empty:hidden">
          <ProposedTasks about={{ object: "notes", id: record.id }} title="Tasks in this note" />
        </div>
      ) : null}
    </Card>
  );
}
