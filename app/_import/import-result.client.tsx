"use client";

import { CircleAlert, CircleSlash, FilePenLine, FilePlus2, type LucideIcon } from "lucide-react";
import Link from "next/link";

import { undo, undoneStore } from "@/app/_lib/change";
import { formatNumber } from "@/app/_lib/format-value";
import { useStore } from "@/app/_lib/store";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import type { Import } from "./import-options.client";

type Counts = NonNullable<Import["counts"]>;

const figures: { key: keyof Counts; before: string; after: string; icon: LucideIcon; tone: string }[] = [
  { key: "create", before: "to create", after: "created", icon: FilePlus2, tone: "text-success" },
  { key: "update", before: "to update", after: "updated", icon: FilePenLine, tone: "text-link" },
  { key: "skip", before: "skipped", after: "skipped", icon: CircleSlash, tone: "text-muted-foreground" },
  { key: "invalid", before: "with errors", after: "left out", icon: CircleAlert, tone: "text-destructive-text" },
];

type FiguresProps = { counts: Counts; isDone: boolean; className: string };

/** What the check found or the import did, in four figures. */
export function ImportFigures({ counts, isDone, className }: FiguresProps) {
  return (
    <dl className={`grid grid-cols-4 divide-x small:grid-cols-2 small:divide-x-0 ${className}`}>
      {figures.map(({ key, before, after, icon: Icon, tone }) => (
        <div key={key} className="grid gap-0.5 px-4 py-3">
          <dd className="num text-xl font-semibold leading-tight">{formatNumber(counts[key])}</dd>
          <dt className="flex items-center gap-1.5 text-xs text-muted-foreground">
            <Icon className={`size-3.5 ${counts[key] > 0 ? tone : ""}`} aria-hidden="true" />
            {isDone ? after : before}
          </dt>
        </div>
      ))}
    </dl>
  );
}

/** After the import: see the records, or take everything back. */
export function ImportDone({ item, object }: { item: Import; object: ObjectDefinition }) {
  const undone = useStore(undoneStore);
  const { changeSetId } = item;
  const isUndone = changeSetId !== null && undone.has(changeSetId);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button asChild>
        <Link href={`/o/${object.key}`}>Open {object.plural.toLowerCase()}</Link>
      </Button>
      {changeSetId && !isUndone ? (
        <Button variant="outline" onClick={() => void undo(changeSetId)}>
          Undo the import
          <Kbd>Z</Kbd>
        </Button>
      ) : null}
      {isUndone ? <span className="text-muted-foreground">The import was undone.</span> : null}
    </div>
  );
}
