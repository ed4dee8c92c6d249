"use client";

import { useState } from "react";

import { canEdit } from "@/app/_fields/field-editor.client";
import { ToolError, writeTool } from "@/app/_lib/api";
import { lastChangeStore, undo } from "@/app/_lib/change";
import { refreshRecords, useObject, useObjects } from "@/app/_lib/query";
import { toInput } from "@/app/_lib/save-field";
import type { FieldDefinition, ObjectDefinition, Value } from "@/app/_lib/types";
import { createStoreFor } from "@/app/_lib/workspace-stores";
import { usePanel } from "@/app/_panel/use-panel.client";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { notify } from "@/app/_ui/notices";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { FieldInput } from "./field-input.client";
import { PossibleDuplicates } from "./possible-duplicates.client";

/** A new record, of the object that is on the screen. */
export function CreateDialog({ object: key, given }: { object: string; given: Values }) {
  const object = useObject(key);
  const objects = useObjects();
  const close = () => createStoreFor.set(null);
  if (!object) return null;
  return (
    <Dialog isOpen onClose={close} title={`New ${object.label.toLowerCase()}`} className="w-[560px]">
      {objects.length > 1 ? (
        <label className="flex items-center gap-2 px-4 pt-2 text-xs text-muted-foreground">
          Kind
          <select
            value={key}
            onChange={(event) => createStoreFor.set({ object: event.target.value })}
            className="field-focus h-control-sm rounded-sm border border-border-strong bg-background px-1.5 text-foreground"
          >
            {objects.map((each) => (
              <option key={each.key} value={each.key}>
                {each.label}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <CreateForm key={key} object={object} given={given} onClose={close} />
    </Dialog>
  );
}

type Values = Record<string, Value>;

function CreateForm({ object, given, onClose }: { object: ObjectDefinition; given: Values; onClose: () => void }) {
  const { openRecord } = usePanel();
  const [values, setValues] = useState<Values>(() => ({ ...defaults(object), ...given }));
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const fields = formFields(object);
  const isReady =
    fields.every((field) => !field.isRequired || !isEmpty(values[field.key])) &&
    Object.values(problems).every((problem) => !problem);

  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const filled = Object.entries(values).filter(([, value]) => !isEmpty(value));
      const { record, changeSetId } = await writeTool("create_record", {
        object: object.key,
        values: Object.fromEntries(filled.map(([key, value]) => [key, toInput(value)])),
      });
      refreshRecords();
      lastChangeStore.set({ changeSetId, label: `Created ${record.name}` });
      notify({
        kind: "done",
        text: `Created ${record.name}`,
        action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) },
      });
      onClose();
      if (!object.isActivity) openRecord({ object: object.key, id: record.id });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) void save();
      }}
    >
      <DialogBody className="grid-cols-2 small:grid-cols-1">
        {fields.map((field, index) => (
          <div
            key={field.key}
            className={
              field.type === "long_text" || field.key === object.nameField ? "col-span-2 small:col-span-1" : ""
            }
          >
            <FieldInput
              field={field}
              value={values[field.key] ?? null}
              autoFocus={index === 0}
              error={detailFor(failure, field.key)}
              onChange={(value) => setValues((known) => ({ ...known, [field.key]: value }))}
              onProblem={(problem) => setProblems((known) => ({ ...known, [field.key]: problem }))}
            />
          </div>
        ))}
        <PossibleDuplicates object={object} values={values} />
        <FormFailure failure={failure} className="col-span-2 small:col-span-1" />
      </DialogBody>
      <SubmitFoot act={`Create ${object.label.toLowerCase()}`} isReady={isReady && !isBusy} onClose={onClose} />
    </form>
  );
}

function formFields(object: ObjectDefinition): FieldDefinition[] {
  const open = object.fields.filter(
    (field) => canEdit(field) && field.key !== "completed_at" && field.key !== "lost_reason",
  );
  const isName = (field: FieldDefinition) => field.key === object.nameField;
  return [
    ...open.filter(isName),
    ...open.filter((field) => !isName(field) && field.type !== "long_text"),
    ...open.filter((field) => field.type === "long_text"),
  ];
}

function defaults(object: ObjectDefinition): Values {
  const given = object.fields.filter((field) => field.default !== undefined && field.default !== null);
  return Object.fromEntries(given.map((field) => [field.key, field.default as Value]));
}

function isEmpty(value: Value | undefined): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function detailFor(failure: unknown, key: string): string | undefined {
  if (!(failure instanceof ToolError)) return undefined;
  const detail = failure.details.find((each) => each.path === key || each.path === `values.${key}`);
  return detail ? [detail.message, detail.fix].filter(Boolean).join(" ") : undefined;
}
