"use client";

import { useState } from "react";

import { Section } from "@/app/_account/section";
import { AuthForm } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Checkbox } from "@/app/_ui/checkbox";
import { type ProviderView, type SingleSignOnView, saveSignOn } from "./use-single-sign-on";

/** Turns every other way in off, but for the Admins who are named. */
export function Required({ provider, view }: { provider: ProviderView; view: SingleSignOnView }) {
  const [isRequired, setRequired] = useState(provider.isRequired);
  const [named, setNamed] = useState<readonly string[]>(
    provider.breakGlass.filter((id) => view.admins.some((admin) => admin.id === id)),
  );
  const domains = view.domains.filter(({ verifiedAt }) => verifiedAt).map(({ domain }) => domain);
  const save = () =>
    saveSignOn(
      "required",
      { isRequired, breakGlass: named },
      isRequired ? "Single sign-on is required" : "Single sign-on is not required",
    );
  const toggle = (id: string, isNamed: boolean) =>
    setNamed(isNamed ? [...named, id] : named.filter((each) => each !== id));
  return (
    <Section
      title="Require it"
      note={
        <>
          People of {domains.length > 0 ? domains.join(", ") : "your verified domains"} then come in through{" "}
          {provider.name} alone: passwords, links by mail, passkeys and new passwords do not work for them any more, in
          any workspace of this server, and their open sessions end. People with addresses of other domains are not
          affected.
        </>
      }
      action={provider.isRequired ? <Badge variant="success">Required</Badge> : <Badge>Not required</Badge>}
    >
      <AuthForm act="Save" isSmall onSend={save}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the box has a label of its own; this is for the pointer */}
        <label className="flex items-center gap-2 font-medium">
          <Checkbox label={`Require ${provider.name}`} checked={isRequired} onChange={setRequired} />
          <span aria-hidden="true">Require {provider.name}</span>
        </label>
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium">Who may still sign in without it</legend>
          <p className="max-w-[70ch] text-xs text-muted-foreground">
            For the day on which the provider fails: at least one Admin with a password or a passkey. Nobody else can
            let people in then, but whoever runs the server, with atrium admin-link.
          </p>
          {provider.isRequired && named.length === 0 ? (
            <p role="status" className="text-warning">
              Nobody who was named is an Admin any more. Name one before the provider fails.
            </p>
          ) : null}
          <ul aria-label="Admins" className="divide-y rounded-md border">
            {view.admins.map(({ id, name, email, hasOwnKey, isMe }) => (
              <li key={id} className="flex min-h-11 items-center gap-3 px-3 py-2">
                <Checkbox
                  label={`${name} may sign in without ${provider.name}`}
                  checked={named.includes(id)}
                  onChange={(isNamed) => toggle(id, isNamed)}
                />
                <span className="min-w-0 flex-1">
                  <span className="cut block font-medium">
                    {name}
                    {isMe ? " (you)" : ""}
                  </span>
                  <span className="cut block text-xs text-muted-foreground">{email}</span>
                </span>
                {hasOwnKey ? null : <Badge variant="warning">No password or passkey</Badge>}
              </li>
            ))}
          </ul>
        </fieldset>
      </AuthForm>
    </Section>
  );
}
