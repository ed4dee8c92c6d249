"use client";

import { useAuth, useClerk } from "@clerk/nextjs";
import { ExternalLink } from "lucide-react";

import { Section } from "@/app/_account/section";
import type { SystemInfo } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";

/** Name, password, second factor and sessions are Clerk's, on its own pages. */
export function ClerkAccount({ system }: { system: SystemInfo }) {
  const clerk = useClerk();
  const { isLoaded } = useAuth();
  const open = (act: () => Promise<unknown>) => (
    <Button variant="outline" size="sm" disabled={!isLoaded} onClick={() => void act()}>
      Open
      <ExternalLink aria-hidden="true" />
    </Button>
  );
  return (
    <div className="grid max-w-[640px] gap-6">
      <Section
        title={system.me.name}
        note={`You sign in as ${system.me.email} with Clerk. Name, password, second factor and sessions are on its page.`}
        action={open(() => clerk.redirectToUserProfile())}
      />
      <Section
        title={system.workspace.name}
        note="The organization at Clerk says who belongs to this workspace. What each may do is decided here, under Members."
        action={open(() => clerk.redirectToOrganizationProfile())}
      />
    </div>
  );
}
