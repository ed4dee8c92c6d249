"use client";

import { EllipsisVertical, Eye, ScanEye, UserMinus } from "lucide-react";
import { useState } from "react";

import { failureText } from "@/app/_lib/change";
import { queryClient } from "@/app/_lib/query";
import { viewAs } from "@/app/_lib/workspace-pin";
import { Select } from "@/app/_settings/select";
import { saveSetting } from "@/app/_settings/use-settings";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { notify } from "@/app/_ui/notices";
import { type Person, type Role, roleChoices, type Team, teamChoices } from "./people";

type Props = {
  person: Person;
  roles: readonly Role[];
  teams: readonly Team[];
  mayEdit: boolean;
  onAccess: () => void;
  onDeactivate: () => void;
};

export function MemberRow({ person, roles, teams, mayEdit, onAccess, onDeactivate }: Props) {
  const [isBusy, setBusy] = useState(false);
  const change = async (input: { role?: string; team?: string | null }, done: string) => {
    setBusy(true);
    await saveSetting("update_member", { id: person.id, ...input }, done)
      .then(() => queryClient.invalidateQueries({ queryKey: ["system"] }))
      .catch((error: unknown) => notify({ kind: "failed", text: failureText(error) }));
    setBusy(false);
  };
  const label = (choices: { value: string; label: string }[], value: string): string =>
    choices.find((choice) => choice.value === value)?.label.trim() ?? value;
  const [asRole, inTeam] = [roleChoices(roles), teamChoices(teams)];
  return (
    <li className="flex min-h-14 items-center gap-3 border-b px-3 py-2 last:border-b-0 small:flex-wrap">
      <MemberAvatar name={person.name} size="lg" />
      <div className="min-w-0 flex-1 small:basis-[60%]">
        <p className="flex items-center gap-2">
          <span className="cut font-medium">{person.name}</span>
          {person.isMe ? <Badge>You</Badge> : null}
        </p>
        <p className="cut text-xs text-muted-foreground">{[person.email, person.title].filter(Boolean).join(" · ")}</p>
      </div>
      {mayEdit ? (
        <>
          <Select
            aria-label={`Role of ${person.name}`}
            className="!w-36 small:order-last small:!w-[calc(50%-6px)]"
            disabled={isBusy}
            value={person.role}
            options={asRole}
            onChoose={(role) => void change({ role }, `${person.name} is ${label(asRole, role)}`)}
          />
          <Select
            aria-label={`Team of ${person.name}`}
            className="!w-36 small:order-last small:!w-[calc(50%-6px)]"
            disabled={isBusy}
            value={person.teamId ?? ""}
            options={inTeam}
            onChoose={(team) => void change({ team: team || null }, `Moved ${person.name} to ${label(inTeam, team)}`)}
          />
        </>
      ) : (
        <span className="flex-none text-muted-foreground">
          {[label(asRole, person.role), person.teamId ? label(inTeam, person.teamId) : null]
            .filter(Boolean)
            .join(" · ")}
        </span>
      )}
      {mayEdit || person.isMe ? (
        <ActionMenu
          variant="ghost"
          size="icon"
          aria-label={`More for ${person.name}`}
          actions={[
            { key: "access", label: "What they may do", icon: <Eye aria-hidden="true" />, onSelect: onAccess },
            ...(mayEdit && !person.isMe
              ? [
                  {
                    key: "view",
                    label: "See Atrium as they do",
                    icon: <ScanEye aria-hidden="true" />,
                    onSelect: () => viewAs(person.id),
                  },
                ]
              : []),
            ...(mayEdit
              ? [
                  {
                    key: "deactivate",
                    label: "Deactivate…",
                    icon: <UserMinus aria-hidden="true" />,
                    isDanger: true,
                    onSelect: onDeactivate,
                  },
                ]
              : []),
          ]}
        >
          <EllipsisVertical aria-hidden="true" />
        </ActionMenu>
      ) : null}
    </li>
  );
}
