"use client";

import { ArrowLeftRight, CircleDot, NotebookPen, Plus, SquareCheck } from "lucide-react";

import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Badge } from "@/app/_ui/badge";
import { DiffLine } from "./diff-line";
import type { TimelineItem } from "./use-timeline";

/** `about` is the record whose timeline this is: it is not named again in its own entries. */
export function TimelineEntry({ item, about }: { item: TimelineItem; about: string }) {
  const object = useObject(item.record.object);
  const isOwn = item.record.id === about;
  return (
    <li className="relative pb-4 pl-8.5 before:absolute before:top-6 before:bottom-0 before:left-[11.5px] before:w-px before:bg-border last:before:hidden">
      <span
        aria-hidden="true"
        className="absolute top-0 left-0 grid size-6 place-items-center rounded-full bg-background text-muted-foreground shadow-[inset_0_0_0_1px_var(--border)] [&_.lucide]:size-3.5"
      >
        <KindIcon item={item} />
      </span>
      <div className="flex min-h-6 items-center gap-2">
        <span className="min-w-0 text-muted-foreground [overflow-wrap:anywhere]">
          <b className="text-foreground">{item.actor.name}</b> {verb(item, isOwn, object)}
          {isOwn ? null : (
            <>
              {" "}
              <RecordLink href={recordHref(item.record)} className="font-medium text-foreground hover:underline">
                {item.record.name}
              </RecordLink>
            </>
          )}
        </span>
        {item.isUndone ? <Badge>Undone</Badge> : null}
        <time
          className="num ml-auto flex-none self-start pt-0.5 text-xs text-muted-foreground"
          dateTime={item.at}
          data-tip={exactMoment(item.at)}
        >
          {formatMoment(item.at)}
        </time>
      </div>
      {item.text && item.event !== "completed" ? (
        <p className="mt-1.5 line-clamp-6 rounded-md border bg-card px-3 py-2 leading-prose whitespace-pre-wrap [overflow-wrap:anywhere]">
          {item.text}
        </p>
      ) : null}
      {item.diffs.map((diff) => (
        <DiffLine key={diff.field} diff={diff} field={object?.fields.find((each) => each.key === diff.field)} />
      ))}
    </li>
  );
}

function KindIcon({ item }: { item: TimelineItem }) {
  if (item.kind === "note") return <NotebookPen />;
  if (item.kind === "task") return <SquareCheck />;
  if (item.kind === "stage") return <CircleDot />;
  return item.event === "created" ? <Plus /> : <ArrowLeftRight />;
}

function verb(item: TimelineItem, isOwn: boolean, object: ObjectDefinition | undefined): string {
  const label = object?.label.toLowerCase() ?? "record";
  if (item.isUndo) return isOwn ? "took a change back" : "took a change back on";
  if (item.event === "completed") return `completed the ${label}`;
  if (item.kind === "note") return `wrote the ${label}`;
  if (item.kind === "task") return `added the ${label}`;
  if (item.kind === "stage") return isOwn ? `moved this ${label}` : "moved";
  return `${changed[item.event]} this ${label}`;
}

const changed: Record<TimelineItem["event"], string> = {
  created: "made",
  updated: "changed",
  deleted: "put into the trash",
  restored: "restored",
  destroyed: "destroyed",
  completed: "completed",
};
