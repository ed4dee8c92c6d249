"use client";

import { useState } from "react";

import { CopyField } from "@/app/_keys/copy-field.client";
import { ScopeChoices } from "@/app/_keys/scope-choices.client";
import { Select } from "@/app/_settings/select";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { type AppsView, changeApps } from "./use-apps";

type Kind = "server" | "public" | "own";

const kinds: { value: Kind; label: string; help: string }[] = [
  { value: "server", label: "On a server", help: "People let it in, and it keeps a secret." },
  {
    value: "public",
    label: "In a browser or on a device",
    help: "People let it in. Its users could read a secret, so it has none.",
  },
  {
    value: "own",
    label: "On its own",
    help: "Nobody is asked: it acts for you, with what you give it here, and stops when you leave.",
  },
];

type Made = { clientId: string; clientSecret: string | null };

/** Registers an app, and shows its secret this once. */
export function RegisterAppDialog({ view, onClose }: { view: AppsView; onClose: () => void }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("server");
  const [address, setAddress] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["records:read"]));
  const [made, setMade] = useState<Made | null>(null);
  const { failure, isBusy, run } = useSending();
  if (made) return <MadeDialog name={name} made={made} onClose={onClose} />;
  const isOwn = kind === "own";
  const register = () =>
    run(async () => {
      const redirectUris = isOwn ? [] : address.split(/\s+/).filter(Boolean);
      const ownScopes = isOwn ? [...chosen] : [];
      setMade(await changeApps<Made>("apps", { name, redirectUris, isPublic: kind === "public", ownScopes }));
    });
  const isReady = name.trim() !== "" && (isOwn ? chosen.size > 0 : address.trim() !== "") && !isBusy;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Register an app"
      description="It works in this workspace alone."
      className="w-[560px]"
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <DialogBody>
          <Field label="Name" help="People see it when it asks for access, and in the change log.">
            {({ id, describedBy }) => (
              <Input
                id={id}
                required
                autoFocus
                maxLength={60}
                placeholder="Dashboards"
                aria-describedby={describedBy}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field label="It runs" help={kinds.find(({ value }) => value === kind)?.help}>
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={kind}
                options={kinds}
                onChoose={(value) => setKind(kinds.find((each) => each.value === value)?.value ?? "server")}
              />
            )}
          </Field>
          {isOwn ? (
            <ScopeChoices offered={view.scopes} brings={view.brings} chosen={chosen} onChoose={setChosen} />
          ) : (
            <Field label="Address that people are led back to" help="Several are separated by spaces.">
              {({ id, describedBy }) => (
                <Input
                  id={id}
                  required
                  maxLength={2000}
                  placeholder="https://app.example.com/callback"
                  aria-describedby={describedBy}
                  value={address}
                  onChange={({ target }) => setAddress(target.value)}
                />
              )}
            </Field>
          )}
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Register" isReady={isReady} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function MadeDialog({ name, made, onClose }: { name: string; made: Made; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${name} is registered`}
      description={
        made.clientSecret
          ? "Give the app both. The secret is shown this once."
          : "Give the app its id; it has no secret, and proves itself by PKCE."
      }
    >
      <DialogBody>
        <CopyField label="Client id" value={made.clientId} />
        {made.clientSecret ? <CopyField label="Client secret" value={made.clientSecret} /> : null}
        <p className="text-muted-foreground [overflow-wrap:anywhere]">
          It finds all else at{" "}
          <span className="font-mono text-xs">{window.location.origin}/.well-known/oauth-authorization-server</span>
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Done</Button>
      </DialogFoot>
    </Dialog>
  );
}
