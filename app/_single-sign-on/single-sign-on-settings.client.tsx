"use client";

import { useSystemInfo } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { useMayEdit } from "@/app/_settings/use-settings";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { DomainList } from "./domain-list.client";
import { PeopleRules } from "./people-rules.client";
import { ProviderSection } from "./provider-section.client";
import { Provisioning } from "./provisioning.client";
import { Required } from "./required.client";
import { useSingleSignOn } from "./use-single-sign-on";

/** Where the people of the company sign in, which addresses are the company's, and who becomes what. */
export function SingleSignOnSettings() {
  const { data: system } = useSystemInfo();
  const { mayEdit, reason } = useMayEdit();
  const { data, error, refetch } = useSingleSignOn(mayEdit);
  const isLocal = system?.mode === "local";
  return (
    <SettingsPage
      path={[{ label: "Workspace" }]}
      title="Single sign-on"
      reason={reason ? `${reason} How people sign in is shown to Admins only.` : undefined}
    >
      {isLocal ? (
        <p className="max-w-[70ch] text-muted-foreground">
          In local mode there is no sign-in, so there is nothing to connect. Start Atrium with ATRIUM_AUTH=built-in to
          let people sign in.
        </p>
      ) : null}
      {system?.mode === "clerk" ? (
        <p className="max-w-[70ch] text-muted-foreground">
          People sign in with Clerk here, so a company's provider is connected there, under the organization's
          enterprise connections.
        </p>
      ) : null}
      {error && !data ? (
        <ErrorState title="The settings could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className="grid max-w-[720px] gap-6">
          <ProviderSection view={data} />
          <DomainList domains={data.domains} />
          {data.provider ? (
            <>
              <PeopleRules key={JSON.stringify(data.provider)} provider={data.provider} roles={data.roles} />
              <Required key={`required ${JSON.stringify(data.provider)}`} provider={data.provider} view={data} />
            </>
          ) : null}
          <Provisioning view={data} />
        </div>
      ) : null}
      {data || error || (system && system.mode !== "built-in") || reason ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={5} className="h-11" />
        </div>
      )}
    </SettingsPage>
  );
}
