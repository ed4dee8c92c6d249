"use client";

import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";

import type { ToolError } from "@/app/_lib/api";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useSystemInfo } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { askAuth } from "@/app/_sign-in/ask-auth";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import type { OutboxView } from "@/server/doors/account-view";

/** The mails that Atrium wrote and that went nowhere, because no mail server is set. */
export function OutboxSettings() {
  const mode = useSystemInfo().data?.mode;
  const { data, error, refetch } = useQuery<OutboxView, ToolError>({
    queryKey: ["outbox"],
    queryFn: () => askAuth<OutboxView>("outbox"),
    enabled: mode === "built-in",
    staleTime: 0,
  });
  return (
    <SettingsPage path={[{ label: "Workspace" }]} title="Outbox">
      {mode === "local" ? (
        <p className="max-w-[70ch] text-muted-foreground">
          In local mode Atrium writes no mails of its own. With a sign-in, the links it sends lie here until a mail
          server is set.
        </p>
      ) : null}
      {mode === "clerk" ? (
        <p className="max-w-[70ch] text-muted-foreground">
          People sign in with Clerk here, and it sends the invitations too, so no mails lie here.
        </p>
      ) : null}
      {error && !data ? (
        <ErrorState title="The outbox could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Mails outbox={data} /> : null}
      {data || error || (mode && mode !== "built-in") ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={3} className="h-11" />
        </div>
      )}
    </SettingsPage>
  );
}

function Mails({ outbox: { leaves, directory, mails } }: { outbox: OutboxView }) {
  if (leaves)
    return (
      <p className="max-w-[70ch] text-muted-foreground">
        Mails leave by the server of SMTP_URL, so none lie here. What could not be sent stands in the log of Atrium.
      </p>
    );
  return (
    <>
      <p className="max-w-[70ch] text-muted-foreground [overflow-wrap:anywhere]">
        Nothing leaves this machine: no mail server is set, so each mail is a file in {directory}. Hand links on
        yourself, and only to whom they are for: whoever opens one is signed in. To send mails, set SMTP_URL and
        MAIL_FROM where Atrium runs.
      </p>
      {mails.length === 0 ? (
        <EmptyState icon={<Mail aria-hidden="true" />} title="No mails yet">
          They come when somebody asks for a link to sign in, or for a new password.
        </EmptyState>
      ) : null}
      <ul aria-label="Mails" className="divide-y rounded-md border empty:hidden">
        {mails.map(({ id, at, to, subject, text }) => (
          <li key={id}>
            <details>
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-3 py-2 hover:bg-accent">
                <span className="cut font-medium">{subject}</span>
                <span className="cut text-muted-foreground">{to}</span>
                <span className="num ml-auto text-xs text-muted-foreground" data-tip={exactMoment(at)}>
                  {formatMoment(at)}
                </span>
              </summary>
              <p className="border-t bg-muted px-3 py-2.5 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
                {text}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
