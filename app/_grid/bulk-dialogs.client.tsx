"use client";

import { useEffect, useState } from "react";

import { canEdit } from "@/app/_fields/field-editor.client";
import { writeTool } from "@/app/_lib/api";
import { change } from "@/app/_lib/change";
import { alsoText, formatNumber, plural } from "@/app/_lib/format-value";
import { toInput } from "@/app/_lib/save-field";
import type { BulkOutcome, FieldDefinition, ObjectDefinition, Value } from "@/app/_lib/types";
import { FieldInput } from "@/app/_record/field-input.client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { errorText } from "@/app/_ui/states";
import type { RowSelection } from "./use-row-selection";

type Props = { kind: "edit" | "delete"; object: ObjectDefinition; selection: RowSelection; onClose: () => void };

/** Says what would change before anything does: the figures come from the tool's own preview. */
export function BulkDialogs({ kind, ...props }: Props) {
  return kind === "edit" ? <EditDialog {...props} /> : <DeleteDialog {...props} />;
}

function DeleteDialog({ object, selection, onClose }: Omit<Props, "kind">) {
  const [preview, setPreview] = useState<BulkOutcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked] = useState(() => selection.toSelection());

  useEffect(() => {
    writeTool("delete_records", { selection: asked, preview: true }).then(setPreview, setProblem);
  }, [asked]);

  const count = preview?.count ?? selection.count;
  const named = plural(count, object.label.toLowerCase(), object.plural.toLowerCase());
  const run = async () => {
    setBusy(true);
    const done = await change(
      "delete_records",
      { selection: asked, ...(preview ? { expect: preview.fingerprint } : {}) },
      { done: `Deleted ${named}` },
    );
    setBusy(false);
    if (done) selection.clear();
    onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Delete ${named}?`}
      description={`${count === 1 ? "It goes" : "They go"} to the trash and can be brought back: with Undo right after, or from the trash later.`}
    >
      <DialogBody>
        {problem ? (
          <p role="alert" className="text-destructive-text">
            {errorText(problem)}
          </p>
        ) : null}
        {preview ? (
          <Sample outcome={preview} />
        ) : problem ? null : (
          <p className="text-muted-foreground">Counting what would go</p>
        )}
      </DialogBody>
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          {count === 1 ? "Keep it" : "Keep them"}
        </Button>
        <Button variant="destructive" disabled={!preview || isBusy || count === 0} onClick={() => void run()}>
          Delete {named}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function Sample({ outcome }: { outcome: BulkOutcome }) {
  const rest = outcome.count - outcome.sample.length;
  const also = alsoText(outcome.also);
  return (
    <div className="grid gap-1">
      <ul className="grid gap-1">
        {outcome.sample.map((record) => (
          <li key={record.id} className="cut">
            {record.name}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="text-muted-foreground">and {formatNumber(rest)} more</p> : null}
      {also ? <p className="text-warning">{also}</p> : null}
      {outcome.skipped.map((each) => (
        <p key={each.reason} className="text-warning">
          {formatNumber(each.count)} left out: {each.reason}
        </p>
      ))}
    </div>
  );
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
