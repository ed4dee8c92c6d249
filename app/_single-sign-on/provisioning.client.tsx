"use client";

import { useState } from "react";

import { Section } from "@/app/_account/section";
import { formatMoment } from "@/app/_lib/format-date";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Button } from "@/app/_ui/button";
import { FormFailure } from "@/app/_ui/submit-foot";
import { CopyField } from "./copy-field.client";
import { askSignOn, type SingleSignOnView, saveSignOn } from "./use-single-sign-on";

/** Lets the company's directory add and deactivate members by itself. */
export function Provisioning({ view: { provisioning, places } }: { view: SingleSignOnView }) {
  const [token, setToken] = useState<string | null>(null);
  const { failure, isBusy, run } = useSending();
  const make = async () => setToken((await askSignOn<{ token: string }>("scim")).token);
  const stop = async () => {
    await saveSignOn("scim/remove", {}, "SCIM is off");
    setToken(null);
  };
  return (
    <Section
      title="SCIM"
      note="Your directory adds members before they first sign in, keeps their names, and deactivates them when they leave. Whoever holds the token can do that."
    >
      {provisioning ? <CopyField label="Address for SCIM" value={places.scim} /> : null}
      {token ? (
        <CopyField label="Token" value={token} help="It is shown this once. A new one takes its place at once." />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="outline" size="lg" disabled={isBusy} onClick={() => void run(make)}>
          {provisioning ? "Make a new token" : "Turn SCIM on"}
        </Button>
        {provisioning ? (
          <Button variant="ghost" size="lg" disabled={isBusy} onClick={() => void run(stop)}>
            Turn SCIM off
          </Button>
        ) : null}
        {provisioning ? (
          <span className="text-xs text-muted-foreground">
            {provisioning.lastUsedAt
              ? `Last used ${formatMoment(provisioning.lastUsedAt)}`
              : `On since ${formatMoment(provisioning.createdAt)}, not used yet`}
          </span>
        ) : null}
      </div>
      <FormFailure failure={failure} />
    </Section>
  );
}
