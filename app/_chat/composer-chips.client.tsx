"use client";

import { SquareMousePointer, X } from "lucide-react";

import { formatNumber } from "@/app/_lib/format-value";
import { useObjects } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { selectionStore, surfaceStore } from "@/app/_lib/workspace-stores";
import { ObjectIcon } from "@/app/_ui/object-icon";

const chip = "inline-flex h-control-sm max-w-full items-center gap-1 rounded-sm px-2 text-xs [&_.lucide]:size-3.5";

/** What "these" and "this" mean right now. */
export function ComposerChips() {
  const selection = useStore(selectionStore);
  const surface = useStore(surfaceStore);
  const objects = useObjects();
  const object = objects.find((each) => each.key === surface?.object);
  const isSelection = selection && !selection.isLeftOut && selection.count > 0;
  return (
    <div className="flex flex-wrap gap-1.5 px-2 pt-2">
      {isSelection ? (
        <span className={`${chip} bg-selected-strong font-medium`}>
          <SquareMousePointer aria-hidden="true" className="text-muted-foreground" />
          {formatNumber(selection.count)} selected
          <button
            type="button"
            aria-label="Leave the selection out"
            data-tip="Leave the selection out"
            className="relative -mr-1 grid size-4 place-items-center rounded-sm after:absolute after:-inset-1.5 hover:bg-accent"
            onClick={() => selectionStore.set({ ...selection, isLeftOut: true })}
          >
            <X aria-hidden="true" className="!size-3" />
          </button>
        </span>
      ) : null}
      {surface ? (
        <span className={`${chip} border border-border-strong bg-background text-muted-foreground`}>
          <ObjectIcon icon={object?.icon} />
          <span className="cut">{surface.kind === "record" ? surface.name : (object?.plural ?? surface.object)}</span>
        </span>
      ) : null}
    </div>
  );
}
