"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";

import { useTool } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { useMayEdit } from "@/app/_settings/use-settings";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { AccessDialog } from "./access-dialog.client";
import { DeactivateDialog } from "./deactivate-dialog.client";
import { FormerList } from "./former-list.client";
import { InviteDialog } from "./invite-dialog.client";
import { InviteList } from "./invite-list.client";
import { MemberRow } from "./member-row.client";
import type { Invite, Person } from "./people";
import { TeamList } from "./team-list.client";

type Open = { what: "invite"; invite?: Invite } | { what: "deactivate" | "access"; person: Person };

/** Who is here, with which role and in which team; who was invited, and who was here. */
export function MembersSettings() {
  const [open, setOpen] = useState<Open | null>(null);
  const { mayEdit, reason } = useMayEdit("members:write");
  const members = useTool("list_members", {});
  const roles = useTool("list_roles", {});
  const teams = useTool("list_teams", {});
  const error = members.error ?? roles.error ?? teams.error;
  const people = members.data?.members;
  const known = { roles: roles.data?.roles ?? [], teams: teams.data?.teams ?? [] };
  const isThere = people && roles.data && teams.data;
  const close = () => setOpen(null);
  return (
    <SettingsPage
      path={[{ label: "Workspace" }]}
      title="Members"
      reason={reason}
      actions={
        mayEdit ? (
          <Button size="lg" onClick={() => setOpen({ what: "invite" })}>
            <UserPlus aria-hidden="true" />
            Invite
          </Button>
        ) : null
      }
    >
      {error && !isThere ? (
        <ErrorState title="The members could not be read" error={error} onRetry={() => void members.refetch()} />
      ) : null}
      {isThere ? (
        <>
          <ul aria-label="Members" className="overflow-hidden rounded-md border">
            {people.map((person) => (
              <MemberRow
                key={person.id}
                person={person}
                {...known}
                mayEdit={mayEdit}
                onAccess={() => setOpen({ what: "access", person })}
                onDeactivate={() => setOpen({ what: "deactivate", person })}
              />
            ))}
          </ul>
          {mayEdit ? <InviteList {...known} onRenew={(invite) => setOpen({ what: "invite", invite })} /> : null}
          <TeamList teams={known.teams} mayEdit={mayEdit} />
          <FormerList mayEdit={mayEdit} />
        </>
      ) : error ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={6} className="h-14" />
        </div>
      )}
      {open?.what === "invite" ? <InviteDialog {...known} invite={open.invite} onClose={close} /> : null}
      {open?.what === "deactivate" ? (
        <DeactivateDialog person={open.person} others={people ?? []} onClose={close} />
      ) : null}
      {open?.what === "access" ? <AccessDialog member={open.person} onClose={close} /> : null}
    </SettingsPage>
  );
}
