"use client";

import { useState } from "react";

import { Section } from "@/app/_account/section";
import { writeTool } from "@/app/_lib/api";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";

/** The end of a workspace; its name has to be typed. */
export function WorkspaceErase({ name }: { name: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title="Erase"
      note="Erases everything in this workspace for good. Nothing brings it back, so export it first."
      action={
        <Button variant="destructive" size="lg" onClick={() => setAsking(true)}>
          Erase this workspace
        </Button>
      }
    >
      {isAsking ? <EraseDialog name={name} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function EraseDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const erase = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { isErased } = await writeTool("destroy_workspace", { name: typed });
      if (!isErased) throw new Error("It could not be erased just now. Try again in a moment.");
      // What the page holds is of a workspace that is no more.
      window.location.assign("/");
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Erase ${name}`}
      description="Records, documents, files, conversations, members, roles and the change log go for good. Accounts of people who are in no other workspace go as well."
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void erase();
        }}
      >
        <DialogBody>
          <Field label={`Type ${name} to erase it`}>
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Erase for good" isDestructive isReady={typed.trim() === name && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
