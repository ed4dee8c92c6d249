"use client";

import { Mail } from "lucide-react";
import { useState } from "react";

import { failureText } from "@/app/_lib/change";
import { formatMoment } from "@/app/_lib/format-date";
import { useTool } from "@/app/_lib/query";
import { saveSetting } from "@/app/_settings/use-settings";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { ErrorState } from "@/app/_ui/states";
import type { Invite, Role, Team } from "./people";

type Props = { roles: readonly Role[]; teams: readonly Team[]; onRenew: (invite: Invite) => void };

/** Who was asked and has not come yet. */
export function InviteList({ roles, teams, onRenew }: Props) {
  const { data, error, refetch } = useTool("list_invites", {});
  const [busy, setBusy] = useState<string | null>(null);
  if (error && !data)
    return <ErrorState title="The invitations could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data || data.invites.length === 0) return null;
  const revoke = async ({ id, email }: Invite) => {
    setBusy(id);
    await saveSetting("delete_invite", { id }, `Took back the invitation of ${email}`).catch((failure: unknown) =>
      notify({ kind: "failed", text: failureText(failure) }),
    );
    setBusy(null);
  };
  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Invited</h2>
      <ul className="overflow-hidden rounded-md border">
        {data.invites.map((invite) => (
          <li
            key={invite.id}
            className="flex min-h-12 items-center gap-3 border-b px-3 py-2 last:border-b-0 small:flex-wrap"
          >
            <Mail aria-hidden="true" className="flex-none text-muted-foreground" />
            <div className="min-w-0 flex-1">
              <p className="cut">{invite.email}</p>
              <p className="text-xs text-muted-foreground">
                {[
                  roles.find(({ key }) => key === invite.role)?.name ?? invite.role,
                  teams.find(({ id }) => id === invite.teamId)?.name,
                  invite.isExpired ? null : `good until ${formatMoment(invite.expiresAt)}`,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {invite.isExpired ? <Badge variant="warning">Expired</Badge> : null}
            <Button
              variant="outline"
              size="sm"
              disabled={busy === invite.id}
              aria-label={`Invite ${invite.email} again`}
              onClick={() => onRenew(invite)}
            >
              Invite again
            </Button>
            <Button
              variant="ghost"
              size="sm"
              disabled={busy === invite.id}
              aria-label={`Take back the invitation of ${invite.email}`}
              onClick={() => void revoke(invite)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
