"use client";

import { useState } from "react";

import type { Role } from "@/app/_members/people";
import { Select } from "@/app/_settings/select";
import { saveSetting } from "@/app/_settings/use-settings";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { FormFailure } from "@/app/_ui/submit-foot";

type Props = { role: Role; roles: readonly Role[]; onClose: () => void; onDone: () => void };

/** A role of one's own goes, and whoever has it gets another; a standard one goes back to how it came. */
export function DeleteRole({ role, roles, onClose, onDone }: Props) {
  const [next, setNext] = useState("member");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isMoving = !role.isStandard && role.members > 0;
  const remove = async () => {
    setBusy(true);
    const done = role.isStandard ? `Set the role ${role.name} back` : `Took away the role ${role.name}`;
    const input = { role: role.key, ...(isMoving ? { moveTo: next } : {}) };
    await saveSetting("delete_role", input, done).then(onDone, (error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={role.isStandard ? `Set ${role.name} back` : `Take ${role.name} away`}
      description={
        role.isStandard ? "Its name and rights become what they were when the workspace was made." : undefined
      }
    >
      <DialogBody>
        {isMoving ? (
          <Field label={role.members === 1 ? "Its member becomes" : `Its ${role.members} members become`}>
            {({ id }) => (
              <Select
                id={id}
                value={next}
                options={roles
                  .filter(({ key }) => key !== role.key)
                  .map(({ key, name }) => ({ value: key, label: name }))}
                onChoose={setNext}
              />
            )}
          </Field>
        ) : null}
        {role.isStandard || isMoving ? null : <p className="text-muted-foreground">Nobody has this role.</p>}
        <FormFailure failure={failure} />
      </DialogBody>
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="destructive" disabled={isBusy} onClick={() => void remove()}>
          {role.isStandard ? "Set back" : "Take away"}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
