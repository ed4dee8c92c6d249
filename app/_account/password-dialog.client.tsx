"use client";

import { useState } from "react";

import { TextField, useSending } from "@/app/_sign-in/auth-form.client";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";

type Props = {
  title: string;
  description: string;
  act: string;
  onPassword: (password: string) => Promise<void>;
  onClose: () => void;
};

/** Asks for the password before something that weakens the account, or shows what is secret. */
export function PasswordDialog({ title, description, act, onPassword, onClose }: Props) {
  const [password, setPassword] = useState("");
  const { failure, isBusy, run } = useSending();
  return (
    <Dialog isOpen onClose={onClose} title={title} description={description}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => onPassword(password));
        }}
      >
        <DialogBody>
          <TextField
            label="Your password"
            type="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onText={setPassword}
          />
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act={act} isReady={password !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
