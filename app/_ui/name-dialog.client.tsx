"use client";

import { useState } from "react";

import { Dialog, DialogBody } from "./dialog.client";
import { Field } from "./field";
import { Input } from "./input";
import { SubmitFoot } from "./submit-foot";

type Props = {
  title: string;
  description?: string | undefined;
  act: string;
  name: string;
  /** Letters at most. */
  longest: number;
  /** Answers whether it was taken; the dialog closes then. */
  onName: (name: string) => Promise<boolean>;
  onClose: () => void;
};

/** Asks for a name: of something new, or another one. */
export function NameDialog({ title, description, act, name, longest, onName, onClose }: Props) {
  const [text, setText] = useState(name);
  const said = text.trim();
  const save = async () => {
    if (await onName(said)) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={title} description={description}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          <Field label="Name">
            {({ id }) => (
              <Input
                id={id}
                autoFocus
                value={text}
                maxLength={longest}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
        </DialogBody>
        <SubmitFoot act={act} isReady={said !== ""} onClose={onClose} />
      </form>
    </Dialog>
  );
}
