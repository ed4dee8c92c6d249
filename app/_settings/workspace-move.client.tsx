"use client";

import { useState } from "react";

import { Section } from "@/app/_account/section";
import { writeTool } from "@/app/_lib/api";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { Select } from "./select";

type Props = {
  workspace: Pick<ToolOutput<"get_workspace">, "name" | "region" | "regions" | "isMoving">;
  /** From now on it is worth looking again and again. */
  onBegun: () => void;
};

/** Where the data are, and the way to another place. */
export function WorkspaceMove({ workspace, onBegun }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [goal, setGoal] = useState<string | null>(null);
  const { region, isMoving } = workspace;
  const isWaiting = goal !== null && goal !== region.id;
  return (
    <Section
      title="Region"
      note={`All data of this workspace are in ${region.name}. Only the names of workspaces, and who signs in, are kept in the home region.`}
      action={
        isMoving ? null : (
          <Button variant="outline" size="lg" onClick={() => setAsking(true)}>
            Move
          </Button>
        )
      }
    >
      {isMoving ? (
        <p role="status">Moving. Reading goes on; changes are possible again in a few minutes.</p>
      ) : isWaiting ? (
        <p role="status" className="text-muted-foreground">
          The move has been asked for. If the region stays as it is, the change log says why.
        </p>
      ) : null}
      {isAsking ? (
        <MoveDialog
          workspace={workspace}
          onBegun={(id) => {
            setGoal(id);
            setAsking(false);
            onBegun();
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

type DialogProps = Pick<Props, "workspace"> & { onBegun: (region: string) => void; onClose: () => void };

function MoveDialog({ workspace: { name, region, regions }, onBegun, onClose }: DialogProps) {
  const others = regions.filter(({ id }) => id !== region.id);
  const [goal, setGoal] = useState(others[0]?.id ?? "");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const move = async () => {
    setBusy(true);
    setFailure(null);
    await writeTool("move_workspace", { region: goal }).then(
      () => onBegun(goal),
      (thrown: unknown) => {
        setFailure(thrown);
        setBusy(false);
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Move ${name}`}
      description="Everything goes to the database of the other region, is compared row by row, and is then erased here. Until that is done nobody can change anything."
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void move();
        }}
      >
        <DialogBody>
          <Field label="To">
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={goal}
                options={others.map((each) => ({ value: each.id, label: each.name }))}
                onChoose={setGoal}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Move" isReady={goal !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
