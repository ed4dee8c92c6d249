"use client";

import { Building2 } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/app/_ui/button";
import { FormFailure } from "@/app/_ui/submit-foot";
import { askAuth } from "./ask-auth";
import { formButton, useSending } from "./auth-form.client";

type Found = { provider: string | null; isRequired: boolean };
const none: Found = { provider: null, isRequired: false };
const pause = 250;

/** Where the domain of the address signs in, asked for once the domain is typed. */
export function useProvider(email: string): Found {
  const domain = /^[^@\s]+@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim())?.[1]?.toLowerCase();
  const [known, setKnown] = useState<Record<string, Found>>({});
  const isKnown = domain !== undefined && domain in known;
  useEffect(() => {
    if (!domain || isKnown) return;
    const timer = setTimeout(() => {
      // It goes by the domain, so the name stays here.
      void askAuth<Found>("sso/find", { email: `somebody@${domain}` })
        .catch(() => none)
        .then((found) => setKnown((before) => ({ ...before, [domain]: found })));
    }, pause);
    return () => clearTimeout(timer);
  }, [domain, isKnown]);
  return (domain && known[domain]) || none;
}

/** Off to the page of the provider, which sends the person back. */
export async function leaveFor(email: string, next: string): Promise<void> {
  const { address } = await askAuth<{ address: string }>("sso/begin", { email, next });
  window.location.assign(address);
}

export function ContinueWith({ provider, onLeave }: { provider: string; onLeave: () => Promise<void> }) {
  const { failure, isBusy, run } = useSending();
  return (
    <div className="grid gap-3">
      <Button size="lg" variant="outline" className={formButton} disabled={isBusy} onClick={() => void run(onLeave)}>
        <Building2 aria-hidden="true" />
        <span className="cut">Continue with {provider}</span>
      </Button>
      <FormFailure failure={failure} />
    </div>
  );
}
