"use client";

import { EllipsisVertical, Pencil, Plus, Trash2, Users } from "lucide-react";
import { useState } from "react";

import { failureText } from "@/app/_lib/change";
import { saveSetting } from "@/app/_settings/use-settings";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { inTree, type Team } from "./people";
import { TeamDialog } from "./team-dialog.client";

type Open = { team?: Team; parent?: string };

/** The tree of teams: whoever is in one reaches, where a role says so, the records of those below. */
export function TeamList({ teams, mayEdit }: { teams: readonly Team[]; mayEdit: boolean }) {
  const [open, setOpen] = useState<Open | null>(null);
  const remove = ({ id, name }: Team) =>
    saveSetting("delete_team", { id }, `Took away the team ${name}`).catch((error: unknown) =>
      notify({ kind: "failed", text: failureText(error) }),
    );
  if (teams.length === 0 && !mayEdit) return null;
  return (
    <section className="grid gap-2">
      <div className="flex items-center gap-2">
        <h2 className="font-medium">Teams</h2>
        {mayEdit ? (
          <Button variant="outline" size="sm" className="ml-auto" onClick={() => setOpen({})}>
            <Plus aria-hidden="true" />
            New team
          </Button>
        ) : null}
      </div>
      {teams.length === 0 ? (
        <p className="text-muted-foreground">
          There are no teams. Where a role reaches the team's records, each person is a team of their own until then.
        </p>
      ) : (
        <ul className="overflow-hidden rounded-md border">
          {inTree(teams).map(({ team, depth }) => (
            <li key={team.id} className="flex min-h-11 items-center gap-2 border-b pr-2 last:border-b-0">
              <span style={{ paddingLeft: 12 + depth * 20 }} className="flex min-w-0 flex-1 items-center gap-2">
                <Users aria-hidden="true" className="flex-none text-muted-foreground" />
                <span className="flex-none font-medium">{team.name}</span>
                <span className="cut text-xs text-muted-foreground">
                  {team.members.map(({ name }) => name).join(", ") || "Nobody yet"}
                </span>
              </span>
              {mayEdit ? (
                <ActionMenu
                  variant="ghost"
                  size="icon"
                  aria-label={`More for the team ${team.name}`}
                  actions={[
                    {
                      key: "edit",
                      label: "Edit…",
                      icon: <Pencil aria-hidden="true" />,
                      onSelect: () => setOpen({ team }),
                    },
                    {
                      key: "below",
                      label: "New team below…",
                      icon: <Plus aria-hidden="true" />,
                      onSelect: () => setOpen({ parent: team.id }),
                    },
                    {
                      key: "remove",
                      label: "Take away",
                      icon: <Trash2 aria-hidden="true" />,
                      isDanger: true,
                      onSelect: () => void remove(team),
                    },
                  ]}
                >
                  <EllipsisVertical aria-hidden="true" />
                </ActionMenu>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open ? <TeamDialog teams={teams} {...open} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
