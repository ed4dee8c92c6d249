"use client";

import { useState } from "react";

import { canEdit } from "@/app/_fields/field-editor.client";
import { change } from "@/app/_lib/change";
import { plural } from "@/app/_lib/format-value";
import { toInput } from "@/app/_lib/save-field";
import type { FieldDefinition, ObjectDefinition, Value } from "@/app/_lib/types";
import { FieldInput } from "@/app/_record/field-input.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { MoveDialog, type MoveKind } from "./move-dialog.client";
import type { RowSelection } from "./use-row-selection";

export type BulkDialogKind = "edit" | MoveKind;
/** What the dialogs need of a selection; a whole query has it too. */
export type BulkSelection = Pick<RowSelection, "count" | "toSelection" | "clear">;
type Props = { kind: BulkDialogKind; object: ObjectDefinition; selection: BulkSelection; onClose: () => void };

/** Says what would change before anything does: the figures come from the tool's own preview. */
export function BulkDialogs({ kind, ...props }: Props) {
  return kind === "edit" ? <EditDialog {...props} /> : <MoveDialog kind={kind} {...props} />;
}

function EditDialog({ object, selection, onClose }: Omit<Props, "kind">) {
  const fields = object.fields.filter((field) => canEdit(field) && field.key !== object.nameField);
  const [field, setField] = useState<FieldDefinition | undefined>(
    fields.find((each) => each.role === "state") ?? fields[0],
  );
  const [value, setValue] = useState<Value>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const named = plural(selection.count, object.label.toLowerCase(), object.plural.toLowerCase());
  if (!field) return null;

  const run = async () => {
    setBusy(true);
    const done = await change(
      "update_records",
      { selection: selection.toSelection(), values: { [field.key]: toInput(value) } },
      { done: `${field.label} changed on ${named}` },
    );
    setBusy(false);
    if (done) onClose();
  };

  return (
    <Dialog isOpen onClose={onClose} title={`Edit ${named}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) void run();
        }}
      >
        <DialogBody className="grid-cols-2">
          <label className="grid content-start gap-1.5">
            <span className="font-medium">Field</span>
            <select
              value={field.key}
              className="field-focus h-control-lg rounded-md border border-input bg-background px-2 small:text-[16px]"
              onChange={(event) => {
                setField(fields.find((each) => each.key === event.target.value));
                setValue(null);
                setProblem(null);
              }}
            >
              {fields.map((each) => (
                <option key={each.key} value={each.key}>
                  {each.label}
                </option>
              ))}
            </select>
          </label>
          <FieldInput
            key={field.key}
            field={{ ...field, label: "New value" }}
            value={value}
            onChange={setValue}
            onProblem={setProblem}
          />
        </DialogBody>
        <DialogFoot>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isBusy || problem !== null || (value === null && field.isRequired === true)}>
            {value === null ? `Empty ${field.label.toLowerCase()} on ${named}` : `Change ${named}`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
