"use client";

import { useState } from "react";

import { Select } from "@/app/_settings/select";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { CopyField } from "./copy-field.client";
import { ScopeChoices } from "./scope-choices.client";
import { changeKeys, type KeysView } from "./use-keys";

const lifetimes = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "365", label: "One year" },
  { value: "never", label: "Until it is revoked" },
];

/** Makes a key, and shows it this once. */
export function MakeKeyDialog({ view, onClose }: { view: KeysView; onClose: () => void }) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["records:read"]));
  const [lifetime, setLifetime] = useState("90");
  const [made, setMade] = useState<string | null>(null);
  const { failure, isBusy, run } = useSending();
  if (made) return <KeyDialog name={name} secret={made} onClose={onClose} />;
  const make = () =>
    run(async () => {
      const days = lifetime === "never" ? null : Number(lifetime);
      const { key } = await changeKeys<{ key: string }>("keys", { name, days, scopes: [...chosen] });
      setMade(key);
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New API key"
      description="A program that has it acts for you in this workspace, with what you choose here and never more than your role allows."
      className="w-[560px]"
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <DialogBody>
          <Field label="Name" help="The change log tells it, so name what will use it.">
            {({ id, describedBy }) => (
              <Input
                id={id}
                required
                autoFocus
                maxLength={60}
                placeholder="Nightly sync"
                aria-describedby={describedBy}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <ScopeChoices offered={view.scopes} brings={view.brings} chosen={chosen} onChoose={setChosen} />
          <Field
            label="It lasts"
            help={lifetime === "never" ? "Revoke it as soon as nothing uses it any more." : undefined}
          >
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={lifetime}
                options={lifetimes}
                onChoose={setLifetime}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Make the key" isReady={name.trim() !== "" && chosen.size > 0 && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function KeyDialog({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Keep the key ${name}`}
      description="It is shown this once. Whoever has it acts for you, so keep it where passwords are kept."
    >
      <DialogBody>
        <CopyField label="The key" value={secret} />
        <p className="text-muted-foreground">A first call, which lists what the key may do:</p>
        <pre className="overflow-x-auto rounded-md border bg-muted p-3 font-mono text-xs">
          {`curl ${window.location.origin}/api/tools \\\n  -H "Authorization: Bearer $ATRIUM_KEY"`}
        </pre>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>I have kept it</Button>
      </DialogFoot>
    </Dialog>
  );
}
