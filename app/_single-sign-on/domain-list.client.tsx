"use client";

import { useState } from "react";

import { row, rows, Section } from "@/app/_account/section";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import { FormFailure } from "@/app/_ui/submit-foot";
import { CopyField } from "./copy-field.client";
import { type SingleSignOnView, saveSignOn } from "./use-single-sign-on";

type Domain = SingleSignOnView["domains"][number];

/** Whose addresses the provider may speak for. */
export function DomainList({ domains }: { domains: readonly Domain[] }) {
  const [domain, setDomain] = useState("");
  const { failure, isBusy, run } = useSending();
  const add = async () => {
    await saveSignOn("domain", { domain }, `Added ${domain}`);
    setDomain("");
  };
  return (
    <Section
      title="Domains"
      note="The provider speaks for e-mail addresses of these domains, once you have shown that they are yours. People of other domains do not come in through it."
    >
      <ul aria-label="Domains" className={rows}>
        {domains.map((each) => (
          <DomainRow key={each.domain} {...each} />
        ))}
      </ul>
      <form
        className="flex max-w-[420px] gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void run(add);
        }}
      >
        <Input
          aria-label="Domain to add"
          maxLength={253}
          spellCheck={false}
          autoCapitalize="none"
          placeholder="acme.com"
          value={domain}
          onChange={({ target }) => setDomain(target.value)}
        />
        <Button type="submit" size="lg" variant="outline" disabled={isBusy || domain.trim() === ""}>
          Add the domain
        </Button>
      </form>
      <FormFailure failure={failure} />
    </Section>
  );
}

function DomainRow({ domain, record, verifiedAt, verifiedBy }: Domain) {
  const { failure, isBusy, run } = useSending();
  const verify = () => run(() => saveSignOn("domain/verify", { domain }, `${domain} is verified`));
  const remove = () => run(() => saveSignOn("domain/remove", { domain }, `Removed ${domain}`));
  return (
    <li className="grid gap-3 [&:has(form,button+p,input)]:pb-3">
      <div className={row}>
        <span className="cut min-w-0 flex-1 font-medium">{domain}</span>
        {verifiedAt ? (
          <Badge variant="success">{verifiedBy === "operator" ? "Confirmed by the operator" : "Verified"}</Badge>
        ) : (
          <Badge variant="warning">Not verified</Badge>
        )}
        <Button variant="ghost" disabled={isBusy} onClick={() => void remove()} aria-label={`Remove ${domain}`}>
          Remove
        </Button>
      </div>
      {verifiedAt ? null : (
        <div className="grid gap-3 px-3">
          <CopyField
            label={`TXT record of ${domain}`}
            value={record}
            help="Put it into the DNS of the domain, then verify. It can take an hour to be seen."
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="outline" disabled={isBusy} onClick={() => void verify()}>
              {isBusy ? "Looking" : `Verify ${domain}`}
            </Button>
            <p className="text-xs text-muted-foreground">
              No public DNS? Whoever runs the server can confirm it with:{" "}
              <code className="font-mono">atrium sso verify-domain {domain}</code>
            </p>
          </div>
        </div>
      )}
      <FormFailure failure={failure} className="px-3" />
    </li>
  );
}
