"use client";

import { Flame, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { useMayDestroy } from "@/app/_grid/trash-buttons.client";
import { change } from "@/app/_lib/change";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useMay } from "@/app/_lib/use-may";
import { Button } from "@/app/_ui/button";
import type { DocumentItem } from "./use-documents";

const DocumentDialogs = dynamic(() => import("./document-dialogs.client").then((module) => module.DocumentDialogs), {
  ssr: false,
});

const cell = "cut px-2 text-muted-foreground small:hidden";

/** A deleted document, with the two ways from there. */
export function TrashRow({ item }: { item: DocumentItem }) {
  const { id, name, folder, owner, deletedAt } = item;
  const mayWrite = useMay("documents:write");
  const mayDestroy = useMayDestroy();
  const [isDestroying, setDestroying] = useState(false);
  return (
    <tr className="border-b last:border-b-0">
      <td className="h-row py-1.5 pr-2 pl-3">
        <p className="cut" data-tip={name}>
          {name}
        </p>
        <p className="cut text-xs text-muted-foreground wide:hidden">
          {[folder, deletedAt ? `deleted ${formatMoment(deletedAt)}` : ""].filter(Boolean).join(" · ")}
        </p>
      </td>
      <td className={cell} data-tip={folder || undefined}>
        {folder}
      </td>
      <td className={`pl-4 ${cell}`}>{owner.name}</td>
      <td className={cell} data-tip={deletedAt ? exactMoment(deletedAt) : undefined}>
        {deletedAt ? formatMoment(deletedAt) : ""}
      </td>
      <td className="pr-1.5">
        <div className="flex justify-end gap-1">
          {mayWrite ? (
            <Button
              variant="outline"
              size="sm"
              aria-label={`Restore ${name}`}
              onClick={() => void change("restore_document", { id }, { done: `Restored ${name}` })}
            >
              <Undo2 aria-hidden="true" className="small:hidden" />
              Restore
            </Button>
          ) : null}
          {mayDestroy ? (
            <Button
              variant="destructive-ghost"
              size="sm"
              aria-label={`Destroy ${name}`}
              onClick={() => setDestroying(true)}
            >
              <Flame aria-hidden="true" className="small:hidden" />
              Destroy
            </Button>
          ) : null}
        </div>
        {isDestroying ? <DocumentDialogs dialog="destroy" item={item} onClose={() => setDestroying(false)} /> : null}
      </td>
    </tr>
  );
}
