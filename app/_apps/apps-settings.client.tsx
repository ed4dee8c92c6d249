"use client";

import { Blocks, Plus } from "lucide-react";
import { useState } from "react";

import { row, rows } from "@/app/_account/section";
import { summaryOf, wordsOf } from "@/app/_keys/scope-words";
import { shortDay } from "@/app/_lib/format-date";
import { useSystemInfo } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { useSending } from "@/app/_sign-in/auth-form.client";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { FormFailure } from "@/app/_ui/submit-foot";
import { RegisterAppDialog } from "./register-app-dialog.client";
import { RegisteredApps } from "./registered-apps.client";
import { type AppsView, changeApps, useApps } from "./use-apps";

/** Apps that one let in; for an Admin those of the workspace too. */
export function AppsSettings() {
  const { data: system } = useSystemInfo();
  const { data, error, refetch } = useApps();
  const [isRegistering, setRegistering] = useState(false);
  return (
    <SettingsPage
      path={[{ label: "You" }]}
      title="Connected apps"
      actions={
        data?.apps ? (
          <Button onClick={() => setRegistering(true)}>
            <Plus aria-hidden="true" />
            Register an app
          </Button>
        ) : null
      }
    >
      {system?.mode === "local" ? (
        <p className="max-w-[70ch]">
          In local mode nobody signs in, so there is nobody to let an app in. With a sign-in (ATRIUM_AUTH=built-in),
          apps that act for you are listed here.
        </p>
      ) : null}
      {system?.mode === "clerk" ? (
        <p className="max-w-[70ch]">
          Apps connect where people sign in with Atrium itself (ATRIUM_AUTH=built-in). With Clerk, programs use an API
          key.
        </p>
      ) : null}
      {error && !data ? (
        <ErrorState title="The apps could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Connected connected={data.connected} /> : null}
      {data?.apps ? <RegisteredApps apps={data.apps} /> : null}
      {data || error || (system && system.mode !== "built-in") ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={4} className="h-14" />
        </div>
      )}
      {isRegistering && data ? <RegisterAppDialog view={data} onClose={() => setRegistering(false)} /> : null}
    </SettingsPage>
  );
}

function Connected({ connected }: Pick<AppsView, "connected">) {
  const { failure, isBusy, run } = useSending();
  const disconnect = (clientId: string, name: string) =>
    run(async () => {
      await changeApps("apps/disconnect", { clientId });
      notify({ kind: "done", text: `${name} no longer acts for you` });
    });
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">They act for you</h2>
      {connected.length === 0 ? (
        <div className="rounded-md border">
          <EmptyState icon={<Blocks aria-hidden="true" />} title="No app acts for you">
            When one asks to, you see what it wants to do and say yes or no.
          </EmptyState>
        </div>
      ) : null}
      <ul aria-label="Apps that act for you" className={rows}>
        {connected.map(({ clientId, app, scopes, since }) => (
          <li key={clientId} className={row}>
            <Blocks className="text-muted-foreground" aria-hidden="true" />
            <span className="grid min-w-0 flex-1">
              <span className="cut font-medium">{app}</span>
              <span className="text-xs text-muted-foreground" data-tip={scopes.map(wordsOf).join(" · ")}>
                {summaryOf(scopes)}
              </span>
              <span className="num text-xs text-muted-foreground">Let in {shortDay(since.slice(0, 10))}</span>
            </span>
            <Button
              variant="ghost"
              disabled={isBusy}
              aria-label={`Disconnect ${app}`}
              onClick={() => void disconnect(clientId, app)}
            >
              Disconnect
            </Button>
          </li>
        ))}
      </ul>
      <FormFailure failure={failure} />
    </section>
  );
}
