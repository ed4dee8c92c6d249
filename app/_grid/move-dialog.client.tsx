"use client";

import { useEffect, useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { change } from "@/app/_lib/change";
import { alsoText, formatNumber, plural } from "@/app/_lib/format-value";
import type { BulkOutcome, ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { errorText } from "@/app/_ui/states";
import type { BulkSelection } from "./bulk-dialogs.client";

export type MoveKind = "delete" | "restore" | "destroy";
type Props = { kind: MoveKind; object: ObjectDefinition; selection: BulkSelection; onClose: () => void };

const kinds = {
  delete: {
    tool: "delete_records",
    verb: "Delete",
    did: "Deleted",
    text: (it: string) => `${it} to the trash and can be brought back: with Undo right after, or from the trash later.`,
  },
  restore: {
    tool: "restore_records",
    verb: "Restore",
    did: "Restored",
    text: (it: string) => `${it} back to where it was, with notes, tasks and history.`,
  },
  destroy: {
    tool: "destroy_records",
    verb: "Destroy",
    did: "Destroyed",
    text: (it: string) =>
      `${it} for good, with all values and links to it. Nothing brings this back. The audit log keeps that it happened and the changes made before.`,
  },
} as const;

/** Into the trash, back, or out of it for good; the figures come from the tool's own preview. */
export function MoveDialog({ kind, object, selection, onClose }: Props) {
  const { tool, verb, did, text } = kinds[kind];
  const [preview, setPreview] = useState<BulkOutcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked] = useState(() => selection.toSelection());

  useEffect(() => {
    writeTool(tool, { selection: asked, preview: true }).then(setPreview, setProblem);
  }, [tool, asked]);

  const count = preview?.count ?? selection.count;
  const named = plural(count, object.label.toLowerCase(), object.plural.toLowerCase());
  const goes = kind === "restore" ? (count === 1 ? "It comes" : "They come") : count === 1 ? "It goes" : "They go";
  const run = async () => {
    setBusy(true);
    const input = { selection: asked, ...(preview ? { expect: preview.fingerprint } : {}) };
    const done = await change(tool, input, { done: `${did} ${named}` });
    setBusy(false);
    if (done) selection.clear();
    onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${verb} ${named}${kind === "destroy" ? " for good" : ""}?`}
      description={text(goes)}
    >
      <DialogBody>
        {problem ? (
          <p role="alert" className="text-destructive-text">
            {errorText(problem)}
          </p>
        ) : null}
        {preview ? (
          <Sample outcome={preview} />
        ) : problem ? null : (
          <p className="text-muted-foreground">Counting what would change</p>
        )}
      </DialogBody>
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          {kind === "restore" ? "Cancel" : count === 1 ? "Keep it" : "Keep them"}
        </Button>
        <Button
          variant={kind === "restore" ? "default" : "destructive"}
          disabled={!preview || isBusy || count === 0}
          onClick={() => void run()}
        >
          {verb} {named}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function Sample({ outcome }: { outcome: BulkOutcome }) {
  const rest = outcome.count - outcome.sample.length;
  const also = alsoText(outcome.also);
  return (
    <div className="grid gap-1">
      <ul className="grid gap-1">
        {outcome.sample.map((record) => (
          <li key={record.id} className="cut">
            {record.name}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="text-muted-foreground">and {formatNumber(rest)} more</p> : null}
      {also ? <p className="text-warning">{also}</p> : null}
      {outcome.skipped.map((each) => (
        <p key={each.reason} className="text-warning">
          {formatNumber(each.count)} left out: {each.reason}
        </p>
      ))}
    </div>
  );
}
