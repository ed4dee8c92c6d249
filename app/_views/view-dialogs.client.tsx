"use client";

import { useState } from "react";

import { change } from "@/app/_lib/change";
import type { ObjectDefinition, ViewState } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { ShareDialog } from "./share-dialog.client";
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
      <NameDialog title="Save as a new view" act="Save view" name={dialog.name ?? ""} onName={create} onClose={onClose}>
        Filters, order, columns and layout are kept. Only you see it until you share it.
      </NameDialog>
    );
  }
  const { view } = dialog;
  if (dialog.kind === "share") return <ShareDialog view={view} onClose={onClose} />;
  if (dialog.kind === "rename") {
    const rename = async (name: string) =>
      (await change("update_view", { id: view.id, name }, { done: `Renamed to ${name}` })) !== null;
    return <NameDialog title="Rename view" act="Rename" name={view.name} onName={rename} onClose={onClose} />;
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

type NameProps = {
  title: string;
  act: string;
  name: string;
  children?: string;
  onName: (name: string) => Promise<boolean>;
  onClose: () => void;
};

function NameDialog({ title, act, name, children, onName, onClose }: NameProps) {
  const [text, setText] = useState(name);
  const save = async () => {
    if (await onName(text.trim())) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={title} description={children}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          <Field label="Name">
            {({ id }) => (
              <Input id={id} autoFocus value={text} maxLength={80} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!text.trim()}>
            {act}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
