"use client";

import { type ChangeEvent, useState } from "react";

import { useSending } from "@/app/_sign-in/auth-form.client";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input, Textarea } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { Told } from "./told.client";
import { askSignOn, type SingleSignOnView, saveSignOn } from "./use-single-sign-on";

type Kind = "oidc" | "saml";
type Draft = Record<"name" | "issuer" | "clientId" | "secret" | "entityId" | "signInUrl" | "certificates", string>;

const empty: Draft = {
  ...{ name: "", issuer: "", clientId: "", secret: "" },
  ...{ entityId: "", signInUrl: "", certificates: "" },
};

function draftOf({ provider }: SingleSignOnView): Draft {
  if (!provider) return empty;
  const { name, config } = provider;
  if (config.kind === "oidc") return { ...empty, name, issuer: config.issuer, clientId: config.clientId };
  const { entityId, signInUrl, certificates } = config;
  return { ...empty, name, entityId, signInUrl, certificates: certificates.join("\n") };
}

function bodyOf(kind: Kind, draft: Draft): object {
  const { name, issuer, clientId, secret, entityId, signInUrl, certificates } = draft;
  if (kind === "oidc") return { kind, name, issuer, clientId, ...(secret ? { secret } : {}) };
  return { kind, name, entityId, signInUrl, certificates: [certificates] };
}

/** Connects the workspace's provider, or changes it. */
export function ProviderDialog({ kind, view, onClose }: { kind: Kind; view: SingleSignOnView; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(view));
  const { failure, isBusy, run } = useSending();
  const isNew = view.provider === null;
  const set = (values: Partial<Draft>) => setDraft({ ...draft, ...values });
  const save = async () => {
    await saveSignOn("provider", bodyOf(kind, draft), isNew ? `Connected ${draft.name}` : `Changed ${draft.name}`);
    onClose();
  };
  const isWhole =
    kind === "oidc"
      ? draft.issuer && draft.clientId && (draft.secret || !isNew)
      : draft.entityId && draft.signInUrl && draft.certificates;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isNew ? "Connect a provider" : "Change the provider"}
      description={
        kind === "oidc"
          ? "Register Atrium with your provider as a web application, then copy what it shows here."
          : "Register Atrium with your provider by these addresses, then give its metadata here."
      }
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <DialogBody>
          <Told kind={kind} places={view.places} />
          <Text
            label="Name"
            help="People read it on the button of the sign-in: Continue with this name."
            value={draft.name}
            onText={(name) => set({ name })}
            placeholder="Acme Login"
          />
          {kind === "oidc" ? (
            <OidcFields draft={draft} isNew={isNew} set={set} />
          ) : (
            <SamlFields draft={draft} set={set} />
          )}
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot
          act={isNew ? "Connect" : "Save"}
          isReady={!isBusy && draft.name.trim() !== "" && Boolean(isWhole)}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

type FieldsProps = { draft: Draft; set: (values: Partial<Draft>) => void };

function OidcFields({ draft, isNew, set }: FieldsProps & { isNew: boolean }) {
  return (
    <>
      <Text
        label="Issuer"
        help="The address of the provider, to the letter as it names itself."
        value={draft.issuer}
        onText={(issuer) => set({ issuer })}
        placeholder="https://login.acme.com"
      />
      <Text label="Client ID" value={draft.clientId} onText={(clientId) => set({ clientId })} />
      <Text
        label="Client secret"
        type="password"
        help={isNew ? "It is kept sealed and never shown again." : "Leave it empty to keep the one that is stored."}
        value={draft.secret}
        onText={(secret) => set({ secret })}
      />
    </>
  );
}

function SamlFields({ draft, set }: FieldsProps) {
  const { failure, run } = useSending();
  const read = async (xml: string) => {
    const found = await askSignOn<{ entityId: string; signInUrl: string; certificates: string[] }>("metadata", { xml });
    set({ ...found, certificates: found.certificates.join("\n") });
  };
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) await run(async () => read(await file.text()));
    target.value = "";
  };
  return (
    <>
      <Field label="Metadata of the provider" help="An XML file. It fills the fields below.">
        {({ id, describedBy }) => (
          <input
            id={id}
            type="file"
            accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
            aria-describedby={describedBy}
            className="max-w-full text-muted-foreground file:mr-2 file:h-control file:rounded-md file:border file:border-border-strong file:bg-background file:px-2.5 file:text-foreground"
            onChange={(event) => void take(event)}
          />
        )}
      </Field>
      <FormFailure failure={failure} />
      <Text label="Entity ID of the provider" value={draft.entityId} onText={(entityId) => set({ entityId })} />
      <Text
        label="Sign-in address of the provider"
        help="The one for the HTTP redirect binding."
        value={draft.signInUrl}
        onText={(signInUrl) => set({ signInUrl })}
      />
      <Field label="Certificates" help="One after another: while the provider changes keys, the old and the next one.">
        {({ id, describedBy }) => (
          <Textarea
            id={id}
            rows={5}
            spellCheck={false}
            className="font-mono text-xs"
            aria-describedby={describedBy}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={draft.certificates}
            onChange={({ target }) => set({ certificates: target.value })}
          />
        )}
      </Field>
    </>
  );
}

type TextProps = {
  label: string;
  value: string;
  onText: (text: string) => void;
  help?: string;
  type?: "text" | "password";
  placeholder?: string;
};

function Text({ label, value, onText, help, type = "text", placeholder }: TextProps) {
  return (
    <Field label={label} help={help}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          type={type}
          maxLength={2000}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          placeholder={placeholder}
          aria-describedby={describedBy}
          value={value}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </Field>
  );
}
