"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";

import { change, undo } from "@/app/_lib/change";
import { IconButton } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";

type Props = { changeSetId: string; recordId: string; field: string; label: string };

/** Takes one field of a change back and leaves the rest of it. */
export function UndoField({ changeSetId, recordId, field, label }: Props) {
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const done = `Took ${label} back`;
    const result = await change("undo_change", { changeSetId, recordId, field }, { done, isQuiet: true });
    setBusy(false);
    if (!result) return;
    const made = result.changeSetId;
    const conflict = result.conflicts[0];
    if (made) {
      notify({ kind: "done", text: done, action: { label: "Undo", keys: "Z", onSelect: () => void undo(made) } });
    } else notify({ kind: "info", text: conflict ? `${label} was kept. ${conflict.why}` : `${label} is as it was.` });
  };
  return (
    <IconButton label={`Undo ${label} only`} size="icon-sm" disabled={isBusy} onClick={() => void run()}>
      <Undo2 aria-hidden="true" />
    </IconButton>
  );
}
