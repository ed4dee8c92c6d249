"use client";

import { useState } from "react";

import { Select } from "@/app/_settings/select";
import { saveSetting } from "@/app/_settings/use-settings";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { type Team, teamChoices } from "./people";

type Props = { teams: readonly Team[]; team?: Team; parent?: string; onClose: () => void };

export function TeamDialog({ teams, team, parent, onClose }: Props) {
  const [name, setName] = useState(team?.name ?? "");
  const [above, setAbove] = useState(team?.parent ?? parent ?? "");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const saved = team
      ? saveSetting(
          "update_team",
          { id: team.id, name: name.trim(), parent: above || null },
          `Changed the team ${name}`,
        )
      : saveSetting(
          "create_team",
          { name: name.trim(), ...(above ? { parent: above } : {}) },
          `Added the team ${name}`,
        );
    await saved.then(onClose, (error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  const others = teamChoices(teams.filter(({ id }) => id !== team?.id));
  return (
    <Dialog isOpen onClose={onClose} title={team ? `Edit ${team.name}` : "New team"}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() && !isBusy) void save();
        }}
      >
        <DialogBody>
          <Field label="Name">
            {({ id }) => (
              <Input
                id={id}
                autoFocus
                maxLength={80}
                placeholder="North"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          {others.length > 1 ? (
            <Field label="Stands below" help="Whoever is in the team above reaches this team's records, too.">
              {({ id, describedBy }) => (
                <Select
                  id={id}
                  aria-describedby={describedBy}
                  value={above}
                  options={others.map((each) => (each.value === "" ? { value: "", label: "No other team" } : each))}
                  onChoose={setAbove}
                />
              )}
            </Field>
          ) : null}
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act={team ? "Save" : "Add team"} isReady={name.trim() !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
