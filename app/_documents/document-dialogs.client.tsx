"use client";

import { useState } from "react";

import { change } from "@/app/_lib/change";
import { useTool } from "@/app/_lib/query";
import { Select } from "@/app/_settings/select";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NameDialog } from "@/app/_ui/name-dialog.client";
import { SubmitFoot } from "@/app/_ui/submit-foot";
import type { DocumentItem } from "./use-documents";

export type DocumentDialog = "rename" | "move" | "destroy";
type Props = { item: DocumentItem; onClose: () => void };

export function DocumentDialogs({ dialog, ...props }: Props & { dialog: DocumentDialog }) {
  if (dialog === "rename") return <RenameDialog {...props} />;
  return dialog === "move" ? <MoveDialog {...props} /> : <DestroyDialog {...props} />;
}

function RenameDialog({ item, onClose }: Props) {
  const rename = async (name: string) =>
    name === item.name ||
    (await change("update_document", { id: item.id, name }, { done: `Renamed to ${name}` })) !== null;
  return (
    <NameDialog title="Rename document" act="Rename" name={item.name} longest={200} onName={rename} onClose={onClose} />
  );
}

/** No folder is called by a slash alone, so these two can stand among their names. */
const [top, other] = ["/", "//"];

function MoveDialog({ item, onClose }: Props) {
  const folders = useTool("list_documents", { limit: 1 }).data?.folders ?? [];
  const [chosen, setChosen] = useState(item.folder || top);
  const [text, setText] = useState("");
  const folder = chosen === other ? text.trim() : chosen === top ? "" : chosen;
  const isReady = folder !== item.folder && (chosen !== other || folder !== "");
  const save = async () => {
    const done = folder ? `Moved ${item.name} to ${folder}` : `Took ${item.name} out of its folder`;
    if (await change("update_document", { id: item.id, folder }, { done })) onClose();
  };
  const known = new Set([...folders.map((each) => each.folder), item.folder].filter((name) => name !== ""));
  return (
    <Dialog isOpen onClose={onClose} title={`Move ${item.name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          <Field label="Folder">
            {({ id }) => (
              <Select
                id={id}
                autoFocus
                value={chosen}
                onChoose={setChosen}
                options={[
                  { value: top, label: "No folder" },
                  ...[...known].sort().map((name) => ({ value: name, label: name })),
                  { value: other, label: "A new folder" },
                ]}
              />
            )}
          </Field>
          {chosen === other ? (
            <Field label="Name of the new folder" help="With / between them, folders lie in folders: Sales/2026.">
              {({ id, describedBy }) => (
                <Input
                  id={id}
                  autoFocus
                  aria-describedby={describedBy}
                  value={text}
                  maxLength={200}
                  onChange={({ target }) => setText(target.value)}
                />
              )}
            </Field>
          ) : null}
        </DialogBody>
        <SubmitFoot act="Move" isReady={isReady} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function DestroyDialog({ item, onClose }: Props) {
  const destroy = async () => {
    if (await change("destroy_document", { id: item.id }, { done: `Destroyed ${item.name}` })) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Destroy ${item.name}?`}
      description="Its text, all its versions and the files they were read from go for good. Nothing brings this back."
    >
      <div className="h-4" />
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="destructive" onClick={() => void destroy()}>
          Destroy document
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
