"use client";

import { useState } from "react";

import { Section } from "@/app/_account/section";
import { exactMoment } from "@/app/_lib/format-date";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { FormFailure } from "@/app/_ui/submit-foot";
import { ProviderDialog } from "./provider-dialog.client";
import { RemoveDialog } from "./remove-dialog.client";
import { Told } from "./told.client";
import { askSignOn, type ProviderView, type SingleSignOnView } from "./use-single-sign-on";

/** The provider, and what it has to be told of this server. */
export function ProviderSection({ view }: { view: SingleSignOnView }) {
  const { provider } = view;
  const [open, setOpen] = useState<"oidc" | "saml" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section
      title="Provider"
      note="People sign in where your company keeps its accounts: Entra, Okta, Keycloak or another provider that speaks OpenID Connect or SAML 2.0."
    >
      {provider ? (
        <Stored provider={provider} onEdit={() => setOpen(provider.config.kind)} onRemove={() => setOpen("remove")} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="lg" onClick={() => setOpen("oidc")}>
            Connect by OpenID Connect
          </Button>
          <Button size="lg" variant="outline" onClick={() => setOpen("saml")}>
            Connect by SAML
          </Button>
        </div>
      )}
      {provider ? <Told kind={provider.config.kind} places={view.places} /> : null}
      {open === "oidc" || open === "saml" ? <ProviderDialog kind={open} view={view} onClose={close} /> : null}
      {open === "remove" && provider ? <RemoveDialog name={provider.name} onClose={close} /> : null}
    </Section>
  );
}

type StoredProps = { provider: ProviderView; onEdit: () => void; onRemove: () => void };

function Stored({ provider: { name, config }, onEdit, onRemove }: StoredProps) {
  const { failure, isBusy, run } = useSending();
  const [works, setWorks] = useState(false);
  const test = async () => {
    setWorks(false);
    await askSignOn("test");
    setWorks(true);
  };
  const isExpired = config.kind === "saml" && Date.parse(config.expiresAt) < Date.now();
  return (
    <div className="grid gap-3 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-60">
          <span className="cut font-medium">{name}</span>
          <span className="block text-xs text-muted-foreground [overflow-wrap:anywhere]">
            {config.kind === "oidc" ? `OpenID Connect · ${config.issuer}` : `SAML 2.0 · ${config.entityId}`}
          </span>
        </p>
        {config.kind === "oidc" ? (
          <Button variant="outline" disabled={isBusy} onClick={() => void run(test)}>
            {isBusy ? "Asking" : "Test the connection"}
          </Button>
        ) : null}
        <Button variant="outline" onClick={onEdit}>
          Change
        </Button>
        <Button variant="ghost" onClick={onRemove}>
          Remove
        </Button>
      </div>
      {works ? (
        <p role="status" className="text-success">
          The provider answers. Whether it accepts the client secret shows when somebody signs in.
        </p>
      ) : null}
      <FormFailure failure={failure} />
      {config.kind === "saml" ? (
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
          {isExpired ? <Badge variant="warning">Expired</Badge> : null}
          Its certificate is good until {exactMoment(config.expiresAt)}. Paste the next one beside it before then.
        </p>
      ) : null}
    </div>
  );
}
