"use client";

import { change } from "@/app/_lib/change";
import type { ObjectDefinition, ViewState } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogFoot } from "@/app/_ui/dialog.client";
import { NameDialog } from "@/app/_ui/name-dialog.client";
import { type Share, ShareDialog, sharedText } from "./share-dialog.client";
import { definitionOf, type View } from "./view-state";

export type ViewDialog =
  | { kind: "create"; state: ViewState; name?: string }
  | { kind: "rename" | "share" | "delete"; view: View };

type Props = {
  object: ObjectDefinition;
  dialog: ViewDialog;
  openId: string | null;
  onOpen: (view: View | null) => void;
  onClose: () => void;
};

export function ViewDialogs({ object, dialog, openId, onOpen, onClose }: Props) {
  if (dialog.kind === "create") {
    const create = async (name: string) => {
      const input = { object: object.key, name, ...definitionOf(dialog.state) };
      const made = await change("create_view", input, { done: `Saved the view ${name}` });
      if (made) onOpen(made.view);
      return made !== null;
    };
    return (
      <NameDialog
        title="Save as a new view"
        description="Filters, order, columns and layout are kept. Only you see it until you share it."
        act="Save view"
        name={dialog.name ?? ""}
        longest={80}
        onName={create}
        onClose={onClose}
      />
    );
  }
  const { view } = dialog;
  if (dialog.kind === "share") {
    const save = async (share: Share) =>
      (await change("update_view", { id: view.id, share }, { done: sharedText(view.name, share) })) !== null;
    return <ShareDialog kind="view" name={view.name} share={view.share} onShare={save} onClose={onClose} />;
  }
  if (dialog.kind === "rename") {
    const rename = async (name: string) =>
      (await change("update_view", { id: view.id, name }, { done: `Renamed to ${name}` })) !== null;
    return (
      <NameDialog title="Rename view" act="Rename" name={view.name} longest={80} onName={rename} onClose={onClose} />
    );
  }
  const remove = async () => {
    const removed = await change("delete_view", { id: view.id }, { done: `Deleted the view ${view.name}` });
    if (removed && view.id === openId) onOpen(null);
    onClose();
  };
  const others = view.share.with === "private" ? "" : " Everybody it is shared with loses it too.";
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Delete the view ${view.name}?`}
      description={`The ${object.plural.toLowerCase()} in it stay as they are.${others} You can undo this.`}
    >
      <div className="h-4" />
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="destructive" onClick={() => void remove()}>
          Delete view
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
