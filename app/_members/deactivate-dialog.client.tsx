"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { formatNumber } from "@/app/_lib/format-value";
import { Select } from "@/app/_settings/select";
import { saveSetting } from "@/app/_settings/use-settings";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import type { Person } from "./people";

type Props = { person: Person; others: readonly Person[]; onClose: () => void };

/** Says what they hold before it asks who takes it over. */
export function DeactivateDialog({ person, others, onClose }: Props) {
  const [heir, setHeir] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["preview", "delete_member", person.id],
    queryFn: () => writeTool("delete_member", { id: person.id, preview: true }),
    staleTime: 0,
  });
  const held = data?.handed ?? [];
  const deactivate = async () => {
    setBusy(true);
    setFailure(null);
    const input = { id: person.id, ...(heir ? { reassignTo: heir } : {}) };
    await saveSetting("delete_member", input, `Deactivated ${person.name}`).then(onClose, (thrown: unknown) => {
      setFailure(thrown);
      setBusy(false);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Deactivate ${person.name}`}
      description="They can no longer sign in. What they did stays under their name, and they can be let in again."
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void deactivate();
        }}
      >
        <DialogBody>
          {data && held.length > 0 ? (
            <p>
              {person.name} has{" "}
              {held.map(({ object, label, count }, at) => (
                <span key={object}>
                  {at === 0 ? "" : at === held.length - 1 ? " and " : ", "}
                  <span className="num font-medium">{formatNumber(count)}</span> {label.toLowerCase()}
                </span>
              ))}
              .
            </p>
          ) : null}
          {data && held.length === 0 ? <p className="text-muted-foreground">No record is theirs.</p> : null}
          {held.length > 0 ? (
            <Field label="Hand them over to" help="Left to nobody, they stay theirs and can be handed over later.">
              {({ id, describedBy }) => (
                <Select
                  id={id}
                  aria-describedby={describedBy}
                  value={heir}
                  options={[
                    { value: "", label: "Nobody" },
                    ...others
                      .filter(({ id: other }) => other !== person.id)
                      .map((each) => ({ value: each.id, label: each.name })),
                  ]}
                  onChoose={setHeir}
                />
              )}
            </Field>
          ) : null}
          <FormFailure failure={failure ?? error} />
        </DialogBody>
        <SubmitFoot act="Deactivate" isReady={data !== undefined && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
